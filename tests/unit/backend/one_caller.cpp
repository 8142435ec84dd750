// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/one_caller.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <memory>
#include <thread>

#include <boost/test/unit_test.hpp>

#include <orm/backend/error.hpp>

BOOST_AUTO_TEST_SUITE(backend_one_caller)

BOOST_AUTO_TEST_CASE(one_thread_enters_as_often_as_it_likes) {
    orm::one_caller inside;
    for (int time = 0; time != 2; ++time) {
        orm::call_guard const outer(inside);
        orm::call_guard const inner(inside);
        orm::call_guard const last(inside, orm::wait_for_others{});
    }
    std::thread([&] { orm::call_guard const next(inside); }).join();
}

BOOST_AUTO_TEST_CASE(another_is_refused) {
    orm::one_caller       inside;
    orm::call_guard const outer(inside);
    bool                  refused = false;
    std::thread([&] {
        try {
            orm::call_guard const second(inside);
        } catch (orm::misuse const&) {
            refused = true;
        }
    }).join();
    BOOST_TEST(refused);
}

BOOST_AUTO_TEST_CASE(what_cannot_fail_waits_for_another) {
    orm::one_caller   inside;
    std::atomic<bool> begun  = false;
    bool              left   = false;  // not atomic: the guard alone keeps the threads apart
    bool              waited = false;
    auto              outer  = std::make_unique<orm::call_guard>(inside);
    std::thread       patient([&] {
        begun = true;
        orm::call_guard const second(inside, orm::wait_for_others{});
        waited = left;
    });
    while (!begun) std::this_thread::yield();
    for (int time = 0; time != 1000; ++time) std::this_thread::yield();
    left = true;
    outer.reset();
    patient.join();
    BOOST_TEST(waited);
    BOOST_TEST(inside.enter());
}

BOOST_AUTO_TEST_CASE(a_child_of_the_process_is_refused) {
    orm::one_caller   inside;
    std::atomic<bool> entered = false, ended = false;
    std::thread       other([&] {
        orm::call_guard const first(inside);
        entered = true;
        while (!ended) std::this_thread::yield();
    });
    while (!entered) std::this_thread::yield();
    ::pid_t const child = ::fork();
    if (child == 0) {
        bool refused = false;
        try {
            orm::call_guard const second(inside);
        } catch (orm::misuse const&) {
            refused = true;
        }
        orm::call_guard const last(inside, orm::wait_for_others{});
        orm::one_caller       own;
        ::_exit(refused && !inside.is_of_this_process() && own.enter() ? 0 : 1);
    }
    int status = -1;
    BOOST_TEST(::waitpid(child, &status, 0) == child);
    ended = true;
    other.join();
    BOOST_TEST(status == 0);
    BOOST_TEST(inside.is_of_this_process());
}

BOOST_AUTO_TEST_SUITE_END()
