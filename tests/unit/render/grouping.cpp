// SPDX-License-Identifier: BSL-1.0
#include <orm/render/grouping.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto rolled =
    select(users.rights, users.active, grouping(users.rights, users.active), sum(users.age))
        .from(users)
        .group_by(rollup(users.rights, users.active))
        .having(grouping(users.active) == 0)
        .order_by(users.rights);
static_assert(in_postgres(rolled) ==
              R"(select "rights", "active", grouping("rights", "active"), sum("age")::bigint )"
              R"(from "users" group by rollup("rights", "active") )"
              R"(having grouping("active") = $1 order by "rights")");

constexpr auto plain = select(users.rights, count()).from(users).group_by(users.rights);
static_assert(orm::has_grouping_sets<decltype(rolled)>);
static_assert(!orm::has_grouping_sets<decltype(plain)>);
static_assert(orm::has_grouping_sets<decltype(select(users.id).from(users).where(in(
                  users.rights, select(users.rights).from(users).group_by(cube(users.rights)))))>);
static_assert(orm::grouped_as_supported<orm::postgres_dialect, decltype(rolled)>);
static_assert(!orm::grouped_as_supported<orm::sqlite_dialect, decltype(rolled)>);
static_assert(orm::grouped_as_supported<orm::sqlite_dialect, decltype(plain)>);
