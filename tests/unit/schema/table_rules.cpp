// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/table_rules.hpp>

#include "shop.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(schema_table_rules)

using namespace shop;

BOOST_AUTO_TEST_CASE(sound_tables_meet_all_rules) {
    static_assert(orm::check_table<products_t>());
    static_assert(orm::check_table<lines_t>());
    static_assert(orm::check_table<plains_t>());
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(names_are_compared_without_case) {
    static_assert(orm::names_differ<products_t::id_t, products_t::name_t>);
    static_assert(!orm::names_differ<products_t::id_t, products_t::id_t>);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_SUITE_END()
