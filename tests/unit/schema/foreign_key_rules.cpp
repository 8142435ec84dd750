// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/foreign_key_rules.hpp>

#include "shop.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(schema_foreign_key_rules)

using namespace shop;
using orm::types;

BOOST_AUTO_TEST_CASE(the_table_has_to_be_in_the_schema) {
    static_assert(orm::table_of_schema<products_t, types<lines_t, products_t>>);
    static_assert(!orm::table_of_schema<products_t, types<lines_t>>);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(the_columns_referred_to_are_unique_in_one_table) {
    static_assert(orm::unique_in_one_table<types<products_t::id_t>>);
    static_assert(!orm::unique_in_one_table<types<products_t::price_t>>);
    static_assert(!orm::unique_in_one_table<types<products_t::id_t, lines_t::number_t>>);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(types_have_to_be_the_same) {
    static_assert(orm::same_type_as_referenced<lines_t::product_id_t, products_t::id_t>);
    static_assert(orm::same_type_as_referenced<lines_t::parent_order_t, lines_t::order_id_t>);
    static_assert(!orm::same_type_as_referenced<lines_t::number_t, products_t::id_t>);
    static_assert(!orm::same_type_as_referenced<products_t::name_t, products_t::id_t>);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(the_first_broken_rule_is_told) {
    using keys = orm::foreign_keys_of<lines_t>;
    static_assert(orm::rule_broken_by<orm::first_type<keys>, types<lines_t, products_t>> ==
                  orm::foreign_key_rule::none);
    static_assert(orm::rule_broken_by<orm::first_type<keys>, types<lines_t>> ==
                  orm::foreign_key_rule::table);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_SUITE_END()
