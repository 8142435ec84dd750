// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/validation.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <orm/backend/error.hpp>

using namespace orm::modifiers;

namespace {

template <class Type, class Rule>
constexpr bool fits(Rule const&) {
    return Rule::template fits<Type>;
}
constexpr auto days = std::chrono::sys_days();

}  // namespace

enum class size { small, large };
ORM_ENUM(size, small, large)

static_assert(fits<std::string>(length(1, 2)) && fits<std::vector<std::byte>>(length(1, 2)));
static_assert(!fits<int>(length(1, 2)) && !fits<std::vector<int>>(length(1, 2)));
static_assert(fits<int>(range(1, 2)) && fits<std::uint64_t>(range(1, 2)));
static_assert(fits<float>(range(1, 2.5)) && !fits<int>(range(1, 2.5)) && !fits<bool>(range(0, 1)));
static_assert(!fits<std::string>(range("a", "b")) && !fits<std::string>(range(1, 2)));
static_assert(fits<std::chrono::sys_days>(at_least(days)) && !fits<int>(at_most(days)));
static_assert(fits<std::string>(one_of("a", "b")) && fits<std::int64_t>(one_of(1, 2)));
static_assert(!fits<std::string>(one_of(1)) && !fits<bool>(one_of(true)));
static_assert(fits<size>(one_of(size::small)) && !fits<int>(one_of(size::small)));
static_assert(fits<std::string>(email) && !fits<int>(email) && !fits<int>(matches("a")));

BOOST_AUTO_TEST_SUITE(schema_validation)

BOOST_AUTO_TEST_CASE(lengths_are_of_characters) {
    constexpr auto rule = length(2, 3);
    for (std::string const text : {"ab", "abc", "\u00e4\u00f6", "\U0001F600\U0001F600\U0001F600"})
        BOOST_TEST(rule.holds(text));
    for (std::string const text : {"", "a", "abcd", "\u00e4"}) BOOST_TEST(!rule.holds(text));
    BOOST_TEST(rule.holds(std::vector<std::byte>(3)));
    BOOST_TEST(!rule.holds(std::vector<std::byte>(4)));
    BOOST_TEST(rule.complaint() == "has to have a length of 2 to 3");
    BOOST_TEST(length(2, 2).complaint() == "has to have a length of 2");
}

BOOST_AUTO_TEST_CASE(ranges_hold_their_ends) {
    constexpr auto rule = range(-1, 5);
    for (std::int64_t const number : {-1, 0, 5}) BOOST_TEST(rule.holds(number));
    for (std::int64_t const number : {-2, 6}) BOOST_TEST(!rule.holds(number));
    BOOST_TEST(rule.holds(std::uint64_t{5}));
    BOOST_TEST(!rule.holds(~std::uint64_t{0}));
    BOOST_TEST(rule.complaint() == "has to be from -1 to 5");
    BOOST_TEST(!range(0, 0.1).holds(0.1F));  // as engines compare them
    BOOST_TEST(!range(0, 1).holds(std::numeric_limits<double>::quiet_NaN()));
    BOOST_TEST(at_least(0.5).complaint() == "has to be at least 0.5");
    BOOST_TEST(at_most(days).complaint() == "has to be at most 1970-01-01");
    BOOST_TEST(at_most(days).holds(days - std::chrono::days(1)));
    BOOST_TEST(!at_most(days).holds(days + std::chrono::days(1)));
}

BOOST_AUTO_TEST_CASE(choices_are_told) {
    BOOST_TEST(one_of("a", "b").holds(std::string("b")));
    BOOST_TEST(!one_of("a", "b").holds(std::string("c")));
    BOOST_TEST(one_of(size::small, size::large).complaint() == "has to be one of small, large");
    BOOST_TEST(!one_of(size::small).holds(size::large));
    BOOST_TEST(!one_of(-1).holds(~std::uint64_t{0}));
}

BOOST_AUTO_TEST_CASE(expressions_match_all_of_a_text) {
    constexpr auto rule = matches("a|b+");
    for (std::string const text : {"a", "bb"}) BOOST_TEST(rule.holds(text));
    for (std::string const text : {"", "ab", "a\n", "xa"}) BOOST_TEST(!rule.holds(text));
    BOOST_TEST(rule.complaint() == "has to match a|b+");
    BOOST_TEST(matches("a", "has to be an a").complaint() == "has to be an a");
    BOOST_TEST(matches("(?:a|b)+").holds(std::string(1'000'000, 'a')));
    BOOST_CHECK_THROW(matches("(").holds(std::string()), orm::misuse);
    BOOST_TEST(!matches("(a+)+b").holds(std::string(40, 'a') + "c"));  // it would take for ever
    BOOST_TEST(!matches("a$\n.").holds(std::string("a\nb")));
}

BOOST_AUTO_TEST_CASE(expressions_match_characters) {
    for (std::string const text : {"\u00e4", "\u20ac", "\U0001F600", "a"}) {
        BOOST_TEST(matches(".").holds(text));
        BOOST_TEST(!matches("..").holds(text));
    }
    BOOST_TEST(matches("[\u00e0-\u00ef]{2}").holds(std::string("\u00e4\u00e9")));
    BOOST_TEST(!matches("[\u00e0-\u00ef]").holds(std::string("\u00c3")));
    for (std::string const text : {"\xe4", "\xc3", "\xc0\x80", "\xf8", "a\x80"})
        BOOST_TEST(!matches(".*").holds(text));
}

BOOST_AUTO_TEST_CASE(addresses) {
    for (std::string const text : {"a@b", "ada.l+x@mail.example.org", "o'neil@x-y.org"})
        BOOST_TEST(email.holds(text));
    for (std::string const text : {"", "a", "@b", "a@", "a@b@c", "a b@c", "a@-b", "a@b..c"})
        BOOST_TEST(!email.holds(text));
    BOOST_TEST(email.complaint() == "has to be an e-mail address");
}

BOOST_AUTO_TEST_SUITE_END()
