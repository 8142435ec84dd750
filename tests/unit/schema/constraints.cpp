// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/constraints.hpp>

#include "shop.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(schema_constraints)

using namespace shop;
using namespace orm::modifiers;

BOOST_AUTO_TEST_CASE(options_of_a_table_are_data) {
    static_assert(orm::table_options_of<lines_t>.schema == "app");
    static_assert(orm::table_options_of<lines_t>.without_rowid);
    static_assert(!orm::table_options_of<lines_t>.strict);
    BOOST_TEST(orm::table_options_of<plains_t>.schema.empty());
}

BOOST_AUTO_TEST_CASE(a_table_may_have_none) {
    static_assert(orm::table_with_constraints<lines_t>);
    static_assert(!orm::table_with_constraints<plains_t>);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(indexes_are_built_in_steps) {
    constexpr auto plain = index(lines.number);
    static_assert(!plain.unique && plain.name.empty());
    constexpr auto named = unique_index(lines.number).named("n").where(lines.number > 1);
    static_assert(named.unique && named.name == "n");
    BOOST_TEST(named.condition.rhs.stored == 1);
    BOOST_TEST(named.named("m").name == "m");
}

BOOST_AUTO_TEST_SUITE_END()
