// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/place.hpp>

#include <boost/test/unit_test.hpp>

using namespace orm::migrate;

BOOST_AUTO_TEST_SUITE(migrate_place)

BOOST_AUTO_TEST_CASE(parts_stand_behind_dots_and_empty_ones_are_left_out) {
    constexpr auto made = [] {
        place text;
        text.add_part("users");
        text.add_part("");
        text.add_part("email");
        text.add(": added");
        return text;
    };
    static_assert(printable<made()>().view() == "users.email: added");
    BOOST_TEST(printable<made()>().view().size() == made().size);
}

BOOST_AUTO_TEST_CASE(a_text_that_is_too_long_is_cut) {
    place text;
    for (int count = 0; count != 100; ++count) text.add("ten letters");
    BOOST_TEST(text.size == sizeof text.characters - 1);
}

BOOST_AUTO_TEST_SUITE_END()
