// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <type_traits>
#include <utility>

#include <orm/session/retry.hpp>
#include <orm/session/savepoint.hpp>
#include <orm/session/verbs.hpp>

namespace orm {

template <backend_connection Connection>
class open_transaction;

/// Leads from `rollback()` out of the body of its transaction. It is no `std::exception`, so that
/// handlers in between let it pass.
struct [[gnu::visibility("default")]] rollback_request {
    void const* transaction;
};

/// What a transaction answers with that its own body has rolled back.
template <class Result>
Result result_of_rollback() {
    if constexpr (std::is_void_v<Result>)
        return;
    else if constexpr (std::default_initializable<Result>)
        return Result();
    else
        throw usage_error("rollback() of a transaction whose result has no default");
}

/// Runs a callback in a transaction, or in a savepoint where there is one already. It commits when
/// the callback returns and rolls back when it throws, and the exception goes on as it is. Where
/// options allow retries, a callback that failed only because of others is run again.
template <backend_connection Connection, class Callback>
auto run_transaction(session<Connection>& owner, Callback& callback,
                     transaction_options const& options) {
    int const retries = owner.depth == 0 ? options.retries : 0;
    using result = std::decay_t<decltype(callback(std::declval<open_transaction<Connection>&>()))>;
    for (int attempt = 0;; ++attempt) {
        try {
            savepoint                    guard(owner, options);
            open_transaction<Connection> open(owner);
            try {
                if constexpr (std::is_void_v<result>) {
                    callback(open);
                    if (!open.is_rolled_back()) guard.commit();
                    return;
                } else {
                    result answer = callback(open);
                    if (!open.is_rolled_back()) guard.commit();
                    return answer;
                }
            } catch (rollback_request const& request) {
                if (request.transaction != &open) throw;  // it is for one around this one
                return result_of_rollback<result>();
            }
        } catch (retryable_transaction const&) {
            if (attempt >= retries) throw;
        }
        pause_before_retry(attempt, options);
    }
}

/// What the callback of a transaction is given. It has all verbs of the database.
template <backend_connection Connection>
class open_transaction : public verbs<Connection> {
public:
    explicit open_transaction(session<Connection>& owner) : verbs<Connection>(&owner) {}
    open_transaction(open_transaction const&)            = delete;
    open_transaction& operator=(open_transaction const&) = delete;
    ~open_transaction() {
        if (rolled_back_) this->session_->callers.allow();
    }

    /// Leaves the body and undoes what it did: for the caller of `transaction` it has returned,
    /// with the default of its result (false, 0, an empty std::optional). Of nested transactions it
    /// ends the one it is called on, with all inside of it. Works by an exception of its own: where
    /// `catch (...)` stops that, the body goes on, but each statement of it is `misuse`.
    [[noreturn]] void rollback() {
        if (!rolled_back_) this->session_->callers.forbid();
        rolled_back_ = true;
        throw rollback_request{this};
    }

    bool is_rolled_back() const { return rolled_back_; }

private:
    bool rolled_back_ = false;
};

}  // namespace orm
