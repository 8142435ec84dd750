// SPDX-License-Identifier: BSL-1.0
#include <orm/type/json.hpp>

#include <cmath>
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
        auto const text = boost::json::serialize(boost::json::value(number));
        BOOST_TEST(orm::parse_json(text).as_double() == number);
    }
    BOOST_TEST(std::signbit(orm::parse_json("-0.0").as_double()));
    BOOST_TEST(orm::parse_json("18446744073709551615").as_uint64() == 18446744073709551615U);
    for (auto const* const text : {"1e400", "[1] 2", "\"\xFF\"", "{\"a\":1,}", "NaN"})
        BOOST_CHECK_THROW(orm::parse_json(text), orm::conversion_error);
}

BOOST_AUTO_TEST_SUITE_END()
