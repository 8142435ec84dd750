// SPDX-License-Identifier: BSL-1.0
#include <orm/session/pool_core.hpp>

#include <time.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <orm/backend/error.hpp>
#include <orm/backend/one_caller.hpp>

namespace orm {

using steady       = std::chrono::steady_clock;
using moment       = steady::time_point;
using time_to_wait = std::chrono::milliseconds;

pool_driver::~pool_driver() = default;

namespace {

time_to_wait in_chrono(milliseconds time) { return time_to_wait(time.count()); }

/// The time as of the kernel's last tick, some milliseconds ago at most: what is compared with the
/// limits of a pool need not be newer, and the clock itself would take a third of what it takes to
/// lend a connection.
moment last_tick() noexcept {
#if defined(CLOCK_MONOTONIC_COARSE)
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC_COARSE, &time);
    return moment(std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
#else
    return steady::now();
#endif
}

milliseconds left_until(moment end) {
    return std::max(std::chrono::ceil<time_to_wait>(end - steady::now()), time_to_wait(0));
}

/// A caller that waits, in its own stack frame. It is given a connection or, where there is a place
/// for a new one, that place.
struct waiter {
    std::condition_variable told;
    pool_entry*             given = nullptr;
    bool                    place = false;

    bool served() const { return given != nullptr || place; }
};

}  // namespace

struct pool_entry {
    pool_state&          home;
    void*                session = nullptr;
    moment               expires = moment::max();
    time_to_wait         idle_time{};  // after which it is closed; 0: never
    moment               since{};      // idle or out
    std::size_t          number = 0;   // among those that are out
    std::source_location borrower{};
    bool                 reported = false;
};

/// Everything behind the mutex is changed by its holder only. A place is counted in `places` from
/// before a connection is opened until after it is closed, so that there are never more than the
/// maximum. While somebody waits, nothing is idle: what comes back goes to the first of them.
struct pool_state {
    pool_state(pool_driver* owned, pool_options const& wanted) : driver(owned), options(wanted) {}

    std::unique_ptr<pool_driver> driver;
    pool_options const           options;

    unsigned const           process = count_forks();
    std::mutex               mutex;
    int                      owners = 1;  // the pool, its thread, and who has a connection
    bool                     closed = false;
    int                      places = 0;
    std::vector<pool_entry*> idle;  // used last, handed out first
    std::vector<pool_entry*> out;
    std::deque<waiter*>      queue;
    std::condition_variable  changed;      // for close(), and who tries again to open one
    std::condition_variable  keeper_told;  // its own, as most changes are none of its business
    pool_statistics          counts;
    return_listener          listener;
    std::minstd_rand         random{std::random_device()()};
    std::thread              keeper;
    bool                     need_more = false;  // the keeper has something to open
};

namespace {

using guard = std::unique_lock<std::mutex>;

/// Somebody who asks for a connection. The time runs from the first thing that takes any: most are
/// served at once, and need no clock.
struct request {
    std::source_location const& where;
    milliseconds                within;
    moment                      end = moment::max();

    moment until() {
        if (end == moment::max()) end = steady::now() + in_chrono(within);
        return end;
    }

