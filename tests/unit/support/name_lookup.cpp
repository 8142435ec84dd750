// SPDX-License-Identifier: BSL-1.0
#include <orm/support/name_lookup.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(support_name_lookup)

BOOST_AUTO_TEST_CASE(a_name_is_found_where_it_was_added) {
    orm::name_lookup<3> names;
    BOOST_TEST(names.find({{}, "a"}) == names.none);
    names.add({{}, "a"});
    names.add({"app", "a"});
    names.add({{}, "b"});
    BOOST_TEST(names.find({{}, "A"}) == 0U);
    BOOST_TEST(names.find({"app", "a"}) == 1U);
    BOOST_TEST(names.find({{}, "b"}) == 2U);
    BOOST_TEST(names.find({{}, "c"}) == names.none);
}

BOOST_AUTO_TEST_CASE(a_name_is_added_once) {
    orm::name_lookup<4> names;
    BOOST_TEST(names.find_or_add({{}, "Author_ID"}) == names.none);
    BOOST_TEST(names.find_or_add({{}, "author_id"}) == 0U);
    BOOST_TEST(names.find_or_add({{}, ""}) == names.none);
    BOOST_TEST(names.find_or_add({"app", "author_id"}) == names.none);
    BOOST_TEST(names.find_or_add({"app", "AUTHOR_ID"}) == 2U);
    BOOST_TEST(names.find({{}, "AUTHOR_ID"}) == 0U);
    BOOST_TEST(names.find({{}, ""}) == 1U);
}

BOOST_AUTO_TEST_CASE(the_first_duplicate_is_told) {
    constexpr orm::scoped_name different[]{{{}, "a"}, {"app", "a"}, {{}, "b"}};
    static_assert(orm::find_duplicate(different).second == 0);
    constexpr orm::scoped_name same[]{{{}, "a"}, {{}, "b"}, {{}, "B"}};
    static_assert(orm::find_duplicate(same).first == 1 && orm::find_duplicate(same).second == 2);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_SUITE_END()
