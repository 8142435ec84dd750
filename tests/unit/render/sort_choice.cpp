// SPDX-License-Identifier: BSL-1.0
#include <orm/render/sort_choice.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto sorts = sort_choices(sort_choice<"age">(users.age, desc(users.id)),
                                    sort_choice<"newest">(desc(users.id).nulls_last()));

static_assert(in_sqlite(select(users.id).from(users).order_by(sorts.first())) ==
              R"(select "id" from "users" order by "age", "id" desc)");
static_assert(in_postgres(select(users.id).from(users).order_by(*sorts.find("age", "desc"))) ==
              R"(select "id" from "users" order by "age" desc, "id")");
static_assert(in_sqlite(select(users.id).from(users).order_by(*sorts.find("newest"), users.age)) ==
              R"(select "id" from "users" order by "id" desc nulls last, "age")");
static_assert(
    in_postgres(select(users.id).from(users).order_by(sorts.find("newest")->reversed()).limit(3)) ==
    R"(select "id" from "users" order by "id" nulls last limit $1)");

// A name that is selected is ordered by its name, here as elsewhere.
constexpr auto next_age = as<"next">(users.age + 1);
constexpr auto named    = sort_choices(sort_choice<"next">(next_age, users.id));
static_assert(in_postgres(select(next_age).from(users).order_by(*named.find("next", "desc"))) ==
              R"(select "age" + $1 as "next" from "users" order by "next" desc, "id" desc)");

// Only what is chosen is there, also of its parameters.
constexpr auto valued =
    sort_choices(sort_choice<"near">(abs(users.age - 30)), sort_choice<"id">(users.id));
static_assert(in_sqlite(select(users.id).from(users).order_by(valued.first()).limit(1)) ==
              R"(select "id" from "users" order by abs("age" - ?) limit ?)");
static_assert(in_sqlite(select(users.id).from(users).order_by(*valued.find("id")).limit(1)) ==
              R"(select "id" from "users" order by "id" limit ?)");
