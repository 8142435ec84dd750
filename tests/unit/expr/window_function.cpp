// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/window_function.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/backend/error.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto w = as<"w">(order_by(users.id));

static_assert(in_sqlite(row_number().over(order_by(desc(users.age)))) ==
              R"(row_number() over (order by "age" desc))");
static_assert(in_sqlite(orm::dsl::rank().over(w)) == R"(rank() over "w")");
static_assert(in_sqlite(dense_rank().over(w)) == R"(dense_rank() over "w")");
static_assert(in_sqlite(percent_rank().over(w)) == R"(percent_rank() over "w")");
static_assert(in_sqlite(cume_dist().over(w)) == R"(cume_dist() over "w")");
static_assert(in_sqlite(ntile(4).over(w)) == R"(ntile(?) over "w")");
static_assert(in_postgres(ntile(lit<4>).over(w)) == R"(ntile(cast(4 as integer)) over "w")");
static_assert(in_sqlite(lag(users.age).over(w)) == R"(lag("age") over "w")");
static_assert(in_sqlite(lag(users.age, 2).over(w)) == R"(lag("age", ?) over "w")");
static_assert(in_sqlite(lag(users.age, 2, 0).over(w)) == R"(lag("age", ?, ?) over "w")");
static_assert(in_sqlite(lead(users.age + 1, 1, users.age).over(w)) ==
              R"(lead("age" + ?, ?, "age") over "w")");
static_assert(in_sqlite(lead(users.age).over(w)) == R"(lead("age") over "w")");
static_assert(in_sqlite(first_value(users.age).over(w)) == R"(first_value("age") over "w")");
static_assert(in_sqlite(last_value(users.age).over(w)) == R"(last_value("age") over "w")");
static_assert(in_postgres(nth_value(users.age, 3).over(w)) ==
              R"(nth_value("age", cast($1 as integer)) over "w")");

// Alone it is no expression.
static_assert(!orm::expression<decltype(row_number())>);
static_assert(orm::expression<decltype(row_number().over())>);

template <class Node>
using value = value_from<users_t, Node>;

static_assert(std::same_as<value<decltype(row_number().over())>, std::int64_t>);
static_assert(std::same_as<value<decltype(orm::dsl::rank().over(w))>, std::int64_t>);
static_assert(std::same_as<value<decltype(dense_rank().over(w))>, std::int64_t>);
static_assert(std::same_as<value<decltype(percent_rank().over(w))>, double>);
static_assert(std::same_as<value<decltype(cume_dist().over(w))>, double>);
static_assert(std::same_as<value<decltype(ntile(3).over(w))>, std::int64_t>);

// There may be no such row; a default takes its place.
static_assert(std::same_as<value<decltype(lag(users.age).over(w))>, std::optional<std::int32_t>>);
static_assert(
    std::same_as<value<decltype(lead(users.age, 0).over(w))>, std::optional<std::int32_t>>);
static_assert(std::same_as<value<decltype(lag(users.age, 1, 0).over(w))>, std::int32_t>);
static_assert(std::same_as<value<decltype(lag(users.rights, 1, role::admin).over(w))>, role>);
static_assert(std::same_as<value<decltype(lag(users.nickname, 1, "none").over(w))>,
                           std::optional<std::string>>);
static_assert(std::same_as<value<decltype(lag(users.email, 1, users.nickname).over(w))>,
                           std::optional<std::string>>);

// The first row of a frame is there where the frame has its own row; the nth need not be.
static_assert(std::same_as<value<decltype(first_value(users.age).over(w))>, std::int32_t>);
static_assert(
    std::same_as<value<decltype(last_value(users.nickname).over(w))>, std::optional<std::string>>);
static_assert(std::same_as<value<decltype(first_value(users.age).over(
                               order_by(users.id).rows(following(1), following(2))))>,
                           std::optional<std::int32_t>>);
static_assert(
    std::same_as<value<decltype(nth_value(users.age, 1).over(w))>, std::optional<std::int32_t>>);

// A value from another row is kept as it is here.
static_assert(orm::kept_as<decltype(lag(users.rank).over(w))> == orm::storage::integer);
static_assert(orm::kept_as<decltype(last_value(users.rights).over(w))> == orm::storage::text);
static_assert(orm::kept_as<decltype(max(users.rank).over(w))> == orm::storage::integer);

static_assert(orm::window_count<int>);
static_assert(orm::window_count<orm::literal<2>>);
static_assert(orm::window_count<orm::named_parameter<"n", std::int32_t>>);
static_assert(!orm::window_count<double>);
static_assert(!orm::window_count<bool>);
static_assert(!orm::window_count<char const*>);
static_assert(!orm::window_count<users_t::age_t>);

BOOST_AUTO_TEST_SUITE(expr_window_function)

BOOST_AUTO_TEST_CASE(arguments_are_in_their_ranges) {
    BOOST_CHECK_NO_THROW(ntile(1));
    BOOST_CHECK_NO_THROW(nth_value(users.age, 1U));
    BOOST_CHECK_NO_THROW(lag(users.age, 0));
    BOOST_CHECK_THROW(ntile(0), orm::usage_error);
    BOOST_CHECK_THROW(nth_value(users.age, 0), orm::usage_error);
    BOOST_CHECK_THROW(lag(users.age, -1), orm::usage_error);
    BOOST_CHECK_THROW(lead(users.age, -1, 5), orm::usage_error);
}

BOOST_AUTO_TEST_SUITE_END()
