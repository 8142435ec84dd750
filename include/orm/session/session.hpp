// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <orm/backend/concept.hpp>
#include <orm/backend/error.hpp>
#include <orm/session/events.hpp>
#include <orm/session/explain.hpp>
#include <orm/session/statement_cache.hpp>

namespace orm {

/// Where the rows of a statement go: a container and how a row is added to it.
struct row_sink {
    void* rows;
    void* (*add)(void* rows);
};

/// A container of rows as a place for a session to put them.
template <class Row>
row_sink sink_of(std::vector<Row>& rows) {
    return {&rows,
            [](void* to) -> void* { return &static_cast<std::vector<Row>*>(to)->emplace_back(); }};
}

/// A connection with its prepared statements, counts and observers: the part of a database that
/// knows no query types and is compiled once for each backend.
template <backend_connection Connection>
class session {
public:
    using statement = typename Connection::statement;
    using entry     = typename statement_cache<statement>::entry;

    session(Connection opened, std::size_t cache_capacity)
        : connection(std::move(opened)), cache_(cache_capacity) {}

    Connection    connection;
    statistics    counts;
    observer_list observers;
    int           depth = 0;  // of transactions and savepoints

    /// A statement while it runs. It ends with the object, whatever happens.
    class execution {
    public:
        execution(session& owner, statement_source const& source, std::span<value const> values,
                  fetching how = fetching::all)
            : session_(owner), entry_(owner.acquire(source)), values_(values) {
            entry_->busy = true;
            observed_    = !owner.observers.empty();
            if (observed_) begun_ = steady_nanoseconds();
            ++owner.counts.statements;
            try {
                entry_->statement.start(values, how);
            } catch (...) {
                end_failed();
                throw;
            }
        }
        execution(execution const&)            = delete;
        execution& operator=(execution const&) = delete;
        ~execution() { end({}); }

        bool next() {
            if (entry_ == nullptr) return false;  // it has failed before
            try {
                return entry_->statement.next();
            } catch (...) {
                end_failed();
                throw;
            }
        }

        void read(row_layout const& layout, void* row) {
            try {
                entry_->statement.read(layout, row);
            } catch (...) {
                end_failed();
                throw;
            }
            ++rows_;
        }

        std::string_view sql() const { return entry_->sql; }

        std::int64_t affected() {
            std::int64_t const rows = entry_->statement.affected();
            rows_                   = rows;
            return rows;
        }

    private:
        /// Called while an exception is being handled.
        void end_failed() noexcept {
            if (!observed_) return end({});
            try {
                throw;
            } catch (std::exception const& failure) {
                end(failure.what());
            } catch (...) {
                end("unknown error");
            }
        }

        void end(std::string_view failure) noexcept {
            if (entry_ == nullptr) return;
            entry_->statement.finish();
            if (observed_)
                session_.observers.notify(
                    {entry_->sql, steady_nanoseconds() - begun_, rows_, failure, values_});
            entry_->busy = false;  // now, as an observer may run statements itself
            session_.release(std::exchange(entry_, nullptr));
        }

        session&               session_;
        entry*                 entry_;
        std::span<value const> values_;
        std::int64_t           begun_    = 0;
        std::int64_t           rows_     = 0;
        bool                   observed_ = false;
    };

    /// Runs to the end and answers how many rows it has inserted, updated or deleted.
    std::int64_t run(statement_source const& source, std::span<value const> values);

    /// Reads all rows.
    void fetch_all(statement_source const& source, std::span<value const> values,
                   row_layout const& layout, row_sink sink);

    /// The same into a vector.
    template <class Row>
    void fetch_all(statement_source const& source, std::span<value const> values,
                   row_layout const& layout, std::vector<Row>& rows) {
        fetch_all(source, values, layout, sink_of(rows));
    }
    void fetch_all(statement_source const& source, std::span<value const> values,
                   row_layout const& layout, std::vector<bool>& rows) {
        struct truth {
            bool value{};
        };
        std::vector<truth> read;  // a vector of bool has no place for a single one
        fetch_all(source, values, layout, sink_of(read));
        for (truth const each : read) rows.push_back(each.value);
    }

