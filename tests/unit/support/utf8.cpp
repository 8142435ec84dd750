// SPDX-License-Identifier: BSL-1.0
#include <orm/support/utf8.hpp>

#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

using orm::first_character;
using orm::is_utf8;

namespace {

constexpr bool is_first(std::string_view text, char32_t value, std::size_t bytes) {
    auto const found = first_character(text);
    return found.value == value && found.bytes == bytes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(support_utf8)

BOOST_AUTO_TEST_CASE(characters_of_each_length_are_read) {
    static_assert(is_first("ab", U'a', 1));
    static_assert(is_first("\xC3\xA9t", 0xE9, 2));
    static_assert(is_first("\xE2\x82\xAC", 0x20AC, 3));
    static_assert(is_first("\xEF\xBF\xBF", 0xFFFF, 3));
    static_assert(is_first("\xF0\x90\x80\x80", 0x10000, 4));
    static_assert(is_first("\xF4\x8F\xBF\xBF", 0x10FFFF, 4));
    BOOST_TEST(is_utf8("a \xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80"));
    BOOST_TEST(is_utf8(""));
}

BOOST_AUTO_TEST_CASE(what_is_no_character_is_told) {
    for (std::string_view const broken : {
             "\x80",              // none begins so
             "\xC3",              // cut off
             "\xE2\x82",          // cut off
             "\xC3t",             // another one begins
             "\xE2\x82t",         // another one begins
             "\xC0\xAF",          // longer than needed
             "\xE0\x80\xAF",      // longer than needed
             "\xF0\x80\x80\xAF",  // longer than needed
             "\xED\xA0\x80",      // half of UTF-16
             "\xF4\x90\x80\x80",  // past the last one
             "\xFF",
         }) {
        BOOST_TEST(first_character(broken).bytes == 0U);
        BOOST_TEST(!is_utf8(std::string("a").append(broken)));
    }
}

BOOST_AUTO_TEST_CASE(what_stands_behind_a_view_is_not_read) {
    constexpr std::string_view euro = "\xE2\x82\xAC";
    static_assert(first_character(euro.substr(0, 1)).bytes == 0);
    static_assert(first_character(euro.substr(0, 2)).bytes == 0);
    BOOST_TEST(!is_utf8(euro.substr(0, 2)));
}

BOOST_AUTO_TEST_SUITE_END()
