// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/ordered_set.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

static_assert(in_postgres(percentile_cont(0.5).within_group(users.age)) ==
              R"(percentile_cont($1::double precision) within group (order by "age"))");
static_assert(
    in_postgres(percentile_disc(0.9).within_group(desc(users.email)).filter(users.active)) ==
    R"(percentile_disc($1::double precision) within group (order by "email" desc) filter (where "active"))");
static_assert(in_postgres(mode().within_group(users.age + 1)) ==
              R"(mode() within group (order by "age" + $1))");

// One of the values, or a number between two of them; null over no rows, which a group has not.
template <class Node>
using alone = value_from<users_t, Node>;

static_assert(std::same_as<alone<decltype(percentile_cont(0.5).within_group(users.age))>,
                           std::optional<double>>);
static_assert(std::same_as<alone<decltype(percentile_disc(0.5).within_group(desc(users.age)))>,
                           std::optional<std::int32_t>>);
static_assert(
    std::same_as<alone<decltype(mode().within_group(users.email))>, std::optional<std::string>>);

template <class Aggregate>
concept has_windows = requires(Aggregate all) { all.over(); };
static_assert(!has_windows<decltype(mode().within_group(users.age))>);
static_assert(orm::is_distinct<decltype(mode().within_group(users.age).filter(users.active))>);
