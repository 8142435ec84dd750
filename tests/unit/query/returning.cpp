// SPDX-License-Identifier: BSL-1.0
#include <orm/query/returning.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

template <class... Items>
using clause = orm::returning_clause<Items...>;

// Of nothing: all columns.
static_assert(std::same_as<orm::returning_for<users_t>, clause<orm::all_columns<users_t>>>);
static_assert(
    std::same_as<orm::returning_for<users_t, users_t>, clause<orm::all_columns<users_t>>>);
static_assert(std::same_as<orm::returning_for<users_t, users_t::id_t>, clause<users_t::id_t>>);

static_assert(in_sqlite(delete_from(users).all_rows().returning(as<"n">(users.id + 1),
                                                                users.age)) ==
              R"(delete from "users" returning "id" + ? as "n", "age")");
static_assert(in_sqlite(delete_from(votes).all_rows().returning(votes, lit<1>)) ==
              R"(delete from "votes" returning "user_id", "post_id", "stars", 1)");
