// SPDX-License-Identifier: BSL-1.0
#include <orm/type/from_value.hpp>

#include <boost/test/unit_test.hpp>

#include <cmath>

#include <orm/type/to_value.hpp>

using namespace orm;

static_assert(from_value<int>(value::of_integer(-7)) == -7);
static_assert(from_value<std::optional<int>>(value::of_integer(-7)) == -7);
static_assert(!from_value<std::optional<int>>(value::of_null()));
static_assert(from_value<std::string_view>(value::of_text("abc")) == "abc");

namespace {

constexpr auto lowest  = std::numeric_limits<std::int64_t>::min();
constexpr auto highest = std::numeric_limits<std::int64_t>::max();

/// Numbers come back, and those one past the limits are refused.
template <class Number>
void check_limits() {
    using limits = std::numeric_limits<Number>;
    scratch temporaries;
    for (Number number : {limits::lowest(), Number{0}, Number{1}})
        BOOST_TEST(from_value<Number>(to_value(number, temporaries)) == number);
    if constexpr (sizeof(Number) < 8) {
        BOOST_TEST(from_value<Number>(to_value(limits::max(), temporaries)) == limits::max());
        std::int64_t const top = limits::max(), bottom = limits::min();
        BOOST_CHECK_THROW(from_value<Number>(value::of_integer(top + 1)), conversion_error);
        BOOST_CHECK_THROW(from_value<Number>(value::of_integer(bottom - 1)), conversion_error);
        BOOST_CHECK_THROW(from_value<Number>(value::of_integer(lowest)), conversion_error);
        BOOST_CHECK_THROW(from_value<Number>(value::of_integer(highest)), conversion_error);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(type_from_value)

BOOST_AUTO_TEST_CASE(integers_are_checked) {
    check_limits<signed char>();
    check_limits<short>();
    check_limits<int>();
    check_limits<long>();
    check_limits<long long>();
    check_limits<unsigned char>();
    check_limits<unsigned short>();
    check_limits<unsigned>();
    check_limits<unsigned long>();
    BOOST_TEST(from_value<std::int64_t>(value::of_integer(highest)) == highest);
    BOOST_TEST(from_value<std::uint64_t>(value::of_integer(highest)) == std::uint64_t{highest});
    BOOST_CHECK_THROW(from_value<std::uint64_t>(value::of_integer(-1)), conversion_error);
}

BOOST_AUTO_TEST_CASE(reals_are_checked) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    constexpr double wide     = std::numeric_limits<float>::max();
    BOOST_TEST(from_value<double>(value::of_real(1e300)) == 1e300);
    BOOST_TEST(from_value<float>(value::of_real(-0.25)) == -0.25F);
    BOOST_TEST(from_value<float>(value::of_real(-wide)) == -std::numeric_limits<float>::max());
    BOOST_TEST(from_value<float>(value::of_real(infinity)) ==
               std::numeric_limits<float>::infinity());
    BOOST_TEST(std::isnan(from_value<float>(value::of_real(std::nan("")))));
    BOOST_CHECK_THROW(from_value<float>(value::of_real(wide * 2)), conversion_error);
    BOOST_CHECK_THROW(from_value<float>(value::of_real(-1e300)), conversion_error);
}

BOOST_AUTO_TEST_CASE(booleans_are_0_or_1) {
    BOOST_TEST(from_value<bool>(value::of_integer(1, storage::boolean)));
    BOOST_TEST(!from_value<bool>(value::of_integer(0, storage::boolean)));
    BOOST_CHECK_THROW(from_value<bool>(value::of_integer(2, storage::boolean)), conversion_error);
    BOOST_CHECK_THROW(from_value<bool>(value::of_integer(-1, storage::boolean)), conversion_error);
}

BOOST_AUTO_TEST_CASE(text_and_bytes_are_copied_whole) {
    std::string_view const text("a\0b", 3);
    BOOST_TEST(from_value<std::string>(value::of_text(text)) == text);
    std::vector<std::byte> const bytes{std::byte{0}, std::byte{255}};
    value const                  stored = value::of_blob(bytes.data(), bytes.size());
    BOOST_TEST((from_value<std::vector<std::byte>>(stored) == bytes));
    BOOST_TEST(from_value<std::span<std::byte const>>(stored).data() == bytes.data());
    BOOST_TEST(from_value<std::vector<std::byte>>(value::of_blob(nullptr, 0)).empty());
}

BOOST_AUTO_TEST_CASE(another_kind_is_refused_by_name) {
    BOOST_CHECK_EXCEPTION(from_value<int>(value::of_text("1")), conversion_error,
                          [](conversion_error const& error) {
                              return error.what() == std::string("orm: integer: holds text");
                          });
    BOOST_CHECK_EXCEPTION(from_value<std::string>(value::of_null()), conversion_error,
                          [](conversion_error const& error) {
                              return error.what() == std::string("orm: text: holds null");
                          });
    BOOST_CHECK_THROW(from_value<bool>(value::of_integer(1)), conversion_error);
    BOOST_CHECK_THROW(from_value<double>(value::of_integer(1)), conversion_error);
    BOOST_CHECK_THROW(from_value<std::optional<double>>(value::of_integer(1)), conversion_error);
}

BOOST_AUTO_TEST_SUITE_END()
