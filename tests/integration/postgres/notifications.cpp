// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <orm/pool.hpp>

#include "integration/postgres/server.hpp"

// What connections tell each other.

namespace notifications {

enum class light { red, green };
ORM_ENUM(light, red, green)

using namespace orm;
using namespace orm::dsl;
using namespace std::chrono_literals;
using integration::postgres::empty_database;

using texts = std::vector<std::string>;

struct two_ends {
    postgres::database here  = empty_database();
    postgres::database there = empty_database();
    texts              heard;

    auto hears() {
        return [this](std::string_view payload) { heard.emplace_back(payload); };
    }
};

BOOST_FIXTURE_TEST_SUITE(integration_postgres_notifications, two_ends)

BOOST_AUTO_TEST_CASE(who_listens_is_told) {
    here.listen<std::string_view>("orders \"now\"", hears());
    there.notify("orders \"now\"", std::string("one"));
    there.notify("orders \"now\"", "two");
    there.notify("others", "three");
    there.notify("orders \"now\"");
    while (heard.size() != 3) BOOST_REQUIRE(here.wait_for_notifications(5s) != 0);
    BOOST_TEST((heard == texts{"one", "two", ""}));
    auto const begin = std::chrono::steady_clock::now();
    BOOST_TEST(here.wait_for_notifications(50ms) == 0U);
    BOOST_TEST((std::chrono::steady_clock::now() - begin >= 50ms));
    here.unlisten("orders \"now\"");
    there.notify("orders \"now\"", "four");
    BOOST_TEST(here.wait_for_notifications(50ms) == 0U);
}

BOOST_AUTO_TEST_CASE(payloads_have_types) {
    std::vector<light>        lights;
    std::vector<std::int32_t> numbers;
    std::chrono::sys_days     day{};
    int                       process = 0;
    here.listen<light>("lights", [&](light now) { lights.push_back(now); });
    here.listen<std::int32_t>("numbers", [&](std::int32_t number) { numbers.push_back(number); });
    here.listen<std::chrono::sys_days>("days", [&](std::chrono::sys_days now) { day = now; });
    here.listen("numbers", [&](notification const& told) { process = told.process; });
    auto const today = std::chrono::sys_days(std::chrono::days(20'000));
    there.transaction([&](auto& tx) {
        tx.notify("lights", light::green);
        tx.notify("numbers", -7);
        tx.notify("days", today);
    });
    BOOST_TEST(here.wait_for_notifications(5s) == 3U);
    BOOST_TEST((lights == std::vector{light::green}));
    BOOST_TEST((numbers == std::vector<std::int32_t>{-7}));
    BOOST_TEST((day == today));
    BOOST_TEST(process == there.backend().process());

    // What is behind a payload that does not fit is kept.
    there.transaction([&](auto& tx) {
        tx.notify("lights", "blue");
        tx.notify("numbers", "99999999999");
        tx.notify("numbers", "8 ");
        tx.notify("numbers", 9);
    });
    try {
        here.wait_for_notifications(5s);
        BOOST_ERROR("there is no such light");
    } catch (decode_error const& failure) {
        BOOST_TEST(failure.column() == "lights");
        BOOST_TEST(std::string(failure.what()).find("blue") == std::string::npos);
    }
    BOOST_CHECK_THROW(here.wait_for_notifications(5s), decode_error);
    BOOST_CHECK_THROW(here.wait_for_notifications(5s), decode_error);
    BOOST_TEST(here.wait_for_notifications(5s) == 1U);
    BOOST_TEST(numbers.back() == 9);
}

BOOST_AUTO_TEST_CASE(a_transaction_tells_when_it_is_committed) {
    here.listen<std::string_view>("c", hears());
    there.transaction([&](auto& tx) {
        tx.notify("c", "committed");
        BOOST_TEST(here.wait_for_notifications(50ms) == 0U);
    });
    BOOST_CHECK_THROW(there.transaction([&](auto& tx) {
        tx.notify("c", "rolled back");
        throw std::runtime_error("no");
    }),
                      std::runtime_error);
    BOOST_TEST(here.wait_for_notifications(5s) == 1U);
    BOOST_TEST((heard == texts{"committed"}));
    BOOST_TEST(here.wait_for_notifications(0ms) == 0U);
    here.transaction([&](auto& tx) { BOOST_CHECK_THROW(tx.wait_for_notifications(1s), misuse); });
}

BOOST_AUTO_TEST_CASE(what_comes_while_statements_run_is_kept) {
    here.listen<std::string_view>("c", hears());
    for (int at = 0; at != 10; ++at) {
        there.notify("c", std::to_string(at));
        here.backend().query("select pg_sleep(0.005)");
        BOOST_TEST(here.healthy());
    }
    BOOST_TEST(heard.empty());
    while (heard.size() != 10) BOOST_REQUIRE(here.wait_for_notifications(5s) != 0);
    BOOST_TEST(heard.back() == "9");
}

BOOST_AUTO_TEST_CASE(a_listener_may_use_the_connection) {
    here.listen<std::string_view>("c", [&](std::string_view payload) {
        heard.emplace_back(payload);
        BOOST_TEST(here.backend().query("select 1") == "1");
        if (heard.size() == 1) {
            here.unlisten("c");
            here.listen<std::string_view>("d", hears());
            here.notify("d", "of my own");
        }
    });
    there.notify("c", "x");
    while (heard.size() != 2) BOOST_REQUIRE(here.wait_for_notifications(5s) != 0);
    BOOST_TEST((heard == texts{"x", "of my own"}));
}

BOOST_AUTO_TEST_CASE(a_thread_that_waits_hears_at_once) {
    here.listen<std::string_view>("c", hears());
    std::thread other([&] {
        std::this_thread::sleep_for(50ms);
        there.notify("c", "now");
    });
    BOOST_TEST(here.wait_for_notifications(24h) == 1U);
    other.join();
}

BOOST_AUTO_TEST_CASE(what_cannot_be_told_is_an_error) {
    BOOST_CHECK_THROW(there.notify("c", std::string(8'000, 'x')), error);
    BOOST_CHECK_THROW(there.notify("c", std::string("a\0b", 3)), encode_error);
    there.notify("c", std::string(7'999, 'x'));
}

BOOST_AUTO_TEST_CASE(a_lost_connection_ends_the_wait) {
    here.listen<std::string_view>("c", hears());
    there.backend().query("select pg_terminate_backend(" +
                          std::to_string(here.backend().process()) + ")");
    BOOST_CHECK_THROW(here.wait_for_notifications(20s), connection_lost);
    BOOST_TEST(!here.healthy());
}

BOOST_AUTO_TEST_CASE(a_pool_s_connection_comes_back_deaf) {
    auto pool = postgres::open_pool(integration::postgres::server(), {.maximum = 1});
    {
        auto lent = pool.acquire();
        lent.listen<std::string_view>("c", hears());
    }
    there.notify("c", "x");
    auto lent = pool.acquire();
    BOOST_TEST(lent.wait_for_notifications(50ms) == 0U);
    BOOST_TEST(heard.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace notifications
