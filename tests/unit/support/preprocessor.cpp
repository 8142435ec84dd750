// SPDX-License-Identifier: BSL-1.0
#include <orm/support/preprocessor.hpp>

#include <string_view>

#include <boost/test/unit_test.hpp>

#define QUOTE(context, item) context #item ","

BOOST_AUTO_TEST_SUITE(support_preprocessor)

BOOST_AUTO_TEST_CASE(for_each_expands_each_argument_in_order) {
    static_assert(std::string_view("" ORM_FOR_EACH(QUOTE, "-", a, b, (c, d))) == "-a,-b,-(c, d),");
    BOOST_TEST(std::string_view("" ORM_FOR_EACH(QUOTE, "x", one)) == "xone,");
}

BOOST_AUTO_TEST_CASE(for_each_keeps_the_order_beyond_eight_arguments) {
    static_assert(std::string_view("" ORM_FOR_EACH(QUOTE, "", 1, 2, 3, 4, 5, 6, 7, 8)) ==
                  "1,2,3,4,5,6,7,8,");
    static_assert(std::string_view("" ORM_FOR_EACH(QUOTE, "", 1, 2, 3, 4, 5, 6, 7, 8, 9)) ==
                  "1,2,3,4,5,6,7,8,9,");
    BOOST_TEST(std::string_view("" ORM_FOR_EACH(QUOTE, "", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
                                                13, 14, 15, 16, 17)) ==
               "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,");
}

BOOST_AUTO_TEST_CASE(for_each_of_nothing_is_nothing) {
    BOOST_TEST(std::string_view("" ORM_FOR_EACH(QUOTE, "x")).empty());
}

#define PLUS_ONE(context, item) +1
#define TEN(macro) macro, macro, macro, macro, macro, macro, macro, macro, macro, macro

BOOST_AUTO_TEST_CASE(for_each_takes_128_arguments) {
    constexpr int count =
        0 ORM_FOR_EACH(PLUS_ONE, , TEN(a), TEN(a), TEN(a), TEN(a), TEN(a), TEN(a), TEN(a), TEN(a),
                       TEN(a), TEN(a), TEN(a), TEN(a), a, a, a, a, a, a, a, a);
    BOOST_TEST(count == 128);
}

BOOST_AUTO_TEST_CASE(arguments_are_counted) {
    static_assert(ORM_COUNT(a) == 1);
    static_assert(ORM_COUNT(a, (b, c), d) == 3);
    BOOST_TEST(ORM_COUNT(TEN(a), TEN(a)) == 20);
}

BOOST_AUTO_TEST_CASE(more_than_128_are_many) {
#define FIVE(macro) TEN(macro), TEN(macro), TEN(macro), TEN(macro), TEN(macro)
#define MOST FIVE(a), FIVE(a), TEN(a), TEN(a), a, a, a, a, a, a, a
    constexpr int FEW = 1, MANY = 2;
    static_assert(ORM_FEW_OR_MANY(a) == FEW && ORM_FEW_OR_MANY((a, b)) == FEW);
    static_assert(ORM_FEW_OR_MANY(MOST, a) == FEW && ORM_FEW_OR_MANY(MOST, (a, b)) == FEW);
    static_assert(ORM_FEW_OR_MANY(MOST, a, a) == MANY);
    static_assert(ORM_FEW_OR_MANY(MOST, a, (a, b)) == MANY);
    BOOST_TEST(ORM_FEW_OR_MANY(MOST, MOST) == MANY);
#undef MOST
#undef FIVE
}

BOOST_AUTO_TEST_CASE(tokens_are_joined_after_they_are_expanded) {
#define NAME wo
    constexpr int two = 2;
    BOOST_TEST(ORM_CONCAT(t, NAME) == two);
}

BOOST_AUTO_TEST_CASE(parentheses_come_off) {
    constexpr int values[]{ORM_UNWRAP(1, 2, 3)};
    BOOST_TEST(values[2] == 3);
}

BOOST_AUTO_TEST_SUITE_END()
