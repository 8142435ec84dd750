// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/one_caller.hpp>

#include <pthread.h>
#include <sched.h>

#include <orm/backend/error.hpp>

namespace orm {

constinit thread_local char mark_of_thread = 0;

unsigned forks_so_far = 0;  // written where there is but one thread

unsigned count_forks() noexcept {
    static int const told = pthread_atfork(nullptr, nullptr, [] { ++forks_so_far; });
    static_cast<void>(told);
    return forks_so_far;
}

bool one_caller::enter_at_last() noexcept {
    // The thread that was inside when a child was made is in the parent alone.
    if (!is_of_this_process() || is_inside()) return false;
    while (!try_enter()) sched_yield();
    return true;
}

void one_caller::forbid() noexcept {
    call_guard const inside(*this, wait_for_others{});
    ++forbidden_;
    holder_ = &mark_of_nobody;
}

void one_caller::allow() noexcept {
    call_guard const inside(*this, wait_for_others{});
    if (--forbidden_ == 0) holder_ = &mark_of_thread;
}

void one_caller::refuse() const {
    if (is_moved_from())
        throw misuse("the database or connection was moved from, or given back to its pool");
    if (!is_of_this_process())
        throw misuse("the connection belongs to the process that has forked this one");
    throw misuse("the connection is in use by another thread; give each its own, or use a pool");
}

void one_caller::refuse_held() {
    bool const undone = holder_ == &mark_of_nobody;
    leave();
    if (undone)
        throw misuse("the transaction was rolled back by rollback(); nothing more can run in it");
    throw misuse(
        "the connection is in use by another thread, which has a transaction or stream open; give "
        "each its own, or use a pool");
}

}  // namespace orm
