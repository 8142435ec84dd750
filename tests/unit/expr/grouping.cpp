// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/grouping.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

static_assert(in_postgres(rollup(users.rights, users.age)) == R"(rollup("rights", "age"))");
static_assert(in_postgres(cube(users.rights, year(users.joined))) ==
              R"(cube("rights", cast(extract(year from "joined" at time zone 'utc') as bigint)))");
static_assert(in_postgres(rollup(group_of(users.rights, users.age), users.active)) ==
              R"(rollup(("rights", "age"), "active"))");
static_assert(in_postgres(grouping_sets(group_of(users.rights, users.age), users.active,
                                        group_of())) ==
              R"(grouping sets (("rights", "age"), "active", ()))");
static_assert(in_postgres(grouping(users.rights, users.age)) == R"(grouping("rights", "age"))");

static_assert(orm::groupable<users_t::age_t>);
static_assert(orm::groupable<decltype(rollup(users.age))>);
static_assert(!orm::groupable<decltype(group_of(users.age))>);
static_assert(!orm::expression<decltype(rollup(users.age))>);
static_assert(std::same_as<value_from<users_t, decltype(grouping(users.age))>, std::int64_t>);
