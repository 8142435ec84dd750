// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <source_location>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <orm/query/lock.hpp>
#include <orm/session/pooled.hpp>

namespace orm {

/// A select that locks rows belongs to a connection that writes.
template <class Query>
inline constexpr bool locks_rows = false;
template <lock_strength Strength, lock_wait Wait, class... Tables>
inline constexpr bool locks_rows<lock_clause<Strength, Wait, Tables...>> = true;
template <template <class...> class Node, class... Parts>
inline constexpr bool locks_rows<Node<Parts...>> = (locks_rows<Parts> || ...);

template <class Query>
inline constexpr access_mode access_of =
    changes_rows<Query> || locks_rows<Query> ? access_mode::read_write : access_mode::read_only;

template <class Query>
constexpr access_mode access_for(Query const&) {
    return access_of<Query>;
}
/// The text of a raw statement says what it does.
template <class Row, class... Items>
constexpr access_mode access_for(raw_statement<Row, Items...> const& query) {
    return query.effect == raw_effect::reads ? access_mode::read_only : access_mode::read_write;
}

/// Where connections come from, and what is done when a read has failed.
class lender {
public:
    virtual pool_loan lend(access_mode wanted, std::source_location const& where) = 0;

protected:
    ~lender() = default;
};

/// Runs a callback in a transaction on a connection of its own. Where options allow retries, it is
/// also run again, on another connection, when its connection is lost: the server has rolled back
/// then. A commit without an answer is `in_doubt`, which is not retried.
template <backend_connection Connection, class Callback>
auto run_pooled_transaction(lender& from, Callback& callback, transaction_options const& options,
                            std::source_location const& where) {
    transaction_options once = options;
    once.retries             = 0;
    access_mode const wanted = options.read_only ? access_mode::read_only : access_mode::read_write;
    for (int attempt = 0;; ++attempt) {
        try {
            pooled<Connection> db(from.lend(wanted, where));
            return db.transaction(callback, once);
        } catch (retryable_transaction const&) {
            if (attempt >= options.retries) throw;
        } catch (connection_lost const&) {
            if (attempt >= options.retries) throw;
        }
        pause_before_retry(attempt, options);  // others may have the connection meanwhile
    }
}

/// The everyday verbs on whatever lends connections: each borrows one for as long as it takes, a
/// writing one where the statement writes or locks. Any number of threads may use them at once.
/// Two calls may run on two connections; what belongs together goes into a `transaction` or onto a
/// connection of `acquire`.
template <backend_connection Connection>
class shared_verbs : public lender {
public:
    using dialect = typename Connection::dialect;
    using place   = std::source_location;

    /// A connection for as long as the caller wants, with all verbs, among them `stream` and
    /// `prepare`. Throws `pool_timeout`, `pool_closed`, and what opening one throws.
    pooled<Connection> acquire(place where = place::current()) {
        return pooled<Connection>(lend(access_mode::read_write, where));
    }
    /// The same for one that may be of those that only read.
    pooled<Connection> acquire(access_mode wanted, place where = place::current()) {
        return pooled<Connection>(lend(wanted, where));
    }

    // `where` is for reports of connections that do not come back.

    template <class Query>
    std::vector<row_type<Query>> all(Query const& query, place where = place::current()) {
        return acquire(access_for(query), where).all(query);
    }
    template <class Query>
    std::optional<row_type<Query>> first(Query const& query, place where = place::current()) {
        return acquire(access_for(query), where).first(query);
    }
    template <class Query>
    row_type<Query> one(Query const& query, place where = place::current()) {
        return acquire(access_for(query), where).one(query);
    }
    template <class Query>
    std::int64_t run(Query const& query, place where = place::current()) {
        return acquire(where).run(query);
    }
    /// Of a query or of a table.
    template <class Query>
    std::int64_t count(Query const& query, place where = place::current()) {
        return acquire(access_for(query), where).count(query);
    }
    template <class Query>
    bool exists(Query const& query, place where = place::current()) {
        return acquire(access_for(query), where).exists(query);
    }
    template <class Query>
    std::vector<std::string> explain(Query const& query, place where = place::current()) {
        return acquire(access_for(query), where).explain(query);
    }

