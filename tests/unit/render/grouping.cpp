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

// It is noted as what not every engine has, also in a subquery.
template <class Query>
constexpr orm::feature asked_in_vain(Query const&) {
    return orm::text_facts_of<orm::sqlite_dialect, Query>.missing;
}
static_assert(asked_in_vain(rolled) == orm::feature::grouping_sets);
static_assert(asked_in_vain(select(users.id).from(users).where(
                  in(users.age, select(users.age).from(users).group_by(cube(users.age))))) ==
              orm::feature::grouping_sets);
static_assert(asked_in_vain(select(users.rights).from(users).group_by(users.rights)) ==
              orm::feature::none);
