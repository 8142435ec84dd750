// SPDX-License-Identifier: BSL-1.0
#include <orm/query/commented.hpp>

#include <orm/render/commented.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto plain = select(users.id, users.email).from(users);

// What comes back is what comes back without it, and one comment may stand behind another.
static_assert(std::same_as<row_type<decltype(commented<"a">(plain))>,
                           row_type<std::remove_cv_t<decltype(plain)>>>);
static_assert(in_sqlite(commented<"a">(commented<"b">(plain))) ==
              R"(/* a */ /* b */ select "id", "email" from "users")");

template <class Query>
concept takes_comment = requires(Query query) { commented<"a">(query); };
static_assert(takes_comment<decltype(delete_from(users).all_rows())>);
static_assert(!takes_comment<decltype(insert_into(users))>);
static_assert(!takes_comment<decltype(users.id)>);

static_assert(orm::text_of_a_comment<"it's * / $1 ? --">);
static_assert(!orm::text_of_a_comment<"a */ drop">);
static_assert(!orm::text_of_a_comment<"a /* b">);
