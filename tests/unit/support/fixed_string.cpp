// SPDX-License-Identifier: BSL-1.0
#include <orm/support/fixed_string.hpp>

#include <type_traits>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(support_fixed_string)

template <orm::fixed_string Name>
struct tag {
    static constexpr std::string_view name = Name.view();
};

BOOST_AUTO_TEST_CASE(a_literal_is_a_template_argument) {
    static_assert(std::is_same_v<tag<"a">, tag<"a">>);
    static_assert(!std::is_same_v<tag<"a">, tag<"b">>);
    BOOST_TEST(tag<"total">::name == "total");
}

BOOST_AUTO_TEST_CASE(it_keeps_what_a_c_string_would_not) {
    BOOST_TEST(tag<"a\0b">::name.size() == 3U);
    BOOST_TEST(tag<"">::name.empty());
}

BOOST_AUTO_TEST_SUITE_END()