    /// Reads the first row, if there is one, and lets a statement that writes run to its end.
    bool fetch_first(statement_source const& source, std::span<value const> values,
                     row_layout const& layout, void* row, bool writes);

    /// Reads the only row. Throws `no_rows` and `too_many_rows`.
    void fetch_one(statement_source const& source, std::span<value const> values,
                   row_layout const& layout, void* row);

    /// The lines of a plan, its levels indented.
    std::vector<std::string> explain(statement_source const& source, std::span<value const> values);

    /// The statement of a source, compiled now or before.
    entry* acquire(statement_source const& source);

    /// Gives a statement back that is not in the cache.
    void release(entry* ended) noexcept {
        if (ended->index == 0) delete ended;
    }

    void clear_cache() { cache_.clear(); }

private:
    entry* prepare(statement_source const& source);

    statement_cache<statement> cache_;
};

template <backend_connection Connection>
auto session<Connection>::acquire(statement_source const& source) -> entry* {
    if (entry* found = cache_.find(source)) {
        ++counts.cache_hits;
        return found;
    }
    return prepare(source);
}

template <backend_connection Connection>
auto session<Connection>::prepare(statement_source const& source) -> entry* {
    std::string built;
    if (source.build != nullptr) built = source.build(source.query).view();
    std::string_view const sql = source.build != nullptr ? std::string_view(built) : source.sql;

    entry* made = nullptr;
    try {
        made = new entry{connection.prepare(sql), {}, source.sql, source.identity(), {}};
        ++counts.prepared;
        if (source.build != nullptr) {
            made->text = built;
            made->sql  = made->text;
            made->shape.assign(source.shape.begin(), source.shape.end());
        }
        // While the same query is still being read, as inside of its own stream, the second
        // statement is used once and closed.
        if (!cache_.contains_busy(source)) counts.evicted += cache_.insert(*made, source);
        return made;
    } catch (std::exception const& failure) {
        delete made;
        observers.notify({.sql = sql, .error = failure.what()});
        throw;
    }
}

template <backend_connection Connection>
std::int64_t session<Connection>::run(statement_source const& source,
                                      std::span<value const>  values) {
    execution running(*this, source, values);
    while (running.next()) {
    }
    return running.affected();
}

template <backend_connection Connection>
void session<Connection>::fetch_all(statement_source const& source, std::span<value const> values,
                                    row_layout const& layout, row_sink sink) {
    execution running(*this, source, values);
    while (running.next()) {
        running.read(layout, sink.add(sink.rows));
        ++counts.rows;
    }
}

template <backend_connection Connection>
bool session<Connection>::fetch_first(statement_source const& source, std::span<value const> values,
                                      row_layout const& layout, void* row, bool writes) {
    execution running(*this, source, values, writes ? fetching::all : fetching::one_by_one);
    if (!running.next()) return false;
    running.read(layout, row);
    ++counts.rows;
    if (writes)
        while (running.next()) {
        }
    return true;
}

template <backend_connection Connection>
void session<Connection>::fetch_one(statement_source const& source, std::span<value const> values,
                                    row_layout const& layout, void* row) {
    execution     running(*this, source, values, fetching::one_by_one);
    error_details details;
    if (!running.next()) {
        details.sql = running.sql();
        throw no_rows("one() found no row.", std::move(details));
    }
    running.read(layout, row);
    ++counts.rows;
    if (running.next()) {
        details.sql = running.sql();
        throw too_many_rows("one() found more than one row.", std::move(details));
    }
}

template <backend_connection Connection>
std::vector<std::string> session<Connection>::explain(statement_source const& source,
                                                      std::span<value const>  values) {
    if constexpr (Connection::dialect::facts.rowid_keys) {
        std::vector<explained_step> steps;
        fetch_all(source, values, explained_step_layout(), steps);
        return indented_plan(steps);
    } else {
        std::vector<std::string> lines;
        fetch_all(source, values, explained_line_layout(), lines);
        return lines;
    }
}

}  // namespace orm
