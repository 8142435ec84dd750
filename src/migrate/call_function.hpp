// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <orm/backend/error.hpp>
#include <orm/migrate/step_function.hpp>
#include <orm/session/transaction.hpp>

namespace orm::migrate {

/// A connection in a transaction as a session, for a while.
template <class Connection>
class borrowed_session {
public:
    explicit borrowed_session(Connection& lender)
        : lender_(lender), session_(std::move(lender), 32) {
        session_.depth = 1;  // what is run inside of it is a savepoint
    }
    borrowed_session(borrowed_session const&)            = delete;
    borrowed_session& operator=(borrowed_session const&) = delete;
    ~borrowed_session() {
        session_.clear_cache();
        lender_ = std::move(session_.connection);
    }

    session<Connection>& lent() { return session_; }

private:
    Connection&         lender_;
    session<Connection> session_;
};

/// Of the functions given. Throws `usage_error` where there is none, as of steps without a history.
inline step_function const& function_named(array_view<step_function> functions,
                                           std::string_view          name) {
    if (step_function const* const found = find_function(functions, name)) return *found;
    throw usage_error("there is no function " + std::string(name));
}

/// Calls a function of the program in the transaction that the connection is in.
template <class Transaction, class Connection>
void call_function(Connection& database, void (*function)(Transaction&), std::string_view name) {
    try {
        borrowed_session<Connection> session(database);
        Transaction                  transaction(session.lent());
        function(transaction);
    } catch (rollback_request const&) {
        throw usage_error("the function " + std::string(name) +
                          " has rolled its transaction back, and the migration with it");
    }
    if (!database.in_transaction())
        throw misuse("the end of a migration's transaction by the function " + std::string(name));
}

}  // namespace orm::migrate
