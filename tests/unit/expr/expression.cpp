// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/expression.hpp>

#include <boost/test/unit_test.hpp>

#include <vector>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

static_assert(orm::expression<users_t::id_t>);
static_assert(orm::expression<decltype(users.age + 1)>);
static_assert(!orm::expression<int>);
static_assert(!orm::expression<users_t>);
static_assert(!orm::expression<decltype(desc(users.age))>);
static_assert(!orm::expression<decltype(users.age = 1)>);

static_assert(std::same_as<orm::type_of<users_t::nickname_t>, std::string>);
static_assert(std::same_as<orm::type_of<decltype(users.age)&>, std::int32_t>);

BOOST_AUTO_TEST_SUITE(expr_expression)

// Whatever a node looks like, its operands are visited in the order of the text.
std::vector<std::int64_t> values_in(auto const& node) {
    std::vector<std::int64_t> found;
    orm::for_each_operand(node, [&]<class Operand>(Operand const& operand) {
        if constexpr (requires { operand.stored; }) found.push_back(operand.stored);
    });
    return found;
}

BOOST_AUTO_TEST_CASE(operands_are_visited_in_order) {
    std::vector<std::int64_t> const none, one{7}, two{1, 2}, three{1, 2, 3};
    BOOST_TEST(values_in(users.age) == none);
    BOOST_TEST(values_in(users.age + 7) == one);
    BOOST_TEST(values_in(between(users.age, 1, 2)) == two);
    BOOST_TEST(values_in(coalesce(users.age, 1, 2, 3)) == three);
    BOOST_TEST(values_in(raw<int>("{} + {}", 1, 2)) == two);
}

BOOST_AUTO_TEST_SUITE_END()
