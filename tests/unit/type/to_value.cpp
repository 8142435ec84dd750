// SPDX-License-Identifier: BSL-1.0
#include <orm/type/to_value.hpp>

#include <boost/test/unit_test.hpp>

#include <limits>

using namespace orm;

static_assert([] {
    scratch temporaries;
    return to_value(-7, temporaries).integer == -7 && to_value(0.5, temporaries).real == 0.5 &&
           to_value("abc", temporaries).text() == "abc" &&
           to_value(true, temporaries).kind == storage::boolean &&
           to_value(std::nullopt, temporaries).is_null() &&
           to_value(nullptr, temporaries).is_null() &&
           to_value(std::optional<int>(), temporaries).is_null() &&
           to_value(std::optional(3), temporaries).integer == 3;
}());

namespace {

template <class Number>
void check_limits() {
    using limits = std::numeric_limits<Number>;
    scratch temporaries;
    for (Number number : {limits::lowest(), Number{0}, Number{1}, limits::max()}) {
        value const bound = to_value(number, temporaries);
        if constexpr (limits::is_integer) {
            BOOST_TEST((bound.kind == storage::integer));
            BOOST_TEST(std::cmp_equal(bound.integer, number));
        } else {
            BOOST_TEST((bound.kind == storage::real));
            BOOST_TEST(bound.real == static_cast<double>(number));
        }
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(type_to_value)

BOOST_AUTO_TEST_CASE(numbers_keep_their_value) {
    check_limits<signed char>();
    check_limits<short>();
    check_limits<int>();
    check_limits<long>();
    check_limits<long long>();
    check_limits<unsigned char>();
    check_limits<unsigned short>();
    check_limits<unsigned>();
    check_limits<float>();
    check_limits<double>();
}

BOOST_AUTO_TEST_CASE(unsigned_numbers_past_bigint_are_refused) {
    scratch        temporaries;
    constexpr auto highest = std::uint64_t{std::numeric_limits<std::int64_t>::max()};
    BOOST_TEST(to_value(highest, temporaries).integer == std::numeric_limits<std::int64_t>::max());
    BOOST_CHECK_THROW(to_value(highest + 1, temporaries), conversion_error);
    BOOST_CHECK_THROW(to_value(~std::uint64_t{0}, temporaries), conversion_error);
    BOOST_CHECK_THROW(to_value(std::optional(~0ULL), temporaries), conversion_error);
}

BOOST_AUTO_TEST_CASE(text_is_looked_at_where_it_is) {
    scratch                          temporaries;
    std::string const                text = "a text too long for a small buffer";
    std::optional<std::string> const maybe(text);
    char                             buffer[16] = "short";
    char const*                      null       = nullptr;
    BOOST_TEST(static_cast<void const*>(to_value(text, temporaries).bytes.data) == text.data());
    BOOST_TEST(static_cast<void const*>(to_value(maybe, temporaries).bytes.data) == maybe->data());
    BOOST_TEST(to_value(std::string_view(text).substr(2, 4), temporaries).text() == "text");
    BOOST_TEST(to_value(std::string("a\0b", 3), temporaries).bytes.size == 3U);
    BOOST_TEST(to_value(buffer, temporaries).text() == "short");
    BOOST_TEST(to_value(text.c_str(), temporaries).text() == text);
    BOOST_TEST(!to_value(std::string(), temporaries).is_null());
    BOOST_CHECK_THROW(to_value(null, temporaries), conversion_error);
}

BOOST_AUTO_TEST_CASE(bytes_are_looked_at_where_they_are) {
    scratch                      temporaries;
    std::vector<std::byte> const bytes{std::byte{0}, std::byte{255}};
    for (value const& bound :
         {to_value(bytes, temporaries), to_value(std::span<std::byte const>(bytes), temporaries)}) {
        BOOST_TEST((bound.kind == storage::blob));
        BOOST_TEST(static_cast<void const*>(bound.bytes.data) == bytes.data());
        BOOST_TEST(bound.bytes.size == 2U);
    }
    BOOST_TEST(!to_value(std::vector<std::byte>(), temporaries).is_null());
}

BOOST_AUTO_TEST_SUITE_END()
