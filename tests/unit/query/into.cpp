// SPDX-License-Identifier: BSL-1.0
#include <orm/query/into.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

struct pair_of_values {
    std::int64_t id;
    std::string  email;
};

constexpr auto query = select(users.id, users.email).from(users);

// It changes what the rows become, and nothing of the text.
static_assert(in_sqlite(query.into<pair_of_values>()) == in_sqlite(query));
static_assert(
    in_sqlite(update(users).set(users.age = 1).all_rows().returning(users.id).into<user>()) ==
    R"(update "users" set "age" = ? returning "id")");
static_assert(in_sqlite(delete_from(users).all_rows().returning(users.id).into<user>()) ==
              R"(delete from "users" returning "id")");
static_assert(in_sqlite(insert_into(notes).default_values().returning(notes.id).into<note>()) ==
              R"(insert into "notes" ("made", "changed") values (?, ?) returning "id")");
