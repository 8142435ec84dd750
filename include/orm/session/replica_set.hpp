// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <source_location>
#include <span>

#include <orm/session/pool_core.hpp>
#include <orm/support/owned.hpp>

namespace orm {

/// Which replica a read goes to.
enum class replica_policy : std::uint8_t {
    round_robin,
    least_busy,  // the one with the fewest connections out and callers waiting
};

struct replica_options {
    replica_policy policy = replica_policy::round_robin;
    /// How long to wait for a connection to one replica before the next is asked, and in the end
    /// the primary.
    milliseconds acquire_timeout = milliseconds::of(100);
    /// How long a replica is left alone that could not be reached.
    milliseconds rest = milliseconds::of(1'000);

    /// A read sees what was written over the primary's pool before: it waits until its replica has
    /// it, or goes to the primary. Asks the primary after each use how far its log is.
    bool read_your_writes = false;
    /// How long it waits for that.
    milliseconds replay_timeout = milliseconds::of(100);
};

struct replica_statistics {
    std::int64_t on_replicas = 0;  // connections lent for reading
    std::int64_t on_primary  = 0;
    std::int64_t unreachable = 0;  // replicas that were passed over as they did not answer
    std::int64_t behind      = 0;  // as they had not got far enough in time
};

struct replica_state;
void release(replica_state* state) noexcept;

/// Chooses where a connection for reading comes from. Used by any number of threads.
class replica_set {
public:
    /// The pools have to live, and to stay where they are, until this ends.
    replica_set(pool_core const& primary, std::span<pool_core const* const> replicas,
                replica_options const& options);

    pool_loan lend_for_reading(std::source_location const& where) const;

    replica_statistics stats() const noexcept;

private:
    owned<replica_state, release> state_;
};

}  // namespace orm
