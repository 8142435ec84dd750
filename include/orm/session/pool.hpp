// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <source_location>
#include <utility>

#include <orm/session/shared_verbs.hpp>

namespace orm {

/// Connections to one database, shared by all threads of a program; each belongs to one of them at
/// a time. `orm::sqlite::open_pool` and `orm::postgres::open_pool` make pools:
///
///     auto pool = orm::postgres::open_pool("postgresql://blog@db.example.org/blog");
///     auto ada  = pool.find(users, 1);
///     auto db   = pool.acquire();  // goes back at the end of the block
///
/// The end of a pool waits for connections that are out, as long as `close_timeout` says; those
/// that come back later are closed then. After a fork a child must not use the pools of its parent,
/// nor let them end: both processes would talk over the same connections.
template <backend_connection Connection>
class pool final : public shared_verbs<Connection> {
public:
    /// `readers` lends what is asked for reading; without it one core lends everything.
    explicit pool(pool_core all) : writers_(std::move(all)) {}
    pool(pool_core writers, pool_core readers)
        : writers_(std::move(writers)), readers_(std::move(readers)) {}

    pool_loan lend(access_mode wanted, std::source_location const& where) override {
        pool_loan loan = core(wanted).borrow(where);
        static_cast<session<Connection>*>(loan.session)->observers.follow(observers_);
        return loan;
    }

    /// Calls a function of `statement_event const&` after each statement of whatever connection,
    /// from the next time that it is lent. Threads call it at once. Values are hidden from it
    /// unless it asks for them.
    template <class Observer>
    void observe(Observer observer, bound_values values = bound_values::hidden) {
        observers_.add(new_observer(std::move(observer), values));
    }

    /// Ends the pool: who waits for a connection gets `pool_closed`, as does whoever asks from now
    /// on. Waits for connections that are out, and answers whether all have come back in time.
    /// Called again it only waits; after it the destructor does not. Throws `misuse` in a child of
    /// the process, as `stats` does.
    bool close(milliseconds within = milliseconds::of(5'000)) {
        bool const ended = core(access_mode::read_only).close(within);
        return writers_.close(within) && ended;
    }

    /// SQLite has two sets of connections, one for each kind of access.
    pool_statistics stats(access_mode of = access_mode::read_write) const {
        return core(of).stats();
    }

    pool_core const& core(access_mode wanted) const noexcept {
        return readers_ && wanted == access_mode::read_only ? *readers_ : writers_;
    }

private:
    shared_observers         observers_ = shared_observers::make();
    pool_core                writers_;
    std::optional<pool_core> readers_;
};

}  // namespace orm
