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

// Over a window, within which an empty list is made of no rows.
constexpr auto by_age = order_by(users.age);
static_assert(in_sqlite(string_agg(users.email, ",").over(by_age)) ==
              R"(group_concat("email", ?) over (order by "age"))");
static_assert(in_postgres(string_agg(users.email, ",").filter(users.active).over(by_age)) ==
              R"(string_agg("email", $1) filter (where "active") over (order by "age"))");
static_assert(in_postgres(json_group_array(users.age).over(by_age)) ==
              R"(coalesce(json_agg("age") over (order by "age"), '[]'))");
static_assert(in_sqlite(json_group_object(users.email, users.age).over()) ==
              R"(json_group_object("email", "age") over ())");
static_assert(in_postgres(array_agg(users.age).over(by_age)) ==
              R"(coalesce(array_agg("age") over (order by "age"), '{}'))");
static_assert(in_sqlite(array_agg(users.email).over()) ==
              R"('[' || coalesce(group_concat(case when "email" is null then 'null' )"
              R"(else json_quote("email") end) over (), '') || ']')");
static_assert(std::same_as<value_from<users_t, decltype(string_agg(users.email, ",").over(by_age))>,
                           std::string>);
static_assert(
    std::same_as<value_from<users_t, decltype(string_agg(users.nickname, ",").over(by_age))>,
                 std::optional<std::string>>);
static_assert(
    std::same_as<value_from<users_t, decltype(string_agg(users.email, ",")
                                                  .over(by_age.rows(preceding(2), preceding(1))))>,
                 std::optional<std::string>>);
static_assert(
    std::same_as<value_from<users_t, decltype(json_group_array(users.nickname).over(by_age))>,
                 std::string>);
static_assert(orm::is_distinct<decltype(string_agg_distinct(users.email))>);
template <class Aggregate>
concept has_windows = requires(Aggregate all) { all.over(); };
static_assert(!has_windows<decltype(string_agg(users.email, ",").order_by(users.id))>);

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
