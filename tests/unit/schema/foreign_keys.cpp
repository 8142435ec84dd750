// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/foreign_keys.hpp>

#include <type_traits>

#include "shop.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(schema_foreign_keys)

using namespace shop;
using orm::types;

BOOST_AUTO_TEST_CASE(keys_of_columns_come_before_those_of_the_table) {
    using keys = orm::foreign_keys_of<lines_t>;
    static_assert(keys::size == 2);
    using first = orm::first_type<keys>;
    static_assert(std::is_same_v<first::columns, types<lines_t::product_id_t>>);
    static_assert(std::is_same_v<first::target, products_t>);
    using second = orm::type_at<keys, 1>;
    static_assert(
        std::is_same_v<second::referenced, types<lines_t::order_id_t, lines_t::number_t>>);
    static_assert(orm::foreign_keys_of<plains_t>::size == 0);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(keys_and_unique_constraints_are_unique) {
    static_assert(orm::is_unique_key<types<products_t::id_t>>);
    static_assert(orm::is_unique_key<types<products_t::name_t>>);
    static_assert(!orm::is_unique_key<types<products_t::price_t>>);
    static_assert(orm::is_unique_key<types<lines_t::number_t, lines_t::order_id_t>>);
    static_assert(orm::is_unique_key<types<lines_t::product_id_t, lines_t::number_t>>);
    static_assert(!orm::is_unique_key<types<lines_t::order_id_t>>);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_SUITE_END()
