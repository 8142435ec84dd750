// SPDX-License-Identifier: BSL-1.0
#include <orm/type/json.hpp>

#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>
#include <boost/test/unit_test.hpp>

#include <orm/type/from_value.hpp>
#include <orm/type/to_value.hpp>

namespace {

enum class level { low, high };
BOOST_DESCRIBE_ENUM(level, low, high)

struct language {
    std::string          name;
    std::optional<level> fluency;

    bool operator==(language const&) const = default;
};
BOOST_DESCRIBE_STRUCT(language, (), (name, fluency))

struct profile {
    std::string                   city;
    std::vector<language>         languages;
    std::map<std::string, double> scores;

    bool operator==(profile const&) const = default;
};
BOOST_DESCRIBE_STRUCT(profile, (), (city, languages, scores))

}  // namespace

template <>
struct orm::codec<profile> : orm::json_codec<profile> {};

static_assert(orm::column_value<std::optional<profile>>);
static_assert(orm::sql_type_of<profile> == orm::sql_type::jsonb);
static_assert(orm::sql_type_of<std::vector<profile>> == array_of(orm::sql_type::jsonb));

BOOST_AUTO_TEST_SUITE(type_json)

BOOST_AUTO_TEST_CASE(a_described_struct_goes_there_and_back) {
    profile const given{
        "K\u00f6ln \"4\"", {{"C++", level::high}, {"SQL", std::nullopt}}, {{"a", 1.5}}};
    orm::scratch     kept;
    orm::value const bound = orm::to_value(given, kept);
    BOOST_TEST(bound.text() ==
               "{\"city\":\"K\u00f6ln \\\"4\\\"\",\"languages\":[{\"name\":\"C++\","
               "\"fluency\":\"high\"},{\"name\":\"SQL\",\"fluency\":null}],"
               "\"scores\":{\"a\":1.5E0}}");
    BOOST_TEST((orm::from_value<profile>(bound) == given));
}

BOOST_AUTO_TEST_CASE(other_json_is_refused) {
    for (auto const* const text :
         {"", "{", "[]", "{}", "null", R"({"city":1})",
          R"({"city":"","languages":[{"name":"","fluency":"none"}],"scores":{}})"})
        BOOST_CHECK_THROW(orm::from_value<profile>(orm::value::of_text(text)),
                          orm::conversion_error);
}

BOOST_AUTO_TEST_CASE(numbers_keep_their_last_digit) {
    for (double const number : {0.1, 1e23, 5e-324, 1.7976931348623157e308, 9007199254740993.0,
                                123456789.12345678, 2.2250738585072011e-308, -0.3}) {
        auto const text = boost::json::serialize(orm::json_of_real(number));
        BOOST_TEST(orm::parse_json(text).as_double() == number);
    }
    BOOST_TEST(std::signbit(orm::parse_json("-0.0").as_double()));
    BOOST_TEST(orm::parse_json("18446744073709551615").as_uint64() == 18446744073709551615U);
    for (auto const* const text : {"1e400", "[1] 2", "\"\xFF\"", "{\"a\":1,}", "NaN"})
        BOOST_CHECK_THROW(orm::parse_json(text), orm::conversion_error);
}

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
