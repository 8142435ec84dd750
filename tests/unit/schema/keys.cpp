// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/keys.hpp>

#include <type_traits>

#include "shop.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(schema_keys)

using namespace shop;
using orm::types;

BOOST_AUTO_TEST_CASE(a_key_is_marked_or_a_constraint) {
    static_assert(std::is_same_v<orm::primary_key_of<products_t>, types<products_t::id_t>>);
    static_assert(std::is_same_v<orm::primary_key_of<lines_t>,
                                 types<lines_t::order_id_t, lines_t::number_t>>);
    static_assert(std::is_same_v<orm::primary_key_of<plains_t>, types<>>);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(an_alias_has_the_key_of_its_table) {
    using other = lines_as<"other">;
    static_assert(std::is_same_v<orm::primary_key_of<other>,
                                 types<orm::alias_column<other, lines_t::order_id_t>,
                                       orm::alias_column<other, lines_t::number_t>>>);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(only_an_autoincrement_key_is_made_by_the_database) {
    static_assert(orm::is_generated_key<orm::primary_key_of<products_t>>);
    static_assert(!orm::is_generated_key<orm::primary_key_of<lines_t>>);
    static_assert(!orm::is_generated_key<orm::primary_key_of<plains_t>>);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_SUITE_END()
