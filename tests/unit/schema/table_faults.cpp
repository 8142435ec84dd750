// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/table_faults.hpp>

#include <string_view>

#include "shop.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(schema_table_faults)

using namespace shop;

BOOST_AUTO_TEST_CASE(identifiers_are_as_long_as_postgresql_allows) {
    constexpr std::string_view letters =
        "0123456789012345678901234567890123456789012345678901234567890123";
    static_assert(!orm::is_identifier(""));
    static_assert(orm::is_identifier(letters.substr(0, 63)));
    static_assert(!orm::is_identifier(letters));
    BOOST_TEST(letters.size() == 64U);
}

BOOST_AUTO_TEST_CASE(sqlite_keeps_names_for_itself) {
    static_assert(orm::is_reserved_name("sqlite_x"));
    static_assert(orm::is_reserved_name("SQLite_x"));
    static_assert(!orm::is_reserved_name("sqlite"));
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(a_sound_table_has_no_fault) {
    static_assert(orm::fault_of<products_t>.rule == orm::table_rule::none);
    static_assert(orm::fault_of<lines_t>.rule == orm::table_rule::none);
    BOOST_TEST(true);
}

struct twice {
    std::int64_t first{};
    std::int64_t second{};
};
ORM_TABLE(twices, twice, "twices", (first, named("x")), (second, named("X")))

BOOST_AUTO_TEST_CASE(the_fault_names_both_columns) {
    constexpr orm::table_fault fault = orm::fault_of<twices_t>;
    static_assert(fault.rule == orm::table_rule::duplicate_column);
    static_assert(fault.column == 1 && fault.other == 0);
    BOOST_TEST(true);
}

/// Names that are looked for at the same place: their length, ends and middles are alike.
struct crowd {
    std::int64_t axbyc{};
    std::int64_t azbwc{};
    std::int64_t third{};
};
ORM_TABLE(crowds, crowd, "crowds", (axbyc), (azbwc), (third, named("AXbyc")))
struct sound_crowd {
    std::int64_t axbyc{};
    std::int64_t azbwc{};
};
ORM_TABLE(sound_crowds, sound_crowd, "sound_crowds", (axbyc), (azbwc))

BOOST_AUTO_TEST_CASE(a_name_is_found_behind_others_of_its_place) {
    static_assert(orm::spread_name("axbyc") == orm::spread_name("azbwc"));
    constexpr orm::table_fault fault = orm::fault_of<crowds_t>;
    static_assert(fault.rule == orm::table_rule::duplicate_column);
    static_assert(fault.column == 2 && fault.other == 0);
    static_assert(orm::fault_of<sound_crowds_t>.rule == orm::table_rule::none);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_SUITE_END()
