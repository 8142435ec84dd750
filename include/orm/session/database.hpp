// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <utility>

#include <orm/session/transaction.hpp>

namespace orm {

/// A database, through one connection. It belongs to one thread at a time and can be moved, as long
/// as no transaction, stream or prepared statement of it is in use.
template <backend_connection Connection>
class database : public verbs<Connection> {
public:
    explicit database(Connection opened, std::size_t statement_cache_size = 256)
        : verbs<Connection>(new session<Connection>(std::move(opened), statement_cache_size)) {}
    database(database&& other) noexcept
        : verbs<Connection>(std::exchange(other.session_, session<Connection>::moved_from())) {}
    database& operator=(database&& other) noexcept {
        database given(std::move(other));
        std::swap(this->session_, given.session_);  // what was open here is closed now
        return *this;
    }
    ~database() {
        // In a child of the process the parent's connection is closed without a word to the engine,
        // where that can be, and otherwise left alone.
        constexpr bool closes = requires { Connection::closes_in_child; };
        if (one_caller const& callers = this->session_->callers;
            !callers.is_moved_from() && (closes || callers.is_of_this_process()))
            delete this->session_;
    }

    /// Tells a function of `statement_event const&` of every statement from now on: of queries, of
    /// what begins and ends transactions, and of what create() runs; `statement_event::kind` tells
    /// one from the other.
    template <class Observer>
    void observe(Observer observer, bound_values values = bound_values::hidden) {
        this->there().observers.add(std::move(observer), values);
    }

    /// What has been run, of queries only.
    statistics const& stats() const { return this->there().counts; }

    /// Whether the connection can still be used. The one question that what was moved from answers;
    /// everything else is `misuse` then.
    bool healthy() noexcept { return this->session_->healthy(); }

    /// Lets the engine bring what it knows of its tables up to date, where that seems worth while:
    /// now and then, and before a database is closed that was open for long.
    void optimize()
        requires requires(Connection& connection) { connection.optimize(); }
    {
        call_guard const inside(this->session_->callers);
        this->session_->connection.optimize();
    }

    /// Closes the connection now; the destructor does the same and says nothing. Throws `misuse`,
    /// and leaves it open, inside of a transaction and while a stream or a statement of the backend
    /// is there. Verbs throw `misuse` afterwards.
    void close()
        requires requires(Connection& connection) { connection.close(); }
    {
        this->session_->close();
    }
};

}  // namespace orm
