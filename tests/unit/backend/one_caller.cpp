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

BOOST_AUTO_TEST_CASE(another_is_refused_or_waits) {
    orm::one_caller   inside;
    std::atomic<bool> left    = false;
    auto              outer   = std::make_unique<orm::call_guard>(inside);
    bool              refused = false;
    std::thread([&] {
        try {
            orm::call_guard const second(inside);
        } catch (orm::misuse const&) {
            refused = true;
        }
    }).join();
    BOOST_TEST(refused);
    std::thread patient([&] {
        orm::call_guard const second(inside, orm::wait_for_others{});
        BOOST_TEST(left);
    });
    left = true;
    outer.reset();
    patient.join();
    orm::call_guard const again(inside);
}

BOOST_AUTO_TEST_CASE(a_child_of_the_process_is_refused) {
    orm::one_caller inside;
    ::pid_t const   child = ::fork();
    if (child == 0) {
        bool refused = false;
        try {
            orm::call_guard const second(inside);
        } catch (orm::misuse const&) {
            refused = true;
        }
        orm::one_caller own;
        ::_exit(refused && !inside.is_of_this_process() && own.enter() ? 0 : 1);
    }
    int status = -1;
    BOOST_TEST(::waitpid(child, &status, 0) == child);
    BOOST_TEST(status == 0);
    BOOST_TEST(inside.is_of_this_process());
}

BOOST_AUTO_TEST_SUITE_END()
