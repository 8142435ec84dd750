// SPDX-License-Identifier: BSL-1.0
#include <orm/query/json_table.hpp>

#include <optional>
#include <string>
#include <type_traits>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto line    = json_array_elements<"line">(users.nickname);
constexpr auto number  = json_array_elements<"number", double>(users.nickname);
constexpr auto setting = json_each<"setting">(users.nickname);

template <class Query>
using row                 = row_type<Query>;
constexpr auto from_users = [](auto column, auto rows) {
    return select(column).from(users).cross_join(rows);
};

// JSON is never null: its null is a text. What is asked for as something else may be.
static_assert(std::is_same_v<row<decltype(from_users(line.value, line))>, std::string>);
static_assert(
    std::is_same_v<row<decltype(from_users(number.value, number))>, std::optional<double>>);
static_assert(std::is_same_v<row<decltype(from_users(setting.key, setting))>, std::string>);
static_assert(std::is_same_v<
              row<decltype(select(setting.key).from(users).left_join(setting, setting.key != "x"))>,
              std::optional<std::string>>);
static_assert(std::is_same_v<
              row<decltype(from_users(line.with_ordinality().ordinality, line.with_ordinality()))>,
              std::int64_t>);

// They stand behind what they are made of, and nowhere else.
template <orm::join_kind Kind, class Rows>
concept joins = orm::keeps_what_rows_are_made_of<Kind, Rows, orm::types<users_t>>;
static_assert(joins<orm::join_kind::left, decltype(line)>);
static_assert(!joins<orm::join_kind::right, decltype(line)>);
static_assert(!joins<orm::join_kind::full, decltype(setting)>);
static_assert(joins<orm::join_kind::full, decltype(json_each<"all">("{}"))>);
