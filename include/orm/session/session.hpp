// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <orm/backend/concept.hpp>
#include <orm/backend/error.hpp>
#include <orm/backend/one_caller.hpp>
#include <orm/session/bound_statement.hpp>
#include <orm/session/context.hpp>
#include <orm/session/events.hpp>
#include <orm/session/explain.hpp>
#include <orm/session/row_sink.hpp>
#include <orm/session/savepoint.hpp>
#include <orm/session/statement_cache.hpp>

namespace orm {

/// One of several statements that are run together, and where its answer goes.
struct batch_step {
    statement_call call;
    row_layout     layout   = {};
    row_sink       sink     = {};       // of a statement that answers with rows
    std::int64_t*  affected = nullptr;  // of another
    /// Drops the rows that have been taken, for another attempt.
    void (*clear)(void* rows) = nullptr;
};

/// Of an execution that `first` or `run` starts.
struct yet_to_run {};

/// A connection with its prepared statements, counts and observers: the part of a database that
/// knows no query types and is compiled once for each backend.
template <backend_connection Connection>
class session {
public:
    using statement = typename Connection::statement;
    using entry     = typename statement_cache<statement>::entry;

    session(Connection opened, std::size_t cache_capacity) : cache_(cache_capacity) {
        ::new (&connection) Connection(std::move(opened));
    }
    ~session() {
        cache_.clear();  // statements are closed before their connection
        connection.~Connection();
    }

    /// What a database has that was moved from: all that would run something throws `misuse`.
    static session* moved_from() noexcept;

    union {
        Connection connection;  // none in what was moved from
    };
    statistics    counts;
    observer_list observers;
    context       around;       // of all statements
    one_caller    callers;      // of what follows: who is inside
    int           depth   = 0;  // of transactions and savepoints
    int           in_use  = 0;  // streams, and observers at work
    std::uint32_t cursors = 0;  // in use, by their numbers, a bit each
    /// Something may have been left in the connection that the next user of it would meet.
    bool touched = false;

    /// A statement while it runs. It ends with the object, whatever happens.
    class execution {
    public:
        execution(session& owner, statement_source const& source, std::span<value const> values,
                  fetching how = fetching::all)
            : execution(owner, source, values, yet_to_run{}) {
            or_end([&] { entry_->statement.start(values, how); });
        }
        execution(session& owner, statement_source const& source, std::span<value const> values,
                  yet_to_run)
            : session_(owner), entry_(owner.acquire(source)), observed_(!owner.observers.empty()) {
            entry_->busy = true;
            if (observed_) [[unlikely]]
                begin_observed(values);
            ++owner.counts.statements;
        }
        execution(execution const&)            = delete;
        execution& operator=(execution const&) = delete;
        ~execution() { finish(); }

        void finish() noexcept { end({}); }

        bool next() {
            if (entry_ == nullptr) return false;  // it has failed before
            return or_end([&] { return entry_->statement.next(); });
        }

        void read(row_layout const& layout, void* row) {
            or_end([&] { entry_->statement.read(layout, row); });
            ++rows_;
        }

        /// Reads all rows, at once where the backend can, and answers how many there were.
        std::int64_t read_all(row_layout const& layout, row_sink const& sink) {
            struct counted {  // also those that came before an exception
                execution& of;
                ~counted() { of.session_.counts.rows += of.rows_; }
            } const counting{*this};
            if constexpr (requires { &statement::read_all; })
                or_end([&] { entry_->statement.read_all(layout, sink.rows, sink.add, rows_); });
            else
                while (next()) read(layout, sink.add(sink.rows));
            return rows_;
        }

        // Of one that is yet to be run, all at once where the backend can.

        /// Reads the first row; false where there is none.
        bool first(std::span<value const> values, row_layout const& layout, void* row) {
            bool const found = or_end([&, &running = entry_->statement] {
                if constexpr (requires { running.first(values, layout, row); })
                    return running.first(values, layout, row);
                running.start(values, fetching::one_by_one);
                if (!running.next()) return false;
                running.read(layout, row);
                return true;
            });
            if (!found) return check(layout), false;
            ++rows_;
            ++session_.counts.rows;
            if constexpr (requires { &statement::first; }) settle({});  // it is finished
            return true;
        }

