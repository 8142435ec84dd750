// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/list_aggregate.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

static_assert(in_sqlite(string_agg(users.email, ", ")) == R"(group_concat("email", ?))");
static_assert(in_postgres(string_agg(users.email, ", ")) == R"(string_agg("email", $1))");
static_assert(in_sqlite(string_agg_distinct(users.email)) == R"(group_concat(distinct "email"))");
static_assert(in_postgres(string_agg_distinct(users.email)) ==
              R"(string_agg(distinct "email", ','))");
static_assert(in_postgres(string_agg_distinct(users.email, "; ").filter(users.active)) ==
              R"(string_agg(distinct "email", $1) filter (where "active"))");
static_assert(in_postgres(string_agg(users.email, "; ").order_by(desc(users.age), users.id)) ==
              R"(string_agg("email", $1 order by "age" desc, "id"))");
static_assert(in_postgres(string_agg_distinct(users.email).order_by(users.email)) ==
              R"(string_agg(distinct "email", ',' order by "email"))");
static_assert(in_sqlite(string_agg(users.email, "; ").filter(users.age > 1)) ==
              R"(group_concat("email", ?) filter (where "age" > ?))");
static_assert(
    in_sqlite(json_group_array(users.active)) ==
    R"(json_group_array(json(case "active" when 1 then 'true' when 0 then 'false' end)))");
static_assert(in_postgres(json_group_array(users.age).order_by(users.age).filter(users.active)) ==
              R"(coalesce(json_agg("age" order by "age") filter (where "active"), '[]'))");
static_assert(in_sqlite(json_group_object(users.email, users.age).filter(users.active)) ==
              R"(json_group_object("email", "age") filter (where "active"))");
static_assert(in_postgres(json_group_object(users.email, users.age)) ==
              R"(coalesce(json_object_agg("email", "age"), '{}'))");

// Null over no rows, which a group has not; made of none, JSON is empty.
constexpr auto joined = string_agg(users.email, ",");
static_assert(std::same_as<value_from<users_t, decltype(joined)>, std::optional<std::string>>);
static_assert(std::same_as<value_in_group<users_t, decltype(joined)>, std::string>);
static_assert(std::same_as<value_in_group<users_t, decltype(string_agg(users.nickname, ","))>,
                           std::optional<std::string>>);
static_assert(std::same_as<value_in_group<users_t, decltype(joined.filter(users.active))>,
                           std::optional<std::string>>);
static_assert(
    std::same_as<value_from<users_t, decltype(json_group_array(users.nickname))>, std::string>);
static_assert(orm::has_aggregate<decltype(joined)>);
