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
        if (session.depth == 0)
            session.connection.begin(options);
        else
            session.connection.savepoint(session.depth);
        ++session.depth;
    }
    savepoint(savepoint const&)            = delete;
    savepoint& operator=(savepoint const&) = delete;

    ~savepoint() {
        if (!open_) return;
        --session_.depth;
        if (session_.depth == 0)
            session_.connection.rollback();
        else
            session_.connection.rollback_to_savepoint(session_.depth);
    }

    /// Throws what the engine says; the transaction is then rolled back by the destructor.
    void commit() {
        if (session_.depth == 1)
            session_.connection.commit();
        else
            session_.connection.release_savepoint(session_.depth - 1);
        --session_.depth;
        open_ = false;
    }

private:
    Session& session_;
    bool     open_ = true;
};

}  // namespace orm
