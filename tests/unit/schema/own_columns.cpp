// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/own_columns.hpp>

#include <type_traits>

#include "shop.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(schema_own_columns)

using namespace shop;

BOOST_AUTO_TEST_CASE(checks_keys_and_indexes_speak_of_their_table) {
    using product_nodes = orm::own_columns_of<products_t>;
    static_assert(std::is_same_v<product_nodes,
                                 orm::types<orm::row_condition<decltype(products.price > 0)>>>);
    // Two of the key, two unique, two of the foreign key, two of the index and its condition.
    static_assert(orm::own_columns_of<lines_t>::size == 9);
    static_assert(orm::own_columns_of<plains_t>::size == 0);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_SUITE_END()
