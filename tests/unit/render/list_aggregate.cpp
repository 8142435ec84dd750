// SPDX-License-Identifier: BSL-1.0
#include <orm/render/list_aggregate.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

// Values, order and condition are bound in the order of the text.
static_assert(
    in_postgres(select(string_agg(users.email, ", ").order_by(users.age + 1).filter(users.age > 2))
                    .from(users)) ==
    R"(select string_agg("email", $1 order by "age" + $2) filter (where "age" > $3) from "users")");
static_assert(in_sqlite(select(users.age, json_group_array(json_array(users.id, 1)))
                            .from(users)
                            .group_by(users.age)) ==
              R"(select "age", json_group_array(json_array("id", ?)) from "users" group by "age")");
