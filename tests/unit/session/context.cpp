// SPDX-License-Identifier: BSL-1.0
#include <orm/session/context.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <memory>
#include <string>

BOOST_AUTO_TEST_SUITE(session_context)

struct who {
    using value_type = std::string;
};
struct where {
    using value_type = std::string;
};
struct shared {
    using value_type = std::shared_ptr<int>;
};

BOOST_AUTO_TEST_CASE(a_key_has_a_value_or_none) {
    orm::context around;
    BOOST_TEST(around.find<who>() == nullptr);
    around.set<who>("ada");
    around.set<where>("here");
    around.set<who>("bob");
    BOOST_TEST(*around.find<who>() == "bob");
    BOOST_TEST(*around.find<where>() == "here");
    around.unset<who>();
    BOOST_TEST(around.find<who>() == nullptr);
    around.clear();
    BOOST_TEST(around.find<where>() == nullptr);
}

BOOST_AUTO_TEST_CASE(values_end_with_it) {
    auto const kept = std::make_shared<int>(1);
    {
        orm::context around;
        around.set<shared>(kept);
        around.set<shared>(kept);
        BOOST_TEST(kept.use_count() == 2);
    }
    BOOST_TEST(kept.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(a_clock_can_be_replaced) {
    orm::context around;
    BOOST_TEST(around.now() > 1'600'000'000'000'000);
    std::chrono::sys_seconds moment{std::chrono::seconds(7)};
    around.set_clock([&] { return moment; });
    BOOST_TEST(around.now() == 7'000'000);
    moment += std::chrono::hours(1);
    BOOST_TEST(around.now() == 3'607'000'000);
    around.set_clock([] {
        return std::chrono::sys_time<std::chrono::nanoseconds>(std::chrono::nanoseconds(-1));
    });
    BOOST_TEST(around.now() == -1);
    around.set_clock([] { return std::chrono::sys_days(std::chrono::days(2)); });
    BOOST_TEST(around.now() == 172'800'000'000);
    around.clear();
    BOOST_TEST(around.now() > 1'600'000'000'000'000);
}

BOOST_AUTO_TEST_SUITE_END()
