// SPDX-License-Identifier: BSL-1.0
#pragma once

namespace orm {

/// How many forks lie behind this process: what was opened before one belongs to the parent. A
/// variable, as asking the system for the number of the process would cost each call more than all
/// else here.
extern unsigned forks_so_far;

/// The same, and counts them from now on. For who opens something.
unsigned count_forks() noexcept;

/// Its address tells threads apart.
extern constinit thread_local char mark_of_thread;

/// Who is inside of a connection: one thread, of the process that has opened it.
class one_caller {
public:
    one_caller() noexcept : process_(count_forks()) {}

    /// False where this thread is inside already. Throws `misuse` where another one is, or where
    /// this is a child of the process that has opened the connection.
    bool enter() {
        if (!is_of_this_process()) [[unlikely]]
            refuse();
        if (is_inside()) return false;
        if (!try_enter()) [[unlikely]]
            refuse();
        return true;
    }
    /// The same for what cannot fail: it waits for the other thread.
    bool enter_at_last() noexcept;

    void leave() noexcept { __atomic_store_n(&thread_, nullptr, __ATOMIC_RELEASE); }

    bool is_of_this_process() const noexcept { return process_ == forks_so_far; }

private:
    [[noreturn, gnu::cold]] void refuse() const;

    // The compilers' own atomics: <atomic> would be the only reason for that header here.

    /// Whether this thread is. Nobody else writes its mark, so that looking needs no lock, which is
    /// the price of the outermost call alone.
    bool is_inside() const noexcept {
        return __atomic_load_n(&thread_, __ATOMIC_RELAXED) == &mark_of_thread;
    }

    bool try_enter() noexcept {
        char const* nobody = nullptr;
        return __atomic_compare_exchange_n(&thread_, &nobody, &mark_of_thread, false,
                                           __ATOMIC_ACQUIRE, __ATOMIC_RELAXED);
    }

    char const* thread_ = nullptr;
    unsigned    process_;
};

struct wait_for_others {};

/// Inside of a connection while it lives.
class call_guard {
public:
    explicit call_guard(one_caller& inside) : inside_(inside.enter() ? &inside : nullptr) {}
    call_guard(one_caller& inside, wait_for_others) noexcept
        : inside_(inside.enter_at_last() ? &inside : nullptr) {}
    call_guard(call_guard const&)            = delete;
    call_guard& operator=(call_guard const&) = delete;
    ~call_guard() {
        if (inside_ != nullptr) inside_->leave();
    }

private:
    one_caller* inside_;
};

}  // namespace orm
