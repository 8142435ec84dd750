// SPDX-License-Identifier: BSL-1.0
#include <orm/query/keyset.hpp>

#include <cstdint>
#include <optional>
#include <string>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto by_age = keyset(desc(users.age), users.id);

static_assert(
    in_sqlite(select(users.id).from(users).where(by_age.after(30, 7)).order_by(by_age).limit(20)) ==
    R"(select "id" from "users" where "age" <= ? and )"
    R"(("age" < ? or "age" = ? and "id" > ?) order by "age" desc, "id" limit ?)");
static_assert(in_sqlite(keyset(users.id).after(7)) == R"("id" > ?)");
static_assert(in_sqlite(keyset(nulls_first(users.nickname)).after("Al")) ==
              R"("nickname" > ? or "nickname" is not null and ? is null)");

constexpr auto by_name = keyset(nulls_last(users.nickname), desc(users.id));
static_assert(in_sqlite(by_name.after(std::optional<std::string_view>{}, 7)) ==
              R"("nickname" > ? or "nickname" is null and ? is not null or )"
              R"("nickname" is ? and "id" < ?)");
