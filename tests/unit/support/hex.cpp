// SPDX-License-Identifier: BSL-1.0
#include <orm/support/hex.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(support_hex)

BOOST_AUTO_TEST_CASE(bytes_go_there_and_back) {
    std::string bytes;
    for (int each = 0; each != 256; ++each) bytes += static_cast<char>(each);
    std::string text = "x", back = "x";
    orm::append_hex(text, bytes);
    BOOST_TEST(text.substr(0, 5) == "x0001");
    BOOST_TEST(text.substr(511) == "ff");
    BOOST_TEST(orm::append_bytes_of_hex(back, text.substr(1)));
    BOOST_TEST(back == "x" + bytes);
}

BOOST_AUTO_TEST_CASE(both_cases_are_digits_and_nothing_else_is) {
    std::string bytes;
    BOOST_TEST(orm::append_bytes_of_hex(bytes, "aFAf"));
    BOOST_TEST(bytes == "\xAF\xAF");
    for (auto const* text : {"0", "0g", "g0", "/0", ":0", "@0", "G0", "`0", "\xC3\xA4"})
        BOOST_TEST(!orm::append_bytes_of_hex(bytes, text));
}

BOOST_AUTO_TEST_SUITE_END()