        /// Runs to the end and answers how many rows it has inserted, updated or deleted.
        std::int64_t run(std::span<value const> values) {
            rows_ = or_end([&, &running = entry_->statement] {
                if constexpr (requires { running.run(values); }) return running.run(values);
                running.start(values, fetching::all);
                while (running.next()) {
                }
                return running.affected();
            });
            if constexpr (requires { &statement::run; }) settle({});  // it is finished
            return rows_;
        }

        /// After no row has come: where the layout asks for it, compares it with the columns.
        void check(row_layout const& layout) {
            if constexpr (requires { entry_->statement.check(layout); }) {
                if (layout.check == column_check::made) return;
                or_end([&] { entry_->statement.check(layout); });
            }
        }

        /// Makes room for the rows that have come together.
        void expect(row_sink const& sink) {
            if constexpr (requires { entry_->statement.rows_at_hand(); })
                if (sink.expect != nullptr)
                    sink.expect(sink.rows, entry_->statement.rows_at_hand());
        }

        std::string_view sql() const { return entry_->sql; }

    private:
        void begin_observed(std::span<value const> values) {
            ::new (&values_) std::span<value const>(values);
            begun_ = steady_nanoseconds();
        }

        template <class Action>
        auto or_end(Action&& action) {
            try {
                return action();
            } catch (...) {
                end_failed();
                throw;
            }
        }

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
            if (!session_.callers.is_of_this_process()) return;  // it still runs in the parent
            entry_->statement.finish();
            settle(failure);
        }

        /// Of a statement that is finished.
        void settle(std::string_view failure) noexcept {
            if (observed_) [[unlikely]]
                tell(failure);
            entry_->busy = false;  // now, as an observer may run statements itself
            session_.release(std::exchange(entry_, nullptr));
        }

        void tell(std::string_view failure) noexcept {
            ++session_.in_use;
            session_.observers.notify(
                {entry_->sql, steady_nanoseconds() - begun_, rows_, failure, values_});
            --session_.in_use;
        }

        session&     session_;
        entry*       entry_;
        std::int64_t rows_ = 0;
        bool         observed_;
        // These only of one that is.
        std::int64_t begun_;
        union {
            std::span<value const> values_;
        };
    };

    /// One that stays between calls. Whoever begins and ends it, as by a stream, is not inside of
    /// the session.
    class lasting_execution {
    public:
        lasting_execution(session& owner, statement_source const& source,
                          std::span<value const> values)
            : lasting_execution(owner, source, values, call_guard(owner.callers)) {}
        lasting_execution(lasting_execution const&)            = delete;
        lasting_execution& operator=(lasting_execution const&) = delete;
        ~lasting_execution() {
            call_guard const inside(session_.callers, wait_for_others{});
            running_.finish();
            --session_.in_use;
            session_.callers.let_go();
        }

        /// For who is inside of the session.
        execution* operator->() { return &running_; }

    private:
        lasting_execution(session& owner, statement_source const& source,
                          std::span<value const> values, call_guard const&)
            : session_(owner), running_(owner, source, values, fetching::one_by_one) {
            ++owner.in_use;
            owner.callers.hold();
        }

        session&  session_;
        execution running_;
    };

    /// Runs to the end and answers how many rows it has inserted, updated or deleted.
    std::int64_t run(statement_source const& source, std::span<value const> values);

    // The row of a statement that writes is known to be wrong only when the engine has written.
    // Such a statement is run inside of a transaction or savepoint of its own, so that nothing has
    // changed when its caller sees an error instead of a row.

    /// Reads all rows.
    void fetch_all(statement_source const& source, std::span<value const> values,
                   row_layout const& layout, row_sink sink, bool writes = false);

    /// Reads the first row, if there is one, and lets a statement that writes run to its end.
    bool fetch_first(statement_source const& source, std::span<value const> values,
                     row_layout const& layout, void* row, bool writes = false);

    /// Reads the only row. Throws `no_rows` and `too_many_rows`.
    void fetch_one(statement_source const& source, std::span<value const> values,
                   row_layout const& layout, void* row, bool writes = false);

