// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/schema.hpp>

#include <type_traits>

#include "shop.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(schema_schema)

using namespace shop;

BOOST_AUTO_TEST_CASE(a_schema_is_its_tables_in_the_users_order) {
    constexpr auto made = orm::schema(lines, products, plains);
    static_assert(orm::database_schema<std::remove_cv_t<decltype(made)>>);
    static_assert(
        std::is_same_v<decltype(made)::tables, orm::types<lines_t, products_t, plains_t>>);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(a_sound_schema_breaks_no_rule) {
    static_assert(orm::check_schema<products_t, lines_t>());
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(table_names_differ_but_for_case) {
    static_assert(orm::tables_differ_in_name<products_t, lines_t>);
    static_assert(!orm::tables_differ_in_name<products_t, products_t>);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_SUITE_END()
