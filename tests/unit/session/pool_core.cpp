// SPDX-License-Identifier: BSL-1.0
#include <orm/session/pool_core.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "support/counting_driver.hpp"

using namespace std::chrono_literals;
using orm::pool_core;
using orm::pool_loan;
using orm::pool_options;

namespace {

struct counted {
    explicit counted(pool_options const& options = {})
        : core(new counting::driver(plan), options) {}

    pool_loan borrow(std::source_location where = std::source_location::current()) {
        return core.borrow(where);
    }
    static counting::session& of(pool_loan const& loan) {
        return *counting::driver::of(loan.session);
    }

    counting::plan plan;
    pool_core      core;
};

/// Waits for what other threads do, but not for ever.
template <class Condition>
bool soon(Condition condition) {
    for (int turn = 0; turn != 2'000; ++turn) {
        if (condition()) return true;
        std::this_thread::sleep_for(1ms);
    }
    return false;
}

/// Boost's checks are for one thread, so others answer.
template <class Error, class Call>
bool throws(Call call) {
    try {
        call();
    } catch (Error const&) {
        return true;
    } catch (...) {
    }
    return false;
}

bool says(std::exception const& failure, std::string_view part) {
    return std::string_view(failure.what()).find(part) != std::string_view::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(session_pool_core)

BOOST_AUTO_TEST_CASE(what_comes_back_is_lent_again) {
    counted    pool;
    auto const first  = pool.borrow();
    auto const second = pool.borrow();
    BOOST_TEST(first.session != second.session);
    orm::give_back(first);
    auto const third = pool.borrow();
    BOOST_TEST(third.session == first.session);
    BOOST_TEST(pool.core.stats().in_use == 2);
    orm::give_back(third);
    orm::give_back(second);
    auto const counts = pool.core.stats();
    BOOST_TEST(counts.open == 2);
    BOOST_TEST(counts.idle == 2);
    BOOST_TEST(counts.in_use == 0);
    BOOST_TEST(counts.acquired == 3);
    BOOST_TEST(counts.opened == 2);
    BOOST_TEST(counts.closed == 0);
}

BOOST_AUTO_TEST_CASE(options_that_contradict_each_other_are_refused) {
    counting::plan plan;
    for (auto const& wrong : {pool_options{.maximum = 0}, pool_options{.minimum = 3, .maximum = 2},
                              pool_options{.minimum = -1}, pool_options{.jitter_percent = 101}})
        BOOST_CHECK_THROW(pool_core(new counting::driver(plan), wrong), orm::usage_error);
}

BOOST_AUTO_TEST_CASE(who_waits_too_long_is_told_who_has_them) {
    counted    pool({.maximum = 1, .acquire_timeout = 30ms});
    auto const loan  = pool.borrow();
    auto const begin = std::chrono::steady_clock::now();
    BOOST_CHECK_EXCEPTION(pool.borrow(), orm::pool_timeout, [](auto const& failure) {
        return says(failure, "30 ms") && says(failure, "1 of 1") && says(failure, "pool_core.cpp");
    });
    BOOST_TEST((std::chrono::steady_clock::now() - begin >= 30ms));
    BOOST_TEST(pool.core.stats().waiting == 0);
    BOOST_TEST(pool.core.stats().timeouts == 1);
    orm::give_back(loan);
    orm::give_back(pool.borrow());
    BOOST_TEST(pool.plan.most == 1);
}

BOOST_AUTO_TEST_CASE(who_came_first_is_served_first) {
    counted                  pool({.maximum = 1});
    auto                     loan = pool.borrow();
    std::vector<int>         order;  // changed by who has the only connection
    std::vector<std::thread> threads;
    for (int number = 0; number != 5; ++number) {
        threads.emplace_back([&, number] {
            auto const mine = pool.borrow();
            order.push_back(number);
            orm::give_back(mine);
        });
        BOOST_TEST(soon([&] { return pool.core.stats().waiting == number + 1; }));
    }
    orm::give_back(loan);
    for (auto& each : threads) each.join();
    BOOST_TEST((order == std::vector{0, 1, 2, 3, 4}));
    BOOST_TEST(pool.core.stats().waited == 5);
    BOOST_TEST(pool.core.stats().wait_nanoseconds > 0);
}

BOOST_AUTO_TEST_CASE(what_is_broken_is_replaced) {
    counted    pool({.maximum = 1});
    auto const first           = pool.borrow();
    counted::of(first).healthy = false;
    orm::give_back(first);
    BOOST_TEST(pool.plan.open == 0);
    auto const second = pool.borrow();
    BOOST_TEST(counted::of(second).number == 2);
    orm::give_back(second);
    counted::of(second).healthy = false;  // while nobody looks
    auto const third            = pool.borrow();
    BOOST_TEST(counted::of(third).number == 3);
    orm::give_back(third);
    BOOST_TEST(pool.core.stats().broken == 2);
    BOOST_TEST(pool.plan.most == 1);
}

BOOST_AUTO_TEST_CASE(a_broken_one_makes_place_for_who_waits) {
    counted     pool({.maximum = 1});
    auto const  first = pool.borrow();
    std::thread other([&] { orm::give_back(pool.borrow()); });
    BOOST_TEST(soon([&] { return pool.core.stats().waiting == 1; }));
    counted::of(first).healthy = false;
    orm::give_back(first);
    other.join();
    BOOST_TEST(pool.plan.opened == 2);
    BOOST_TEST(pool.plan.most == 1);
}

BOOST_AUTO_TEST_CASE(one_that_dies_on_its_way_to_who_waits_is_replaced) {
    counted     pool({.maximum = 1});
    auto const  first  = pool.borrow();
    int         number = 0;
    std::thread other([&] {
        auto const mine = pool.borrow();
        number          = counted::of(mine).number;
        orm::give_back(mine);
    });
    BOOST_TEST(soon([&] { return pool.core.stats().waiting == 1; }));
    counted::of(first).fades = true;
    orm::give_back(first);
    other.join();
    BOOST_TEST(number == 2);
    auto const counts = pool.core.stats();
    BOOST_TEST(counts.broken == 1);
    BOOST_TEST(counts.acquired == 2);
    BOOST_TEST(counts.open == 1);
    BOOST_TEST(counts.in_use == 0);
    BOOST_TEST(pool.plan.most == 1);
}

BOOST_AUTO_TEST_CASE(only_what_was_idle_for_long_is_asked) {
    counted    pool({.check_after = 500ms});
    auto const first = pool.borrow();
    orm::give_back(first);
    orm::give_back(pool.borrow());
    BOOST_TEST(counted::of(first).asked == 0);
    std::this_thread::sleep_for(530ms);  // the pool counts in ticks
    orm::give_back(pool.borrow());
    BOOST_TEST(counted::of(first).asked == 1);
    counted::of(first).answers = false;
    std::this_thread::sleep_for(530ms);
    auto const second = pool.borrow();
    BOOST_TEST(counted::of(second).number == 2);
    orm::give_back(second);
}

/// Of a network that has forgotten all that is idle: one of them is asked, and half of the time is
/// left to open another one.
BOOST_AUTO_TEST_CASE(after_one_that_does_not_answer_another_one_is_opened) {
    counted pool(
        {.maximum = 20, .acquire_timeout = 60s, .check_after = 1ms, .check_timeout = 30ms});
    std::vector<orm::pool_loan> loans;
    for (int number = 0; number != 20; ++number) loans.push_back(pool.borrow());
    for (orm::pool_loan const& each : loans) orm::give_back(each);
    std::this_thread::sleep_for(30ms);
    pool.plan.swallows = true;
    auto const borrow  = [&](orm::milliseconds within) {
        return pool.core.borrow(std::source_location::current(), within);
    };
    std::vector<orm::pool_loan> const lent{borrow(60s), borrow(20ms), borrow({})};
    BOOST_TEST_REQUIRE(pool.plan.waits.size() == 3U);
    BOOST_TEST(pool.plan.waits[0] == 30);
    BOOST_TEST(pool.plan.waits[1] <= 10);
    BOOST_TEST(pool.plan.waits[2] == 30);
    auto const counts = pool.core.stats();
    BOOST_TEST(counts.broken == 3);
    BOOST_TEST(counts.opened == 23);
    BOOST_TEST(counts.open == 20);
    BOOST_TEST(counts.in_use == 3);
    for (orm::pool_loan const& each : lent) orm::give_back(each);
}

BOOST_AUTO_TEST_CASE(transactions_are_ended_and_traces_removed) {
    for (auto const policy :
         {orm::reset_policy::when_touched, orm::reset_policy::always, orm::reset_policy::never}) {
        counted pool({.on_return = policy});
        auto    loan = pool.borrow();
        orm::give_back(loan);
        BOOST_TEST(pool.plan.resets == (policy == orm::reset_policy::always ? 1 : 0));
        loan                      = pool.borrow();
        counted::of(loan).dirty   = true;
        counted::of(loan).touched = true;
        orm::give_back(loan);
        BOOST_TEST(pool.core.stats().rolled_back == 1);
        BOOST_TEST(!counted::of(loan).dirty);
        BOOST_TEST(pool.plan.resets == (policy == orm::reset_policy::always  ? 2
                                        : policy == orm::reset_policy::never ? 0
                                                                             : 1));
    }
    counted pool;
    auto    loan              = pool.borrow();
    counted::of(loan).touched = true;
    counted::of(loan).resets  = false;
    orm::give_back(loan);
    BOOST_TEST(pool.plan.open == 0);
}

BOOST_AUTO_TEST_CASE(times_end_connections_but_for_the_minimum) {
    counted pool({.minimum = 1, .maximum = 3, .idle_timeout = 40ms, .life_time = {}});
    BOOST_TEST(soon([&] { return pool.core.stats().idle == 1; }));
    std::vector<pool_loan> loans{pool.borrow(), pool.borrow(), pool.borrow()};
    for (auto const& each : loans) orm::give_back(each);
    BOOST_TEST(pool.core.stats().idle == 3);
    BOOST_TEST(soon([&] { return pool.plan.open == 1; }));
    std::this_thread::sleep_for(60ms);
    BOOST_TEST(pool.plan.open == 1);
    BOOST_TEST(pool.core.stats().expired == 2);

    counted aging({.minimum = 1, .life_time = 40ms});
    BOOST_TEST(soon([&] { return aging.plan.opened >= 3; }));
    BOOST_TEST(aging.plan.most == 1);
    auto const kept = aging.borrow();
    std::this_thread::sleep_for(60ms);  // what is out stays open
    BOOST_TEST(counted::of(kept).healthy);
    orm::give_back(kept);
    BOOST_TEST(aging.core.stats().in_use == 0);
}

BOOST_AUTO_TEST_CASE(times_are_shortened_differently) {
    counted                pool({.maximum = 20, .idle_timeout = 400ms, .jitter_percent = 75});
    std::vector<pool_loan> loans;
    for (int each = 0; each != 20; ++each) loans.push_back(pool.borrow());
    for (auto const& each : loans) orm::give_back(each);
    // Were they all alike, there would be no moment when only some are gone.
    BOOST_TEST(soon([&] { return pool.plan.open < 20; }));
    BOOST_TEST(pool.plan.open > 0);
    BOOST_TEST(soon([&] { return pool.plan.open == 0; }));
}

BOOST_AUTO_TEST_CASE(opening_is_tried_again_where_that_may_help) {
    counted pool({.acquire_timeout = 2s});
    pool.plan.refusing = true;
    std::thread later([&] {
        soon([&] { return pool.plan.refusals > 1; });
        pool.plan.refusing = false;
    });
    orm::give_back(pool.borrow());
    later.join();
    BOOST_TEST(pool.core.stats().not_opened > 1);

    counted absent({.acquire_timeout = 50ms});
    absent.plan.refusing = true;
    BOOST_CHECK_THROW(absent.borrow(), orm::cannot_open);
    BOOST_TEST(absent.plan.refusals > 1);

    counted forbidden({.acquire_timeout = 10s});
    forbidden.plan.refusing = true;
    forbidden.plan.refuse   = [] { throw orm::cannot_open("wrong password"); };
    BOOST_CHECK_THROW(forbidden.borrow(), orm::cannot_open);
    BOOST_TEST(forbidden.plan.refusals == 1);
    BOOST_TEST(forbidden.core.stats().open == 0);
}

BOOST_AUTO_TEST_CASE(one_that_comes_back_ends_the_attempts_to_open_another) {
    counted    pool({.acquire_timeout = 10s});
    auto const loan    = pool.borrow();
    pool.plan.refusing = true;
    bool        same   = false;
    std::thread other([&] {
        auto const mine = pool.borrow();
        same            = mine.session == loan.session;
        orm::give_back(mine);
    });
    BOOST_TEST(soon([&] { return pool.plan.refusals > 0; }));
    orm::give_back(loan);
    other.join();
    BOOST_TEST(same);
    BOOST_TEST(pool.core.stats().open == 1);
}

BOOST_AUTO_TEST_CASE(the_minimum_comes_back_by_itself) {
    counted pool({.minimum = 2, .maximum = 4});
    BOOST_TEST(soon([&] { return pool.core.stats().idle == 2; }));
    auto const loan           = pool.borrow();
    counted::of(loan).healthy = false;
    orm::give_back(loan);
    BOOST_TEST(soon([&] { return pool.core.stats().idle == 2; }));
    BOOST_TEST(pool.plan.opened == 3);
}

BOOST_AUTO_TEST_CASE(closing_wakes_who_waits_and_waits_for_who_has) {
    counted     pool({.maximum = 1, .acquire_timeout = 60s});
    auto const  loan = pool.borrow();
    bool        told = false;
    std::thread waiting([&] { told = throws<orm::pool_closed>([&] { pool.borrow(); }); });
    BOOST_TEST(soon([&] { return pool.core.stats().waiting == 1; }));
    BOOST_TEST(!pool.core.close(10ms));
    waiting.join();
    BOOST_TEST(told);
    BOOST_CHECK_THROW(pool.borrow(), orm::pool_closed);
    std::thread late([&] {
        std::this_thread::sleep_for(20ms);
        orm::give_back(loan);
    });
    BOOST_TEST(pool.core.close(10s));
    BOOST_TEST(pool.plan.open == 0);
    BOOST_TEST(pool.core.close(0s));
    late.join();
}

BOOST_AUTO_TEST_CASE(closing_ends_the_attempts_to_open_one) {
    counted pool({.acquire_timeout = 60s});
    pool.plan.refusing = true;
    bool        told   = false;
    std::thread trying([&] { told = throws<orm::pool_closed>([&] { pool.borrow(); }); });
    BOOST_TEST(soon([&] { return pool.plan.refusals > 1; }));
    BOOST_TEST(pool.core.close(10s));
    trying.join();
    BOOST_TEST(told);
}

BOOST_AUTO_TEST_CASE(a_connection_may_outlive_its_pool) {
    counting::plan           plan;
    std::optional<pool_core> core;
    core.emplace(new counting::driver(plan), pool_options{.close_timeout = 1ms});
    auto const loan = core->borrow(std::source_location::current());
    core.reset();
    BOOST_TEST(plan.open == 1);
    orm::give_back(loan);
    BOOST_TEST(plan.open == 0);

    // One that has been closed before is not waited for again.
    core.emplace(new counting::driver(plan), pool_options{.close_timeout = 60s});
    auto const late = core->borrow(std::source_location::current());
    BOOST_TEST(!core->close(1ms));
    core.reset();
    orm::give_back(late);
    BOOST_TEST(plan.open == 0);
}

BOOST_AUTO_TEST_CASE(forgotten_connections_are_reported_once) {
    struct noted {
        std::atomic<int> reports = 0;
        unsigned         line    = 0;
    } notes;
    counted        pool({.idle_timeout = 20ms,
                         .leak_after   = 20ms,
                         .on_leak =
                             [](orm::leak_report const& report, void* context) {
                          auto& found = *static_cast<noted*>(context);
                          found.line  = report.borrower.line();
                          if (report.out_for.count() >= 20) ++found.reports;
                          throw 7;  // is nobody's concern
                      },
                         .leak_context = &notes});
    auto const     loan = pool.borrow();
    unsigned const line = __LINE__ - 1;
    BOOST_TEST(soon([&] { return notes.reports == 1; }));
    std::this_thread::sleep_for(40ms);
    BOOST_TEST(notes.reports == 1);
    BOOST_TEST(notes.line == line);
    BOOST_TEST(pool.core.stats().leaks == 1);
    orm::give_back(loan);
    BOOST_TEST(soon([&] { return pool.plan.open == 0; }));  // the thread works on
}

BOOST_AUTO_TEST_CASE(a_listener_sees_what_comes_back) {
    counted pool;
    int     seen = 0;
    pool.core.listen({[](void* context, orm::pool_driver& driver, void* session, bool usable) {
                          *static_cast<int*>(context) +=
                              usable ? static_cast<int>(driver.log_position(session, false)) : 100;
                      },
                      &seen});
    orm::give_back(pool.borrow());
    BOOST_TEST(seen == 1);
    auto const loan           = pool.borrow();
    counted::of(loan).healthy = false;
    orm::give_back(loan);
    BOOST_TEST(seen == 101);
}

/// Threads borrow, break and time out as they like; no connection is ever in two hands, and in the
/// end none is missing.
BOOST_AUTO_TEST_CASE(many_threads_and_short_times) {
    counted                  pool({.minimum         = 1,
                                   .maximum         = 3,
                                   .acquire_timeout = 1ms,
                                   .idle_timeout    = 2ms,
                                   .life_time       = 5ms,
                                   .check_after     = 1ms});
    std::atomic<int>         mistakes = 0, served = 0, late = 0;
    std::vector<std::thread> threads;
    for (unsigned number = 0; number != 8; ++number)
        threads.emplace_back([&, random = number * 2'654'435'761U + 1]() mutable {
            for (int turn = 0; turn != 12'500; ++turn) {
                random = random * 1'664'525U + 1'013'904'223U;
                try {
                    auto const loan = pool.borrow();
                    auto&      mine = counted::of(loan);
                    if (mine.in_hands.exchange(true)) ++mistakes;
                    if (random >> 24 == 7) mine.healthy = false;
                    if (random >> 24 == 8) mine.dirty = true;
                    if (random >> 26 == 9) std::this_thread::sleep_for(1ms);
                    mine.in_hands = false;
                    orm::give_back(loan);
                    ++served;
                } catch (orm::pool_timeout const&) {
                    ++late;
                }
            }
        });
    for (auto& each : threads) each.join();
    BOOST_TEST(mistakes == 0);
    BOOST_TEST(pool.plan.most <= 3);
    BOOST_TEST(served + late == 100'000);
    BOOST_TEST(late > 0);
    BOOST_TEST(served > 1'000);
    auto const counts = pool.core.stats();
    BOOST_TEST(counts.in_use == 0);
    BOOST_TEST(counts.waiting == 0);
    BOOST_TEST(counts.acquired == served);
    BOOST_TEST(counts.timeouts == late);
    // Each place can still be used.
    std::vector<pool_loan> all{pool.borrow(), pool.borrow(), pool.borrow()};
    for (auto const& each : all) orm::give_back(each);
    BOOST_TEST(pool.core.close(10s));
    BOOST_TEST(pool.plan.open == 0);
}

BOOST_AUTO_TEST_SUITE_END()
