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

/// Of what has no connection any more.
struct moved_from {};

/// Who is inside of a connection: one thread, of the process that has opened it. It may hold the
/// connection between its calls as well.
class one_caller {
public:
    one_caller() noexcept : process_(count_forks()) {}
    explicit one_caller(moved_from) noexcept : process_(no_process) {}

    /// False where this thread is inside already. Throws `misuse` where another one is, or where
    /// this is a child of the process that has opened the connection, or where there is none.
    bool enter() {
        if (!is_of_this_process()) [[unlikely]]
            refuse();
        if (is_inside()) return false;
        if (!try_enter()) [[unlikely]]
            refuse();
        if (holder_ != nullptr && holder_ != &mark_of_thread) [[unlikely]]
            refuse_held();
        return true;
    }
    /// The same for what cannot fail: it waits for the other thread.
    bool enter_at_last() noexcept;

    void leave() noexcept { __atomic_store_n(&thread_, nullptr, __ATOMIC_RELEASE); }

    // For who is inside.

    /// From now on this thread alone may enter, as while a transaction or a stream of it is open;
    /// until it has let go as often, from whatever thread.
    void hold() noexcept {
        if (holds_++ == 0) holder_ = &mark_of_thread;
    }
    void let_go() noexcept {
        if (--holds_ == 0) holder_ = nullptr;
    }

    // For the thread that holds it.

    /// Nor may it enter itself, as its transaction is to be undone, until that is allowed as often.
    void forbid() noexcept;
    void allow() noexcept;

    bool is_of_this_process() const noexcept { return process_ == forks_so_far; }

    bool is_moved_from() const noexcept { return process_ == no_process; }
    /// Throws `misuse` where there is no connection any more. For what enters nothing.
    void check_there() const {
        if (is_moved_from()) [[unlikely]]
            refuse();
    }

private:
    static constexpr char     mark_of_nobody = 0;
    static constexpr unsigned no_process     = ~0U;

    [[noreturn, gnu::cold]] void refuse() const;
    [[noreturn, gnu::cold]] void refuse_held();

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

    char const* thread_    = nullptr;
    char const* holder_    = nullptr;
    int         holds_     = 0;
    int         forbidden_ = 0;
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
