// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <initializer_list>
#include <source_location>
#include <type_traits>
#include <vector>

#include <orm/session/pool.hpp>
#include <orm/session/replica_set.hpp>

namespace orm {

/// A primary and its replicas as one database: each verb that reads borrows from a replica, what
/// writes or locks, and transactions that are not read-only, from the primary. Replicas that cannot
/// be reached are passed over; without any the primary reads, too. A query that fails while it runs
/// is not sent elsewhere.
template <backend_connection Connection>
class replicated_pool final : public shared_verbs<Connection> {
public:
    /// A pool that is named for a replica.
    struct replica {
        replica(pool<Connection>& given)  // implicit: it is listed in braces
            : core(&given.core(access_mode::read_only)) {}
        pool_core const* core;
    };

    replicated_pool(pool<Connection>& primary, std::initializer_list<replica> replicas,
                    replica_options const& options = {})
        : primary_(&primary),
          replicas_(primary.core(access_mode::read_write), cores_of(replicas), options) {}

    /// For what must see the latest: `db.primary().find(users, 1)`.
    pool<Connection>& primary() const { return *primary_; }

    pool_loan lend(access_mode wanted, std::source_location const& where) override {
        return wanted == access_mode::read_only ? replicas_.lend_for_reading(where)
                                                : primary_->lend(wanted, where);
    }

    replica_statistics stats() const noexcept { return replicas_.stats(); }

private:
    static std::vector<pool_core const*> cores_of(std::initializer_list<replica> replicas) {
        std::vector<pool_core const*> cores;
        for (replica const& each : replicas) cores.push_back(each.core);
        return cores;
    }

    pool<Connection>* primary_;
    replica_set       replicas_;
};

/// Reads from replicas, and writes to the primary: `auto db = orm::replicated(primary, {first,
/// second});`. The pools have to live, and to stay where they are, until it and all that was
/// borrowed from it have ended.
template <backend_connection Connection>
replicated_pool<Connection> replicated(
    pool<Connection>& primary,
    std::initializer_list<std::type_identity_t<typename replicated_pool<Connection>::replica>> list,
    replica_options const& options = {}) {
    return {primary, list, options};
}

}  // namespace orm
