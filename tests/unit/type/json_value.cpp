// SPDX-License-Identifier: BSL-1.0
#include <orm/type/json_value.hpp>

#include <cmath>
#include <limits>
#include <string_view>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(type_json_value)

BOOST_AUTO_TEST_CASE(values_that_json_has_not_are_texts) {
    constexpr double endless = std::numeric_limits<double>::infinity();
    orm::scratch     kept;
    for (double const number : {endless, -endless}) {
        auto const json = orm::json_of_real(number);
        BOOST_TEST(json.is_string());
        BOOST_TEST(orm::real_from_json(json).real == number);
    }
    BOOST_TEST(orm::json_of_real(std::nan("")) == "NaN");
    BOOST_TEST(std::isnan(orm::real_from_json("NaN").real));
    BOOST_CHECK_THROW(orm::real_from_json("nan"), orm::conversion_error);

    auto const read = [&](boost::json::value const& given, orm::storage wanted) {
        return orm::value_from_json(given, wanted, orm::storage::null, false, kept);
    };
    BOOST_TEST(read("00fF", orm::storage::blob).text() == std::string_view("\0\xff", 2));
    for (auto const* const text : {"0", "0g", "g0", "\xC3\xA4"})
        BOOST_CHECK_THROW(read(text, orm::storage::blob), orm::conversion_error);
    BOOST_TEST(read("1970-01-01T01:00:00+01:00", orm::storage::timestamp).integer == 0);
    BOOST_CHECK_THROW(read("1970-02-30", orm::storage::date), orm::conversion_error);
    BOOST_CHECK_THROW(read(1.0, orm::storage::integer), orm::conversion_error);
    BOOST_CHECK_THROW(read(18446744073709551615U, orm::storage::integer), orm::conversion_error);
    BOOST_CHECK_THROW(read(1, orm::storage::text), orm::conversion_error);
}

BOOST_AUTO_TEST_CASE(texts_are_utf_8) {
    for (std::string_view const text : {"", "a", "\u00e4", "\u20ac", "\U0001F600", "\U0010FFFF"})
        BOOST_TEST(orm::is_utf8(text));
    for (std::string_view const text :
         {"\x80", "\xC0\x80", "\xC3", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
          "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\xE2\x82\x41"})
        BOOST_TEST(!orm::is_utf8(text));
}

BOOST_AUTO_TEST_SUITE_END()
