// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/one_caller.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <memory>
#include <string>
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

/// What a thread of its own is told that enters.
std::string told_elsewhere(orm::one_caller& inside) {
    std::string told;
    std::thread([&] {
        try {
            orm::call_guard const second(inside);
        } catch (orm::misuse const& refusal) {
            told = refusal.what();
        }
    }).join();
    return told;
}

BOOST_AUTO_TEST_CASE(another_is_refused_between_the_calls_of_who_holds_it) {
    orm::one_caller inside;
    {
        orm::call_guard const outer(inside);
        inside.hold();
        inside.hold();
    }
    for (int time = 0; time != 2; ++time) {
        BOOST_TEST(told_elsewhere(inside).find("another thread") != std::string::npos);
        orm::call_guard const outer(inside);
        inside.let_go();
    }
    BOOST_TEST(told_elsewhere(inside).empty());
}

BOOST_AUTO_TEST_CASE(it_is_let_go_from_any_thread) {
    orm::one_caller inside;
    {
        orm::call_guard const outer(inside);
        inside.hold();
    }
    std::thread([&] {
        orm::call_guard const last(inside, orm::wait_for_others{});
        inside.let_go();
    }).join();
    BOOST_TEST(told_elsewhere(inside).empty());
}

BOOST_AUTO_TEST_CASE(who_holds_it_may_be_forbidden_to_enter) {
    orm::one_caller inside;
    {
        orm::call_guard const outer(inside);
        inside.hold();
    }
    inside.forbid();
    inside.forbid();
    for (int time = 0; time != 2; ++time) {
        BOOST_CHECK_THROW(inside.enter(), orm::misuse);
        orm::call_guard const last(inside, orm::wait_for_others{});
        inside.allow();
    }
    BOOST_TEST(inside.enter());
}

BOOST_AUTO_TEST_CASE(nobody_enters_what_was_moved_from) {
    orm::one_caller inside{orm::moved_from{}};
    BOOST_CHECK_THROW(inside.enter(), orm::misuse);
    BOOST_CHECK_THROW(inside.check_there(), orm::misuse);
    BOOST_TEST(inside.is_moved_from());
    BOOST_TEST(!inside.is_of_this_process());
    orm::one_caller const own;
    own.check_there();
    BOOST_TEST(!own.is_moved_from());
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
