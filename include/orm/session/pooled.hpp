// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <utility>

#include <orm/session/pool_core.hpp>
#include <orm/session/transaction.hpp>

namespace orm {

/// A connection that a pool has lent, with all verbs of a database. It goes back with the object,
/// from whatever thread; it may outlive its pool. Transactions, streams and prepared statements of
/// it must have ended by then.
template <backend_connection Connection>
class pooled : public verbs<Connection> {
public:
    explicit pooled(pool_loan loan)
        : verbs<Connection>(static_cast<session<Connection>*>(loan.session)), loan_(loan) {}
    pooled(pooled&& other) noexcept
        : verbs<Connection>(std::exchange(other.session_, session<Connection>::moved_from())),
          loan_(std::exchange(other.loan_, {})) {}
    pooled& operator=(pooled&& other) noexcept {
        pooled given(std::move(other));
        std::swap(this->session_, given.session_);
        std::swap(loan_, given.loan_);
        return *this;  // what was lent before goes back now
    }
    ~pooled() { give_back(); }

    /// Gives the connection back now. Verbs throw `misuse` afterwards.
    void give_back() noexcept {
        this->session_ = session<Connection>::moved_from();
        if (loan_.entry != nullptr) orm::give_back(std::exchange(loan_, {}));
    }

    bool healthy() noexcept { return this->session_->healthy(); }

    /// What has been run over this connection since it was opened, by whomever.
    statistics const& stats() const { return this->there().counts; }

private:
    pool_loan loan_;
};

}  // namespace orm
