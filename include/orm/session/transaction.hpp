// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>
#include <utility>

#include <orm/session/savepoint.hpp>
#include <orm/session/verbs.hpp>

namespace orm {

template <backend_connection Connection>
class open_transaction;

/// Runs a callback in a transaction, or in a savepoint where there is one already. It commits when
/// the callback returns and rolls back when it throws, and the exception goes on as it is. Where
/// options allow retries, a callback that failed only because of others is run again.
template <backend_connection Connection, class Callback>
auto run_transaction(session<Connection>& owner, Callback& callback,
                     transaction_options const& options) {
    int retries = owner.depth == 0 ? options.retries : 0;
    while (true) {
        try {
            savepoint                    guard(owner, options);
            open_transaction<Connection> open(owner);
            if constexpr (std::is_void_v<decltype(callback(open))>) {
                callback(open);
                guard.commit();
                return;
            } else {
                auto result = callback(open);
                guard.commit();
                return result;
            }
        } catch (retryable_transaction const&) {
            if (retries-- <= 0) throw;
        }
    }
}

/// What the callback of a transaction is given. It has all verbs of the database.
template <backend_connection Connection>
class open_transaction : public verbs<Connection> {
public:
    explicit open_transaction(session<Connection>& owner) : verbs<Connection>(&owner) {}
    open_transaction(open_transaction const&)            = delete;
    open_transaction& operator=(open_transaction const&) = delete;
};

}  // namespace orm
