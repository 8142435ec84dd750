// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <utility>

#include <orm/render/create.hpp>
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
        : verbs<Connection>(std::exchange(other.session_, nullptr)) {}
    database& operator=(database&& other) noexcept {
        database given(std::move(other));
        std::swap(this->session_, given.session_);  // what was open here is closed now
        return *this;
    }
    ~database() { delete this->session_; }

    /// Creates the tables and indexes of a schema, those referred to first, all or none.
    template <class Schema>
    void create(Schema const& schema) {
        savepoint guard(*this->session_);
        for (std::string_view const statement : create_sql<typename Connection::dialect>(schema))
            this->session_->run_schema(statement);
        guard.commit();
    }

    /// Tells a function of `statement_event const&` of every statement from now on: of queries, of
    /// what begins and ends transactions, and of what create() runs; `statement_event::kind` tells
    /// one from the other.
    template <class Observer>
    void observe(Observer observer, bound_values values = bound_values::hidden) {
        this->session_->observers.add(std::move(observer), values);
    }

    /// What has been run, of queries only.
    statistics const& stats() const { return this->session_->counts; }

    /// Whether the connection can still be used.
    bool healthy() noexcept { return this->session_->connection.healthy(); }
};

}  // namespace orm
