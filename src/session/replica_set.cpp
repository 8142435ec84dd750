// SPDX-License-Identifier: BSL-1.0
#include <orm/session/replica_set.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include <orm/backend/error.hpp>

namespace orm {

namespace {

using steady = std::chrono::steady_clock;

struct replica {
    pool_core const*           core;
    std::atomic<std::int64_t>  rests_until = 0;  // in ticks of the steady clock
    std::atomic<std::uint64_t> replayed    = 0;  // what is known of it
};

std::int64_t now() { return steady::now().time_since_epoch().count(); }

std::int64_t ticks(milliseconds time) {
    return steady::duration(std::chrono::milliseconds(time.count())).count();
}

}  // namespace

struct replica_state {
    pool_core const*                      primary;
    replica_options                       options;
    std::vector<std::unique_ptr<replica>> replicas;
    std::atomic<unsigned>                 turn = 0;

    std::mutex    mutex;        // of what follows
    std::uint64_t written = 0;  // the primary's log when it was last used
    /// Something has been written at a position that nobody knows, so many times.
    std::uint64_t doubts  = 0;
    bool          unknown = false;

    std::atomic<std::int64_t> on_replicas = 0, on_primary = 0, unreachable = 0, behind = 0;
};

namespace {

/// A connection of the primary comes back; it may have written.
void note_position(void* context, pool_driver& driver, void* session, bool usable) noexcept {
    auto&            set = *static_cast<replica_state*>(context);
    std::unique_lock lock(set.mutex);
    try {
        if (usable) {
            std::uint64_t const before = set.doubts;
            lock.unlock();
            std::uint64_t const position = driver.log_position(session, false);
            lock.lock();
            set.written = std::max(set.written, position);
            // Only what was asked after a doubt tells of all that came before it.
            set.unknown = set.unknown && set.doubts != before;
            return;
        }
    } catch (...) {
        lock.lock();
    }
    ++set.doubts;
    set.unknown = true;
}

int busyness(replica const& each) {
    pool_statistics const counts = each.core->stats();
    return counts.in_use + counts.waiting;
}

/// The replicas in the order in which they are asked.
std::vector<replica*> in_order(replica_state& set) {
    std::vector<replica*> order;
    std::size_t const     size  = set.replicas.size();
    std::size_t const     first = set.turn.fetch_add(1, std::memory_order_relaxed);
    for (std::size_t at = 0; at != size; ++at)
        order.push_back(set.replicas[(first + at) % size].get());
    if (set.options.policy == replica_policy::least_busy) {
        // The first of equals, by turns: the place is a part of the key.
        std::vector<std::pair<int, std::size_t>> keys;
        for (std::size_t at = 0; at != size; ++at) keys.emplace_back(busyness(*order[at]), at);
        std::sort(keys.begin(), keys.end());
        std::vector<replica*> const turn = order;
        for (std::size_t at = 0; at != size; ++at) order[at] = turn[keys[at].second];
    }
    return order;
}

/// Waits until the replica has what the primary had. False when that takes too long.
bool wait_for(replica_state& set, replica& chosen, void* session, std::uint64_t position) {
    std::int64_t const end   = now() + ticks(set.options.replay_timeout);
    auto               pause = std::chrono::microseconds(200);
    while (chosen.replayed < position) {
        std::uint64_t const found = chosen.core->driver().log_position(session, true);
        std::uint64_t       last  = chosen.replayed;
        while (last < found && !chosen.replayed.compare_exchange_weak(last, found)) {
        }
        if (found >= position) return true;
        if (now() >= end) return false;
        std::this_thread::sleep_for(pause);
        pause = std::min(pause * 2, std::chrono::microseconds(5'000));
    }
    return true;
}

/// A connection of this replica, or none.
pool_loan try_replica(replica_state& set, replica& chosen, std::source_location const& where) {
    std::int64_t rested = chosen.rests_until;
    if (rested > now()) return {};
    // After a rest one caller tries; the others do not wait for what may not be there.
    if (rested != 0 &&
        !chosen.rests_until.compare_exchange_strong(rested, now() + ticks(set.options.rest)))
        return {};
    std::uint64_t position = 0;
    if (set.options.read_your_writes) {
        std::lock_guard const lock(set.mutex);
        if (set.unknown) return {};
        position = set.written;
    }
    pool_loan loan;
    try {
        loan               = chosen.core->borrow(where, set.options.acquire_timeout);
        bool const there   = wait_for(set, chosen, loan.session, position);
        chosen.rests_until = 0;
        if (there) return loan;
        ++set.behind;
    } catch (pool_timeout const&) {
        // It is busy.
    } catch (error const&) {
        chosen.rests_until = now() + ticks(set.options.rest);
        ++set.unreachable;
    }
    if (loan.entry != nullptr) give_back(loan);
    return {};
}

}  // namespace

void release(replica_state* state) noexcept {
    if (state == nullptr) return;
    if (!state->primary->is_of_this_process()) return;  // a lock may be held in the parent
    state->primary->listen({});
    delete state;
}

replica_set::replica_set(pool_core const& primary, std::span<pool_core const* const> replicas,
                         replica_options const& options) {
    auto state     = std::make_unique<replica_state>();
    state->primary = &primary;
    state->options = options;
    for (pool_core const* const each : replicas) {
        state->replicas.push_back(std::make_unique<replica>());
        state->replicas.back()->core = each;
    }
    if (options.read_your_writes) {
        // What others have written before is not known either.
        state->unknown = true;
        primary.listen({note_position, state.get()});
    }
    state_ = owned<replica_state, release>(state.release());
}

pool_loan replica_set::lend_for_reading(std::source_location const& where) const {
    if (state_ == nullptr) throw misuse("the pool was moved from");
    if (!state_->primary->is_of_this_process()) return state_->primary->borrow(where);  // refused
    for (replica* const each : in_order(*state_)) {
        pool_loan const loan = try_replica(*state_, *each, where);
        if (loan.entry == nullptr) continue;
        ++state_->on_replicas;
        return loan;
    }
    ++state_->on_primary;
    return state_->primary->borrow(where);
}

replica_statistics replica_set::stats() const noexcept {
    if (state_ == nullptr) return {};
    return {state_->on_replicas, state_->on_primary, state_->unreachable, state_->behind};
}

}  // namespace orm
