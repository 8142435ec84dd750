// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/backend/transaction_options.hpp>

namespace orm {

/// A transaction, or a savepoint inside of one; undone unless it is committed.
template <class Session>
class savepoint {
public:
    explicit savepoint(Session& session, transaction_options const& options = {})
        : session_(session) {
        session.open_level(options);
    }
    savepoint(savepoint const&)            = delete;
    savepoint& operator=(savepoint const&) = delete;

    ~savepoint() {
        if (open_) session_.undo_level();
    }

    /// Throws what the engine says; the transaction is then rolled back by the destructor.
    void commit() {
        session_.commit_level();
        open_ = false;
    }

private:
    Session& session_;
    bool     open_ = true;
};

/// The same for statements that are known to follow: what opens and closes it goes out with these
/// where a backend can.
template <class Session>
class statement_level {
public:
    explicit statement_level(Session& owner) : owner_(owner) { owner.open_statement_level(); }
    statement_level(statement_level const&)            = delete;
    statement_level& operator=(statement_level const&) = delete;
    ~statement_level() {
        if (open_) owner_.undo_level();
    }

    void commit() {
        owner_.commit_statement_level();
        open_ = false;
    }

private:
    Session& owner_;
    bool     open_ = true;
};

}  // namespace orm
