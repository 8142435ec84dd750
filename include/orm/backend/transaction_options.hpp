// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

namespace orm {

enum class isolation : std::uint8_t {
    engine_default,
    read_committed,
    repeatable_read,
    serializable
};

/// How a transaction begins. The default is one that will write: SQLite takes the write lock at
/// once, which avoids the deadlock of two readers that both want to become writers.
struct transaction_options {
    bool      read_only  = false;
    isolation level      = isolation::engine_default;
    bool      deferrable = false;  // PostgreSQL: with read_only and serializable
    bool      exclusive  = false;  // SQLite: keep readers out, too
    /// How often the whole callback may be run again after a serialization failure, a deadlock or a
    /// busy snapshot.
    int retries = 0;
};

}  // namespace orm
