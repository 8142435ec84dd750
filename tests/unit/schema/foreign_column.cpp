// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/foreign_column.hpp>

#include <type_traits>

#include "shop.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(schema_foreign_column)

using namespace shop;

template <class Node, class... Tables>
using foreign = typename orm::foreign_column<Node, orm::types<Tables...>>::result;

BOOST_AUTO_TEST_CASE(the_first_column_of_another_table_is_found) {
    using condition = decltype(products.price > 1 && lines.number == 2 && plains.value == 3);
    static_assert(std::is_void_v<foreign<condition, products_t, lines_t, plains_t>>);
    static_assert(std::is_same_v<foreign<condition, products_t, plains_t>, lines_t::number_t>);
    static_assert(std::is_same_v<foreign<condition, products_t>, lines_t::number_t>);
    static_assert(std::is_same_v<foreign<products_t::id_t>, products_t::id_t>);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_SUITE_END()
