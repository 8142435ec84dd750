// SPDX-License-Identifier: BSL-1.0
#include <orm/type/uuid.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include <array>
#include <string>

#include <orm/type/conversion_error.hpp>

BOOST_AUTO_TEST_SUITE(type_uuid)

BOOST_AUTO_TEST_CASE(texts_are_read_and_written) {
    std::string const text = "0190163d-8694-739b-aea5-966c26f8ad91";
    BOOST_TEST(orm::uuid_text(orm::uuid_of_text(text)) == text);
    BOOST_TEST(orm::uuid_text(orm::uuid_of_text("0190163D-8694-739B-AEA5-966C26F8AD91")) == text);
    for (std::string const wrong :
         {"", "0190163d-8694-739b-aea5-966c26f8ad9", "0190163d-8694-739b-aea5-966c26f8ad9g",
          "0190163d+8694-739b-aea5-966c26f8ad91", "0190163d8-694-739b-aea5-966c26f8ad91"})
        BOOST_CHECK_THROW(orm::uuid_of_text(wrong), orm::conversion_error);
}

BOOST_AUTO_TEST_CASE(random_ones_differ) {
    auto const one = orm::make_uuid_v4();
    BOOST_TEST(one.version() == boost::uuids::uuid::version_random_number_based);
    BOOST_TEST((one.variant() == boost::uuids::uuid::variant_rfc_4122));
    BOOST_TEST((one != orm::make_uuid_v4()));
}

BOOST_AUTO_TEST_CASE(children_of_a_process_make_others) {
    static_cast<void>(orm::make_uuid_v4());
    std::array<int, 2> ends{};
    BOOST_TEST_REQUIRE(::pipe(ends.data()) == 0);
    ::pid_t const child = ::fork();
    if (child == 0) {
        std::string const told = orm::uuid_text(orm::make_uuid_v4());
        ::_exit(::write(ends[1], told.data(), told.size()) == 36 ? 0 : 1);
    }
    std::string told(36, ' ');
    BOOST_TEST(::read(ends[0], told.data(), told.size()) == 36);
    int state = 0;
    BOOST_TEST_REQUIRE(::waitpid(child, &state, 0) == child);
    BOOST_TEST(state == 0);
    for (int const end : ends) ::close(end);
    BOOST_TEST(told != orm::uuid_text(orm::make_uuid_v4()));
}

BOOST_AUTO_TEST_CASE(those_with_a_moment_grow) {
    // 2022-02-22 19:22:22.123 UTC; half a millisecond stands in the twelve bits behind the version.
    auto const first = orm::make_uuid_v7(1'645'557'742'123'500);
    BOOST_TEST(orm::uuid_text(first).starts_with("017f22e2-7a2b-7800-"));
    BOOST_TEST((first.variant() == boost::uuids::uuid::variant_rfc_4122));
    auto before = first;
    for (int count = 0; count != 10'000; ++count) {
        // Of one moment, and of one a second before.
        auto const next = orm::make_uuid_v7(1'645'557'742'123'500 - 1'000'000 * (count % 2));
        BOOST_TEST_REQUIRE((before < next));
        before = next;
    }
    BOOST_TEST(orm::uuid_text(before).substr(0, 8) == "017f22e2");
    // A clock that is set to another year is believed.
    BOOST_TEST(orm::uuid_text(orm::make_uuid_v7(0)).starts_with("00000000-0000-7000-"));
    BOOST_TEST(orm::uuid_text(orm::make_uuid_v7(-1)).starts_with("00000000-0000-7001-"));
}

BOOST_AUTO_TEST_SUITE_END()
