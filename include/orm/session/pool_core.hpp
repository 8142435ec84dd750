// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <source_location>

#include <orm/session/pool_options.hpp>
#include <orm/support/owned.hpp>

// The part of a pool that knows neither engine nor query: who has which connection, and who waits.

namespace orm {

struct pool_state;
struct pool_entry;

/// In what state a connection has come back.
enum class returned : std::uint8_t { clean, rolled_back, unusable };

/// What a pool does with connections; to the pool they are but addresses. Different connections are
/// worked on by several threads at once.
class pool_driver {
public:
    virtual ~pool_driver();

    /// Throws what opening throws. `within` bounds the attempt where the engine can do that.
    virtual void* open(milliseconds within)     = 0;
    virtual void  close(void* session) noexcept = 0;
    /// Whether it can be used, as far as one can see without asking the server; or by asking it,
    /// which may take that long, or as long as it takes where that is 0.
    virtual bool alive(void* session, bool ask, milliseconds within) noexcept = 0;
    /// Ends an open transaction.
    virtual returned take_back(void* session) noexcept = 0;
    /// Whether something may be left of who has used it.
    virtual bool touched(void* session) noexcept = 0;
    /// Makes it as it was when it was opened; false: close it instead.
    virtual bool reset(void* session) noexcept = 0;
    /// How far the log of a server is: written by a primary, replayed by a replica. Throws.
    virtual std::uint64_t log_position(void* session, bool replayed) = 0;
};

/// A connection that is out.
struct pool_loan {
    pool_entry* entry   = nullptr;
    void*       session = nullptr;
};

/// Takes a connection back. It may be the last of a pool that is gone.
void give_back(pool_loan const& loan) noexcept;

void release(pool_state* state) noexcept;

/// Told of each connection that comes back whole, before it is handed on.
struct return_listener {
    void (*call)(void* context, pool_driver& driver, void* session, bool usable) = nullptr;
    void* context                                                                = nullptr;
};

/// Hands connections to any number of threads, in the order in which they came.
class pool_core {
public:
    /// Takes the driver over. Opens nothing, but a thread of its own brings the pool to its
    /// minimum. Throws `usage_error` for options that contradict each other.
    pool_core(pool_driver* driver, pool_options const& options);
    pool_core(pool_core&&) noexcept            = default;
    pool_core& operator=(pool_core&&) noexcept = default;

    // Verbs throw `misuse` in a child of the process.

    /// Throws `pool_timeout`, `pool_closed`, and what opening a connection throws.
    pool_loan borrow(std::source_location const& where) const;
    pool_loan borrow(std::source_location const& where, milliseconds within) const;

    bool close(milliseconds within) const;

    pool_statistics stats() const;
    pool_driver&    driver() const noexcept;
    bool            is_of_this_process() const noexcept;
    void            listen(return_listener listener) const;

private:
    owned<pool_state, release> state_;
};

}  // namespace orm
