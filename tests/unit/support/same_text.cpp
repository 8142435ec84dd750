// SPDX-License-Identifier: BSL-1.0
#include <orm/support/same_text.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(support_same_text)

BOOST_AUTO_TEST_CASE(texts_are_compared_to_the_letter) {
    static_assert(orm::same_text("", ""));
    static_assert(orm::same_text("name", "name"));
    static_assert(!orm::same_text("name", "Name"));
    static_assert(!orm::same_text("name", "names"));
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(names_are_compared_without_case) {
    static_assert(orm::same_name("name", "NaMe"));
    static_assert(!orm::same_name("name", "game"));
    static_assert(!orm::same_name("a[", "a{"));  // no letters
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_SUITE_END()
