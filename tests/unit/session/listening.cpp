// SPDX-License-Identifier: BSL-1.0
#include <orm/session/listening.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <limits>
#include <vector>

#include <orm/backend/error.hpp>
#include <orm/type/chrono.hpp>

namespace listening {

enum class light { red, green };
ORM_ENUM(light, red, green)

static_assert(orm::payload_type<std::string> && orm::payload_type<std::string_view>);
static_assert(orm::payload_type<light> && orm::payload_type<std::chrono::sys_days>);
static_assert(orm::payload_type<std::int16_t> && orm::payload_type<std::uint64_t>);
static_assert(!orm::payload_type<double> && !orm::payload_type<bool>);
static_assert(!orm::payload_type<std::vector<std::byte>>);

template <class Payload>
bool is_kept(Payload const& payload) {
    return orm::payload_from<Payload>(orm::payload_text(payload)) == payload;
}

BOOST_AUTO_TEST_SUITE(session_listening)

BOOST_AUTO_TEST_CASE(payloads_are_what_their_texts_are) {
    BOOST_TEST(is_kept(std::string("a \" b")));
    BOOST_TEST(is_kept(std::string()));
    BOOST_TEST(is_kept(light::green));
    BOOST_TEST(is_kept(std::chrono::sys_days(std::chrono::days(-400'000))));
    BOOST_TEST(is_kept(std::numeric_limits<std::int64_t>::min()));
    BOOST_TEST(is_kept(std::int16_t{-7}));
    BOOST_TEST(orm::payload_text(light::red) == "red");
    BOOST_TEST(orm::payload_text(-12) == "-12");
}

BOOST_AUTO_TEST_CASE(what_is_no_payload_of_a_type_is_refused) {
    for (char const* text : {"", "x", "1x", " 1", "99999999999999999999", "1.5", "+1"})
        BOOST_CHECK_THROW(orm::payload_from<std::int64_t>(text), orm::conversion_error);
    BOOST_CHECK_THROW(orm::payload_from<std::int16_t>("40000"), orm::conversion_error);
    BOOST_CHECK_THROW(orm::payload_from<light>("blue"), orm::conversion_error);
    orm::payload_listener<light, void (*)(light)> listener([](light) {});
    BOOST_CHECK_THROW(listener({"lights", "blue", 1}), orm::decode_error);
    listener({"lights", "red", 1});
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace listening