    template <table Table, class... Key>
    std::optional<row_of<Table>> find(Table table, Key const&... key) {
        return acquire(access_mode::read_only).find(table, key...);
    }
    template <class Row>
        requires(mapped_row<Row> || !writable_shape<Row>)
    Row insert(Row row, place where = place::current()) {
        return acquire(where).insert(std::move(row));
    }
    template <mapped_row Row>
    std::int64_t insert(std::vector<Row> const& rows, place where = place::current()) {
        return acquire(where).insert(rows);
    }
    template <mapped_row Row>
    std::int64_t insert(std::span<Row const> rows, place where = place::current()) {
        return acquire(where).insert(rows);
    }
    // What is made of several rows needs <orm/relation.hpp>.

    template <class Shape, class... Ways>
        requires(!mapped_row<Shape> && writable_shape<Shape>)
    Shape insert(Shape shape, Ways const&... ways) {
        return acquire().insert(std::move(shape), ways...);
    }
    template <mapped_row Parent, mapped_row Child, class... Ways>
    std::vector<Child> sync_children(Parent const& parent, std::vector<Child> children,
                                     Ways const&... ways) {
        return acquire().sync_children(parent, std::move(children), ways...);
    }
    template <mapped_row Parent, class Children, class Way>
    std::int64_t link(Parent const& parent, Children const& children, Way const& way) {
        return acquire().link(parent, children, way);
    }
    template <mapped_row Parent, class Children, class Way>
    std::int64_t unlink(Parent const& parent, Children const& children, Way const& way) {
        return acquire().unlink(parent, children, way);
    }
    template <class Schema, class Delete>
    auto impact(Schema const& schema, Delete const& query, place where = place::current()) {
        return acquire(access_mode::read_only, where).impact(schema, query);
    }

    /// Statements, or a vector of them.
    template <class... Queries>
    auto batch(Queries const&... queries) {
        return acquire().batch(queries...);
    }
    template <table Table, class Rows, class... Options>
    std::int64_t copy_in(Table table, Rows&& rows, Options... options) {
        return acquire().copy_in(table, rows, options...);
    }
    template <class Query, class Sink>
    std::int64_t copy_out(Query const& query, Sink&& sink, copy_format format = copy_format::csv) {
        return acquire(access_mode::read_only).copy_out(query, sink, format);
    }
    /// A row, or many in a vector or span.
    template <class Rows>
    auto update(Rows&& rows, place where = place::current()) {
        return acquire(where).update(rows);
    }
    template <class Row>
    void save(Row& row, place where = place::current()) {
        acquire(where).save(row);
    }
    template <class Row>
    bool remove(Row const& row, place where = place::current()) {
        return acquire(where).remove(row);
    }
    template <mapped_row Row>
    bool restore(Row const& row, place where = place::current()) {
        return acquire(where).restore(row);
    }
    template <mapped_row Row>
    bool purge(Row const& row, place where = place::current()) {
        return acquire(where).purge(row);
    }
    template <mapped_row Row>
    void reload(Row& row, place where = place::current()) {
        acquire(access_mode::read_only, where).reload(row);
    }

    template <class Schema, class... Options>
    void create(Schema const& schema, Options... options) {
        acquire().create(schema, options...);
    }

    /// As `transaction` of a database. With `read_only` it may run on a connection that only reads.
    template <class Callback>
    auto transaction(Callback&& callback, transaction_options const& options = {},
                     place where = place::current()) {
        return run_pooled_transaction<Connection>(*this, callback, options, where);
    }

protected:
    ~shared_verbs() = default;
};

}  // namespace orm
