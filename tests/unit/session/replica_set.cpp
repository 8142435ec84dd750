// SPDX-License-Identifier: BSL-1.0
#include <orm/session/replica_set.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <thread>
#include <vector>

#include "support/counting_driver.hpp"

using namespace std::chrono_literals;
using orm::pool_core;
using orm::pool_loan;
using orm::pool_options;

namespace {

struct server {
    explicit server(pool_options const& options = {}) : core(new counting::driver(plan), options) {}

    counting::plan plan;
    pool_core      core;
};

/// A primary and two replicas.
struct three_servers {
    explicit three_servers(orm::replica_options const& options)
        : set(primary.core, std::array{&std::as_const(first.core), &std::as_const(second.core)},
              options) {}

    /// Borrows for reading, and tells of whom: 0 is the primary.
    int reads() {
        auto const loan  = set.lend_for_reading(std::source_location::current());
        int        whose = 0;
        while (core(whose).stats().in_use == 0) ++whose;
        orm::give_back(loan);
        return whose;
    }
    std::vector<int> reads(int times) {
        std::vector<int> who;
        while (times-- > 0) who.push_back(reads());
        return who;
    }
    pool_core const& core(int at) const {
        return at == 0 ? primary.core : at == 1 ? first.core : second.core;
    }
    void write() { orm::give_back(primary.core.borrow(std::source_location::current())); }

    server           primary, first, second;
    orm::replica_set set;
};

using servers = std::vector<int>;

}  // namespace

BOOST_AUTO_TEST_SUITE(session_replica_set)

BOOST_AUTO_TEST_CASE(reads_go_around) {
    three_servers all({});
    BOOST_TEST((all.reads(4) == servers{1, 2, 1, 2}));
    BOOST_TEST(all.set.stats().on_replicas == 4);
    BOOST_TEST(all.set.stats().on_primary == 0);
}

BOOST_AUTO_TEST_CASE(or_to_the_least_busy) {
    three_servers all({.policy = orm::replica_policy::least_busy});
    auto const    busy = all.first.core.borrow(std::source_location::current());
    for (int time = 0; time != 3; ++time) {
        auto const loan = all.set.lend_for_reading(std::source_location::current());
        BOOST_TEST(all.second.core.stats().in_use == 1);
        orm::give_back(loan);
    }
    orm::give_back(busy);
    auto const both = all.reads(2);
    BOOST_TEST((both == servers{1, 2} || both == servers{2, 1}));
}

BOOST_AUTO_TEST_CASE(one_that_cannot_be_reached_is_passed_over_and_tried_again_later) {
    three_servers all({.acquire_timeout = 1ms, .rest = 50ms});
    all.first.plan.refusing = true;
    BOOST_TEST((all.reads(4) == servers{2, 2, 2, 2}));
    BOOST_TEST(all.first.plan.refusals == 1);  // and left alone for a while
    BOOST_TEST(all.set.stats().unreachable == 1);
    all.first.plan.refusing = false;
    std::this_thread::sleep_for(60ms);
    auto const again = all.reads(2);
    BOOST_TEST((again == servers{1, 2} || again == servers{2, 1}));
}

BOOST_AUTO_TEST_CASE(after_a_rest_one_caller_tries_and_the_others_go_on) {
    three_servers all({.acquire_timeout = 1ms, .rest = 20ms});
    all.first.plan.refusing = true;
    BOOST_TEST((all.reads(2) == servers{2, 2}));
    std::this_thread::sleep_for(30ms);
    servers meanwhile;
    all.first.plan.refuse = [&] {
        if (meanwhile.empty()) {
            meanwhile = {0};
            meanwhile = all.reads(2);
        }
        throw orm::cannot_open("made up");
    };
    BOOST_TEST((all.reads(2) == servers{2, 2}));
    BOOST_TEST((meanwhile == servers{2, 2}));
    BOOST_TEST(all.first.plan.refusals == 2);
}

BOOST_AUTO_TEST_CASE(without_replicas_the_primary_reads) {
    three_servers all({.acquire_timeout = 1ms});
    all.first.plan.refusing = all.second.plan.refusing = true;
    BOOST_TEST((all.reads(2) == servers{0, 0}));
    BOOST_TEST(all.set.stats().on_primary == 2);

    server           alone;
    orm::replica_set nobody(alone.core, {}, {});
    orm::give_back(nobody.lend_for_reading(std::source_location::current()));
    BOOST_TEST(alone.plan.opened == 1);
}

BOOST_AUTO_TEST_CASE(a_busy_replica_is_not_waited_for) {
    server                          primary, replica({.maximum = 1});
    std::array<pool_core const*, 1> list{&replica.core};
    orm::replica_set                set(primary.core, list, {.acquire_timeout = 1ms});
    auto const                      busy = set.lend_for_reading(std::source_location::current());
    auto const                      next = set.lend_for_reading(std::source_location::current());
    BOOST_TEST(primary.plan.opened == 1);
    orm::give_back(next);
    orm::give_back(busy);
    BOOST_TEST(set.stats().unreachable == 0);
}

BOOST_AUTO_TEST_CASE(reads_see_what_was_written) {
    three_servers all({.rest = 0s, .read_your_writes = true, .replay_timeout = 5ms});
    BOOST_TEST(all.reads() == 0);  // nobody knows yet what others have written
    BOOST_TEST((all.reads(2) == servers{0, 0}));
    BOOST_TEST(all.set.stats().behind > 0);
    all.first.plan.replayed = all.second.plan.replayed = 1;
    BOOST_TEST(all.reads() != 0);

    all.primary.plan.written = 7;
    all.write();
    BOOST_TEST(all.reads() == 0);
    all.second.plan.replayed = 7;
    BOOST_TEST((all.reads(2) == servers{2, 2}));
    // It is waited for.
    three_servers patient({.read_your_writes = true, .replay_timeout = 10s});
    BOOST_TEST(patient.reads() == 0);
    patient.primary.plan.written = 5;
    patient.write();
    std::thread replaying([&] {
        std::this_thread::sleep_for(20ms);
        patient.first.plan.replayed = patient.second.plan.replayed = 5;
    });
    BOOST_TEST(patient.reads() != 0);
    replaying.join();
}

BOOST_AUTO_TEST_CASE(after_a_doubt_the_primary_reads_until_it_tells_its_position) {
    three_servers all({.read_your_writes = true});
    all.first.plan.replayed = all.second.plan.replayed = 100;
    all.write();
    BOOST_TEST(all.reads() != 0);
    auto const lost = all.primary.core.borrow(std::source_location::current());
    counting::driver::of(lost.session)->healthy = false;
    orm::give_back(lost);
    BOOST_TEST(all.reads() == 0);
    BOOST_TEST(all.reads() != 0);
}

BOOST_AUTO_TEST_SUITE_END()