    /// Runs several statements, all or none: in one round trip where the connection can. An error
    /// tells which of them it was.
    void run_batch(std::span<batch_step const> steps);

    /// The lines of a plan, its levels indented.
    std::vector<std::string> explain(statement_source const& source, std::span<value const> values);

    // The same for a query: its values are bound first.

    std::int64_t run(statement_call const& call);
    void         fetch_all(statement_call const& call, row_layout const& layout, row_sink sink) {
        bound_statement const bound(call, &around);
        fetch_all(bound.source(), bound.values(), layout, sink, call.writes());
    }
    bool fetch_first(statement_call const& call, row_layout const& layout, void* row) {
        bound_statement const bound(call, &around);
        return fetch_first(bound.source(), bound.values(), layout, row, call.writes());
    }
    /// The row of a key, of which there is one at most.
    bool fetch_by_key(statement_call const& call, row_layout const& layout, void* row);
    void fetch_one(statement_call const& call, row_layout const& layout, void* row) {
        bound_statement const bound(call, &around);
        fetch_one(bound.source(), bound.values(), layout, row, call.writes());
    }
    std::vector<std::string> explain(statement_call const& call) {
        bound_statement const bound(call, &around);
        return explain(bound.source(), bound.values());
    }

    /// Begins a transaction, or a savepoint inside of one.
    void open_level(transaction_options const& options);
    void commit_level();

    /// A transaction that only reads, and sees one state of the database in all its statements. It
    /// begins with its first one where the backend can.
    void open_snapshot();

    /// The same for one statement alone, in as few round trips as the backend can.
    void open_statement_level();
    void commit_statement_level();
    void undo_level() noexcept;

    /// Runs a statement that creates a part of a schema.
    void run_schema(std::string_view sql);

    /// The statement of a source, compiled now or before.
    entry* acquire(statement_source const& source) {
        if (entry* found = cache_.find(source)) [[likely]] {
            ++counts.cache_hits;
            touched |= found->touches;
            return found;
        }
        return prepare(source);
    }

    /// Compiles a statement whose parameters have types; of its values there are only these.
    void compile(statement_call const& call)
        requires typed_statement<statement>
    {
        call_guard const      inside(callers);
        bound_statement const bound(call, &around);
        entry* const          compiled = acquire(bound.source());
        try {
            if (!compiled->busy) compiled->statement.compile(bound.values());
        } catch (...) {
            release(compiled);
            throw;
        }
        release(compiled);
    }

    /// Gives a statement back that is not in the cache.
    void release(entry* ended) noexcept {
        if (ended->index == 0) delete ended;
    }

    void clear_cache() noexcept {
        call_guard const inside(callers, wait_for_others{});
        cache_.clear();
    }

    /// What a child of the process would read of the connection is missing in the parent.
    bool healthy() noexcept { return callers.is_of_this_process() && connection.healthy(); }

    /// Throws `misuse` while the connection is in use.
    void close()
        requires requires(Connection& open) { open.close(); }
    {
        call_guard const inside(callers);
        if (depth != 0) throw misuse("close() inside of a transaction");
        if (in_use != 0) throw misuse("close() while a stream is there; end it first");
        cache_.clear();
        connection.close();
    }

private:
    explicit session(orm::moved_from gone) : callers(gone), cache_(0) {}
    bool   fetch_first_to_end(statement_source const& source, std::span<value const> values,
                              row_layout const& layout, void* row);
    entry* prepare(statement_source const& source);

    void run_in_turn(std::span<batch_step const> steps);
    void run_at_once(std::span<batch_step const> steps, bool writes)
        requires pipelining_connection<Connection>;
    std::int64_t take_answer(batch_step const& step, entry& answered)
        requires pipelining_connection<Connection>;

    /// Does what is no query, and tells the observers of it.
    template <class Action>
    void observed(statement_kind kind, std::string_view sql, Action&& action);

    void begin_levels() noexcept {
        depth = 1;
        callers.hold();
    }
    void end_levels() noexcept {
        depth = 0;
        callers.let_go();
    }

    statement_cache<statement> cache_;
};

}  // namespace orm
