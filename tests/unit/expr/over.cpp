// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/over.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

static_assert(in_sqlite(sum(users.age).over()) == R"(sum("age") over ())");
static_assert(in_sqlite(sum(users.age).over(partition_by(users.rights)) * 2) ==
              R"(sum("age") over (partition by "rights") * ?)");

// A named window is written by its name, wherever it is used.
constexpr auto w = as<"w">(partition_by(users.age / 10).order_by(users.id));
static_assert(in_sqlite(count().over(w)) == R"(count(*) over "w")");

// Types are those of the function.
template <class Node>
using alone = value_from<users_t, Node>;
template <class Node>
using grouped = value_in_group<users_t, Node>;

static_assert(std::same_as<alone<decltype(count().over())>, std::int64_t>);
static_assert(std::same_as<alone<decltype(count(users.nickname).over())>, std::int64_t>);
static_assert(std::same_as<alone<decltype(count().filter(users.active).over())>, std::int64_t>);
static_assert(std::same_as<alone<decltype(avg(users.age).over())>, double>);
static_assert(std::same_as<alone<decltype(max(users.rank).over())>, blog::rank>);

// A frame that has its own row in it is not empty, so that only the operand or a filter makes null.
constexpr auto by_id = order_by(users.id);
static_assert(std::same_as<alone<decltype(sum(users.age).over())>, std::int64_t>);
static_assert(std::same_as<alone<decltype(sum(users.age).over(w))>, std::int64_t>);
static_assert(
    std::same_as<alone<decltype(max(users.nickname).over())>, std::optional<std::string>>);
static_assert(std::same_as<alone<decltype(sum(users.age).filter(users.active).over())>,
                           std::optional<std::int64_t>>);
static_assert(
    std::same_as<alone<decltype(sum(users.age).over(by_id.rows(preceding(3), following(3))))>,
                 std::int64_t>);
static_assert(
    std::same_as<alone<decltype(sum(users.age).over(by_id.rows(preceding(3), preceding(1))))>,
                 std::optional<std::int64_t>>);
static_assert(std::same_as<alone<decltype(sum(users.age).over(
                               by_id.rows(preceding(3), following(3)).exclude_current_row()))>,
                           std::optional<std::int64_t>>);
static_assert(std::same_as<alone<decltype(sum(users.age).over(
                               by_id.groups(preceding(3), following(3)).exclude_ties()))>,
                           std::int64_t>);
static_assert(std::same_as<alone<decltype(count().over(by_id.rows(preceding(3), preceding(1))))>,
                           std::int64_t>);
static_assert(std::same_as<
              alone<decltype(sum(users.age).over(as<"v">(by_id.rows(following(1), following(2)))))>,
              std::optional<std::int64_t>>);

// An aggregate inside is null as it would be alone.
static_assert(
    std::same_as<alone<decltype(sum(sum(users.age)).over())>, std::optional<std::int64_t>>);
static_assert(std::same_as<grouped<decltype(sum(sum(users.age)).over())>, std::int64_t>);
static_assert(std::same_as<grouped<decltype(sum(max(users.score)).over())>, double>);

// It is no column of a group, and what is in it has to be.
template <class Node, class... Groups>
using ungrouped = typename orm::ungrouped_column<Node, orm::types<Groups...>,
                                                 orm::types<users_t, posts_t>>::result;
static_assert(std::same_as<ungrouped<decltype(sum(users.age).over())>, users_t::age_t>);
static_assert(std::is_void_v<ungrouped<decltype(sum(users.age).over()), users_t::age_t>>);
static_assert(std::is_void_v<ungrouped<decltype(sum(sum(users.age)).over())>>);
static_assert(std::same_as<ungrouped<decltype(count().over(order_by(users.age)))>, users_t::age_t>);
static_assert(std::same_as<ungrouped<decltype(sum(sum(users.age)).filter(users.active).over())>,
                           users_t::active_t>);
