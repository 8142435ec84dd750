// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <orm/type/milliseconds.hpp>

namespace orm {

enum class isolation : std::uint8_t {
    engine_default,
    read_committed,
    repeatable_read,
    serializable
};

/// How a transaction begins. The default is one that will write: SQLite takes the write lock at
/// once, which avoids the deadlock of two readers that both want to become writers. A transaction
/// inside of another is as that one is, which also does the retries: other options of its own are a
/// `usage_error`.
struct transaction_options {
    bool      read_only  = false;
    isolation level      = isolation::engine_default;
    bool      deferrable = false;  // PostgreSQL: with read_only and serializable
    bool      exclusive  = false;  // SQLite: keep readers out, too
    /// How often the whole callback may be run again after a serialization failure, a deadlock or a
    /// busy snapshot; from a pool, also after the loss of its connection. A commit `in_doubt` is
    /// never tried again.
    int retries = 0;
    /// How long to pause before the first of them, so that who was in each other's way is not so
    /// again. Each further pause is twice as long, up to the longest; half of it is random.
    milliseconds first_pause   = milliseconds::of(2);
    milliseconds longest_pause = milliseconds::of(250);
};

}  // namespace orm