    /// How long a connection may take to say that it is alive: half of what is left, so that there
    /// is time to open another one. 0 in the options is no limit.
    milliseconds for_a_check(milliseconds most) {
        if (within.count() <= 0) return most;
        std::int64_t const half = std::max<std::int64_t>(left_until(until()).count() / 2, 1);
        return milliseconds::of(most.count() > 0 ? std::min(most.count(), half) : half);
    }
};

/// Shortened by a random part. What is not wanted stays so, and what is wanted, too.
time_to_wait shortened(pool_state& pool, milliseconds time) {
    if (time.count() <= 0) return time_to_wait(0);
    std::int64_t const most = time.count() * pool.options.jitter_percent / 100;
    std::uniform_int_distribution<std::int64_t> shorter(0, most);
    return time_to_wait(std::max<std::int64_t>(1, time.count() - shorter(pool.random)));
}

bool has_expired(pool_entry const& entry, moment now) { return now >= entry.expires; }

bool is_idle_for_long(pool_entry const& entry, moment now) {
    return entry.idle_time.count() > 0 && now - entry.since >= entry.idle_time;
}

void disown(pool_state* pool, guard& lock) noexcept {
    bool const last = --pool->owners == 0;
    lock.unlock();
    if (last) delete pool;
}

void serve(pool_state& pool, waiter& first) {
    pool.queue.pop_front();
    first.told.notify_one();
}

/// A place has become free: for the first who waits, or for nobody.
void free_place(pool_state& pool) {
    if (!pool.queue.empty() && !pool.closed) {
        waiter& first = *pool.queue.front();
        first.place   = true;
        return serve(pool, first);
    }
    --pool.places;
    pool.changed.notify_all();
    if (pool.places >= pool.options.minimum) return;
    pool.need_more = true;
    pool.keeper_told.notify_one();
}

/// Closes a connection without holding the mutex, and keeps its place.
void destroy(pool_state& pool, pool_entry* entry, guard& lock) noexcept {
    ++pool.counts.closed;
    lock.unlock();
    pool.driver->close(entry->session);
    delete entry;
    lock.lock();
}

void close_and_free(pool_state& pool, pool_entry* entry, guard& lock) noexcept {
    destroy(pool, entry, lock);
    free_place(pool);
}

void make_idle(pool_state& pool, pool_entry* entry, moment now) noexcept {
    entry->since = now;
    if (!pool.queue.empty() && !pool.closed) {
        waiter& first = *pool.queue.front();
        first.given   = entry;
        return serve(pool, first);
    }
    pool.idle.push_back(entry);  // there is room: see the constructor of pool_core
    pool.changed.notify_all();
}

/// Notes who has it from now on.
void note_out(pool_state& pool, pool_entry* entry, std::source_location const& where, moment now) {
    entry->since    = now;
    entry->borrower = where;
    entry->reported = false;
    entry->number   = pool.out.size();
    pool.out.push_back(entry);
    ++pool.owners;
    ++pool.counts.acquired;
}

void note_back(pool_state& pool, pool_entry* entry) noexcept {
    pool_entry* const last  = pool.out.back();
    last->number            = entry->number;
    pool.out[entry->number] = last;
    pool.out.pop_back();
}

/// Whether trying again may help: the server cannot be reached, is just starting, or has no place
/// now.
bool may_pass(error const& failure) {
    if (dynamic_cast<busy const*>(&failure) != nullptr ||
        dynamic_cast<connection_lost const*>(&failure) != nullptr)
        return true;
    if (dynamic_cast<connection_error const*>(&failure) == nullptr) return false;
    std::string_view const state = failure.sqlstate();
    return state.starts_with("08") || state.starts_with("57P0") || state == "53300";
}

/// Opens a connection for a place that the caller has. Throws what opening throws; the place is
/// then still the caller's.
pool_entry* open_entry(pool_state& pool, milliseconds within, guard& lock) {
    lock.unlock();
    std::unique_ptr<pool_entry> entry;
    std::exception_ptr          failure;
    try {
        entry          = std::make_unique<pool_entry>(pool_entry{pool});
        entry->session = pool.driver->open(within);
    } catch (...) {
        failure = std::current_exception();
    }
    lock.lock();
    if (failure != nullptr) {
        ++pool.counts.not_opened;
        std::rethrow_exception(failure);
    }
    ++pool.counts.opened;
    if (pool.options.life_time.count() > 0)
        entry->expires = last_tick() + shortened(pool, pool.options.life_time);
    entry->idle_time = shortened(pool, pool.options.idle_timeout);
    return entry.release();
}

[[noreturn]] void refuse_closed() { throw pool_closed("the pool has been closed"); }

/// `10 of 10 connections are out; the longest for 7.2 s, borrowed at main.cpp:12`
[[noreturn]] void refuse_late(pool_state& pool, milliseconds within) {
    ++pool.counts.timeouts;
    std::string message = "no connection became free within " + std::to_string(within.count()) +
                          " ms; " + std::to_string(pool.out.size()) + " of " +
                          std::to_string(pool.options.maximum) + " are out";
    auto const longest = std::min_element(
        pool.out.begin(), pool.out.end(),
        [](pool_entry const* lhs, pool_entry const* rhs) { return lhs->since < rhs->since; });
    if (longest != pool.out.end()) {
        auto const  held = steady::now() - (*longest)->since;
        auto const& at   = (*longest)->borrower;
        message += ", the longest for " +
                   std::to_string(std::chrono::duration_cast<time_to_wait>(held).count()) +
                   " ms, borrowed at " + at.file_name() + ':' + std::to_string(at.line());
    }
    throw pool_timeout(message);
}

/// What a look at a connection has found.
enum class found : unsigned char { alive, dead, silent };

/// Lends a connection that has come back, if it is alive. It is looked at while it counts as lent,
/// and without the mutex, which is then free. If it is not alive it is closed, and its place is the
/// caller's.
found lend_alive(pool_state& pool, pool_entry* entry, request& asked, guard& lock) {
    moment const now  = last_tick();
    found        seen = found::dead;
    if (has_expired(*entry, now)) {
        ++pool.counts.expired;
    } else {
        auto const after = pool.options.check_after;
        bool const ask   = after.count() > 0 && now - entry->since >= in_chrono(after);
        note_out(pool, entry, asked.where, now);
        lock.unlock();
        auto const within = ask ? asked.for_a_check(pool.options.check_timeout) : milliseconds();
        if (pool.driver->alive(entry->session, ask, within)) return found::alive;
        if (ask) seen = found::silent;
        lock.lock();
        note_back(pool, entry);
        --pool.owners;
        --pool.counts.acquired;
        ++pool.counts.broken;
    }
    destroy(pool, entry, lock);
    return seen;
}

/// Lends something idle that is alive, with the mutex free; null where there is none. `place`:
/// whether the caller has one, as of one that was not alive. It is given back where it is not
/// needed. After one that has not answered no other is asked: where a network has forgotten it, it
/// has forgotten them all, and only a new one tells.
pool_entry* lend_idle(pool_state& pool, bool& place, request& asked, guard& lock) {
    found seen = found::dead;
    while (seen == found::dead && !pool.idle.empty() && !pool.closed) {
        pool_entry* const entry = pool.idle.back();
        pool.idle.pop_back();
        seen = lend_alive(pool, entry, asked, lock);
        if (seen == found::alive) {
            if (!place) return entry;
            lock.lock();
            free_place(pool);
            lock.unlock();
            return entry;
        }
        if (place) free_place(pool);  // there is one already
        place = true;
    }
    return nullptr;
}

/// Waits to be given a connection, or a place for one.
pool_entry* wait_in_queue(pool_state& pool, request& asked, guard& lock) {
    waiter       self;
    moment const end = asked.until();
    pool.queue.push_back(&self);
    moment const begun = steady::now();
    while (!self.served() && !pool.closed)
        if (self.told.wait_until(lock, end) == std::cv_status::timeout) break;
    ++pool.counts.waited;
    pool.counts.wait_nanoseconds +=
        std::chrono::duration_cast<std::chrono::nanoseconds>(steady::now() - begun).count();
    // Whoever serves takes it out of the queue under the same mutex: nothing is lost in between.
    if (self.served()) return self.given;
    std::erase(pool.queue, &self);
    if (pool.closed) refuse_closed();
    refuse_late(pool, asked.within);
}

/// Opens a connection for the caller's place, again and again where that may help; or takes one
/// that has come back meanwhile. Gives the place back when it throws.
pool_entry* open_for(pool_state& pool, request& asked, guard& lock) {
    moment const end   = asked.until();
    auto         pause = time_to_wait(5);
    pool_entry*  entry = nullptr;
    for (;;) {
        try {
            if (pool.closed) refuse_closed();
            entry = open_entry(pool, left_until(end), lock);
            break;
        } catch (error const& failure) {
            bool const again = !pool.closed && may_pass(failure) && steady::now() + pause < end;
            if (!again) {
                free_place(pool);
                if (pool.closed) refuse_closed();
                throw;
            }
        } catch (...) {
            free_place(pool);
            throw;
        }
        pool.changed.wait_for(lock, pause, [&] { return pool.closed || !pool.idle.empty(); });
        pause      = std::min(pause * 2, time_to_wait(250));
        bool place = true;
        if (pool_entry* const other = lend_idle(pool, place, asked, lock)) return other;
    }
    if (pool.closed) {
        close_and_free(pool, entry, lock);
        refuse_closed();
    }
    note_out(pool, entry, asked.where, last_tick());
    return entry;
}

void report_leaks(pool_state& pool, guard& lock) {
    auto const after = pool.options.leak_after;
    if (after.count() <= 0) return;
    std::vector<leak_report> reports;
    moment const             now = steady::now();
    for (pool_entry* const entry : pool.out) {
        auto const out_for = std::chrono::duration_cast<time_to_wait>(now - entry->since);
        if (entry->reported || out_for < in_chrono(after)) continue;
        entry->reported = true;
        ++pool.counts.leaks;
        reports.push_back({entry->borrower, milliseconds(out_for)});
    }
    if (pool.options.on_leak == nullptr) return;
    lock.unlock();
    for (auto const& each : reports) {
        try {
            pool.options.on_leak(each, pool.options.leak_context);
        } catch (...) {
            // A report that fails must not end what else the thread does.
        }
    }
    lock.lock();
}

void close_expired(pool_state& pool, guard& lock) {
    moment const now    = steady::now();
    auto const   is_old = [&](pool_entry const* entry) {
        return has_expired(*entry, now) ||
               (is_idle_for_long(*entry, now) && pool.places > pool.options.minimum);
    };
    for (;;) {
        auto const found = std::find_if(pool.idle.begin(), pool.idle.end(), is_old);
        if (found == pool.idle.end()) return;
        pool_entry* const entry = *found;
        pool.idle.erase(found);
        ++pool.counts.expired;
        close_and_free(pool, entry, lock);
    }
}

/// False when a connection could not be opened.
bool open_minimum(pool_state& pool, guard& lock) {
    pool.need_more = false;
    while (!pool.closed && pool.places < pool.options.minimum) {
        ++pool.places;
        try {
            pool_entry* const entry = open_entry(pool, pool.options.acquire_timeout, lock);
            if (pool.closed)
                close_and_free(pool, entry, lock);
            else
                make_idle(pool, entry, last_tick());
        } catch (...) {
            free_place(pool);
            pool.need_more = false;
            return false;
        }
    }
    return true;
}

/// How often the keeper looks: a few times in the shortest of the times it watches.
time_to_wait turn_of(pool_options const& options) {
    std::int64_t shortest = 120'000;
    for (auto const time : {options.idle_timeout, options.life_time, options.leak_after})
        if (time.count() > 0) shortest = std::min(shortest, time.count());
    return time_to_wait(std::max<std::int64_t>(shortest / 4, 5));
}

void keep(pool_state& pool) noexcept {
    guard      lock(pool.mutex);
    auto const turn = turn_of(pool.options);
    while (!pool.closed) {
        auto next = turn;
        try {
            if (!open_minimum(pool, lock)) next = std::min(turn, time_to_wait(500));
            close_expired(pool, lock);
            report_leaks(pool, lock);
        } catch (...) {
            // For want of memory: the next turn may have it.
        }
        pool.keeper_told.wait_for(lock, next, [&] { return pool.closed || pool.need_more; });
    }
}

bool needs_keeper(pool_options const& options) {
    return options.minimum > 0 || options.idle_timeout.count() > 0 ||
           options.life_time.count() > 0 || options.leak_after.count() > 0;
}

void check(pool_options const& options) {
    if (options.maximum < 1) throw usage_error("a pool needs a maximum of at least 1");
    if (options.minimum < 0 || options.minimum > options.maximum)
        throw usage_error("a pool's minimum lies between 0 and its maximum");
    if (options.jitter_percent < 0 || options.jitter_percent > 100)
        throw usage_error("a pool's jitter_percent lies between 0 and 100");
}

/// What has become of a connection that has come back.
struct cleaned {
    bool usable;
    bool rolled_back;
    bool reset;
};

cleaned clean(pool_state& pool, void* session) noexcept {
    returned const how    = pool.driver->take_back(session);
    auto const     policy = pool.options.on_return;
    cleaned        done{how != returned::unusable, how == returned::rolled_back, false};
    done.reset = done.usable && policy != reset_policy::never &&
                 (policy == reset_policy::always || pool.driver->touched(session));
    if (done.reset) done.usable = pool.driver->reset(session);
    return done;
}

/// What a verb works on.
pool_state& own(owned<pool_state, release> const& state) {
    if (state == nullptr) throw misuse("the pool was moved from");
    if (state->process != forks_so_far)
        throw misuse("the pool belongs to the process that has forked this one");
    return *state;
}

bool close_pool(pool_state& pool, milliseconds within) noexcept {
    guard lock(pool.mutex);
    pool.closed = true;
    for (waiter* const each : pool.queue) each->told.notify_one();
    pool.changed.notify_all();
    pool.keeper_told.notify_one();
    while (!pool.idle.empty()) {
        pool_entry* const entry = pool.idle.back();
        pool.idle.pop_back();
        close_and_free(pool, entry, lock);
    }
    if (pool.keeper.get_id() != std::this_thread::get_id()) {  // a leak's listener may be here
        std::thread keeper = std::move(pool.keeper);
        lock.unlock();
        if (keeper.joinable()) keeper.join();
        lock.lock();
    }
    return pool.changed.wait_for(lock, in_chrono(within), [&] { return pool.places == 0; });
}

}  // namespace

void release(pool_state* state) noexcept {
    if (state == nullptr) return;
    if (state->process != forks_so_far) return;  // its thread is in the parent alone
    guard      lock(state->mutex);
    bool const waited = state->closed;
    lock.unlock();
    close_pool(*state, waited ? milliseconds() : state->options.close_timeout);
    lock.lock();
    disown(state, lock);
}

pool_core::pool_core(pool_driver* driver, pool_options const& options) {
    std::unique_ptr<pool_driver> owned_driver(driver);
    check(options);
    auto state = std::make_unique<pool_state>(owned_driver.release(), options);
    // Coming back must not fail for want of memory.
    auto const most = static_cast<std::size_t>(options.maximum);
    state->idle.reserve(most);
    state->out.reserve(most);
    if (needs_keeper(options)) state->keeper = std::thread([&pool = *state] { keep(pool); });
    state_ = owned<pool_state, release>(state.release());
}

pool_loan pool_core::borrow(std::source_location const& where) const {
    return borrow(where, own(state_).options.acquire_timeout);
}

pool_loan pool_core::borrow(std::source_location const& where, milliseconds within) const {
    pool_state& pool = own(state_);
    guard       lock(pool.mutex);
    if (pool.closed) refuse_closed();
    request asked{where, within};
    bool    place = false;
    if (pool.queue.empty())
        if (pool_entry* const entry = lend_idle(pool, place, asked, lock))
            return {entry, entry->session};
    if (!place && pool.queue.empty() && pool.places < pool.options.maximum) {
        ++pool.places;
        place = true;
    }
    if (!place) {
        pool_entry* const entry = wait_in_queue(pool, asked, lock);
        if (entry != nullptr && lend_alive(pool, entry, asked, lock) == found::alive)
            return {entry, entry->session};
    }
    pool_entry* const entry = open_for(pool, asked, lock);
    return {entry, entry->session};
}

void give_back(pool_loan const& loan) noexcept {
    pool_entry* const entry = loan.entry;
    pool_state* const pool  = &entry->home;
    if (pool->process != forks_so_far) return;
    cleaned const done = clean(*pool, entry->session);
    guard         lock(pool->mutex);
    if (auto const listener = pool->listener; listener.call != nullptr) {
        lock.unlock();
        listener.call(listener.context, *pool->driver, entry->session, done.usable);
        lock.lock();
    }
    if (done.rolled_back) ++pool->counts.rolled_back;
    if (done.reset) ++pool->counts.resets;
    note_back(*pool, entry);
    moment const now     = last_tick();
    bool const   expired = done.usable && has_expired(*entry, now);
    if (expired) ++pool->counts.expired;
    if (!done.usable) ++pool->counts.broken;
    if (done.usable && !expired && !pool->closed)
        make_idle(*pool, entry, now);
    else
        close_and_free(*pool, entry, lock);
    disown(pool, lock);
}

bool pool_core::close(milliseconds within) const { return close_pool(own(state_), within); }

bool pool_core::is_of_this_process() const noexcept {
    return state_ != nullptr && state_->process == forks_so_far;
}

pool_statistics pool_core::stats() const {
    pool_state&           pool = own(state_);
    std::lock_guard const lock(pool.mutex);
    pool_statistics       counts = pool.counts;
    counts.open                  = pool.places;
    counts.idle                  = static_cast<int>(pool.idle.size());
    counts.in_use                = static_cast<int>(pool.out.size());
    counts.waiting               = static_cast<int>(pool.queue.size());
    return counts;
}

pool_driver& pool_core::driver() const noexcept { return *state_->driver; }

void pool_core::listen(return_listener listener) const {
    pool_state&           pool = own(state_);
    std::lock_guard const lock(pool.mutex);
    pool.listener = listener;
}

}  // namespace orm
