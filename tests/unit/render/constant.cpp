// SPDX-License-Identifier: BSL-1.0
#include <orm/render/constant.hpp>

#include <boost/test/unit_test.hpp>

#include <bit>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;
using namespace std::chrono_literals;

template <orm::dialect Dialect, orm::encoding Encoding, class Value>
constexpr auto constant(Value const& value) {
    orm::writer counted(Dialect::facts);
    orm::write_constant<Encoding>(counted, value);
    orm::built_text text(counted.size());
    orm::writer     out(Dialect::facts, text.data());
    orm::write_constant<Encoding>(out, value);
    return text;
}
template <orm::encoding Encoding = orm::encoding::automatic, class Value>
constexpr auto sqlite_constant(Value const& value) {
    return constant<orm::sqlite_dialect, Encoding>(value);
}
template <orm::encoding Encoding = orm::encoding::automatic, class Value>
constexpr auto postgres_constant(Value const& value) {
    return constant<orm::postgres_dialect, Encoding>(value);
}

static_assert(sqlite_constant(0) == "0");
static_assert(sqlite_constant(-7) == "-7");
static_assert(sqlite_constant(std::numeric_limits<std::int64_t>::max()) == "9223372036854775807");
static_assert(sqlite_constant(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
static_assert(sqlite_constant(true) == "1" && postgres_constant(true) == "true");
static_assert(sqlite_constant(false) == "0" && postgres_constant(false) == "false");
static_assert(sqlite_constant(std::optional<int>()) == "null");
static_assert(sqlite_constant(std::optional(5)) == "5");

// Quotes inside of a text are doubled, and nothing else is special.
static_assert(sqlite_constant(std::string_view("")) == "''");
static_assert(sqlite_constant(std::string_view("it's")) == "'it''s'");
static_assert(sqlite_constant(std::string_view("''")) == "''''''");
static_assert(postgres_constant(std::string_view("\\ \" % {} -- ;")) == "'\\ \" % {} -- ;'");

// Enums by name or by number, as their column says.
static_assert(sqlite_constant(role::editor) == "'editor'");
static_assert(sqlite_constant<orm::encoding::integer>(blog::rank::high) == "2");

static_assert(sqlite_constant(0.0) == "0.0");
static_assert(sqlite_constant(1.0) == "1.0");
static_assert(sqlite_constant(-2.5) == "-2.5");
static_assert(sqlite_constant(0.1) == "0.1");
static_assert(sqlite_constant(1e-7) == "1.0e-7");
static_assert(sqlite_constant(1e22) == "1.0e22");

bool reads_back(double number) {
    auto const text = sqlite_constant(number);
    return std::strtod(std::string(text.view()).c_str(), nullptr) == number;
}

BOOST_AUTO_TEST_SUITE(render_constant)

BOOST_AUTO_TEST_CASE(fractions_read_back_as_the_same_number) {
    for (double const number : {0.1,
                                -0.1,
                                0.5,
                                1.0 / 3,
                                2.0 / 3,
                                3.14,
                                99.99,
                                1e-7,
                                123456789.125,
                                1e15,
                                1e16,
                                1e22,
                                9.995,
                                0.3,
                                1e-5,
                                1e-9,
                                1e-22,
                                0.99999999999999989,
                                9.9999999999999982,
                                0.42953178774531797,
                                5e-324,
                                2.2250738585072014e-308,
                                std::numeric_limits<double>::max(),
                                1e300})
        BOOST_TEST(reads_back(number), number);
    std::mt19937_64 random(7);
    for (int time = 0; time != 5'000; ++time) {
        double const number = std::ldexp(static_cast<double>(random() >> 11), -53);
        BOOST_REQUIRE_MESSAGE(reads_back(number), number);
        double const of_any_size = std::bit_cast<double>(random());
        if (std::isfinite(of_any_size)) BOOST_REQUIRE_MESSAGE(reads_back(of_any_size), of_any_size);
    }
}

BOOST_AUTO_TEST_SUITE_END()
