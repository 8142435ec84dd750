// SPDX-License-Identifier: BSL-1.0
#include <orm/support/types.hpp>

#include <type_traits>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(support_types)

using three = orm::types<int, char, long>;

BOOST_AUTO_TEST_CASE(a_list_knows_its_items) {
    static_assert(three::size == 3);
    static_assert(three::contains<char>);
    static_assert(!three::contains<unsigned>);
    static_assert(!orm::types<>::contains<void>);
    BOOST_TEST(orm::index_of<long>(three{}) == 2U);
}

BOOST_AUTO_TEST_CASE(lists_are_joined_in_order) {
    static_assert(std::is_same_v<orm::joined_types<>, orm::types<>>);
    static_assert(
        std::is_same_v<orm::joined_types<orm::types<int>, orm::types<>, orm::types<char, long>>,
                       three>);
    using one = orm::types<int>;
    using two = orm::types<char, long>;
    static_assert(std::is_same_v<orm::joined_types<two>, two>);
    static_assert(std::is_same_v<orm::joined_types<one, two>, three>);
    static_assert(std::is_same_v<orm::joined_types<one, two, orm::types<>, one>,
                                 orm::types<int, char, long, int>>);
    static_assert(std::is_same_v<orm::joined_types<one, two, orm::types<>, one, two>,
                                 orm::types<int, char, long, int, char, long>>);
    static_assert(std::is_same_v<
                  orm::joined_types<two, one, one, two, two, one, one, two>,
                  orm::types<char, long, int, int, char, long, char, long, int, int, char, long>>);
    static_assert(std::is_same_v<orm::types_after<void, int, char, long>, three>);
    static_assert(
        std::is_same_v<orm::types_but<three, orm::types<char, bool>>, orm::types<int, long>>);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(the_first_item_of_nothing_is_void) {
    static_assert(std::is_same_v<orm::first_type<three>, int>);
    static_assert(std::is_void_v<orm::first_type<orm::types<>>>);
    static_assert(std::is_same_v<orm::type_at<three, 1>, char>);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_SUITE_END()
