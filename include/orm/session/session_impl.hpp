// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <orm/session/moved_from.hpp>
#include <orm/session/retry.hpp>
#include <orm/session/savepoint.hpp>
#include <orm/session/session.hpp>
#include <orm/session/session_state.hpp>

// What a session does, for the one source file of each backend that says
// `template class orm::session<connection>`. Programs that use a backend need only its declaration.

namespace orm {

template <backend_connection Connection>
auto session<Connection>::prepare(statement_source const& source) -> entry* {
    std::string built;
    if (source.build != nullptr) built = source.build(source.query).view();
    std::string_view const sql = source.build != nullptr ? std::string_view(built) : source.sql;

    entry* made = nullptr;
    try {
        made = new entry{connection.prepare(sql), {}, source.sql, source.identity(), {}};
        ++counts.prepared;
        made->touches = leaves_something_behind(sql);
        touched |= made->touches;
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
    call_guard const inside(callers);
    return execution(*this, source, values, yet_to_run{}).run(values);
}

template <backend_connection Connection>
std::int64_t session<Connection>::run(statement_call const& call) {
    bound_statement const bound(call, &around);
    call_guard const      inside(callers);
    return execution(*this, bound.source(), bound.values(), yet_to_run{}).run(bound.values());
}

template <backend_connection Connection>
void session<Connection>::fetch_all(statement_source const& source, std::span<value const> values,
                                    row_layout const& layout, row_sink sink, bool writes) {
    call_guard const inside(callers);
    if (writes) {
        statement_level guard(*this);
        fetch_all(source, values, layout, sink);
        return guard.commit();
    }
    execution running(*this, source, values, fetching::all);
    running.expect(sink);
    if (running.read_all(layout, sink) == 0) running.check(layout);
}

template <backend_connection Connection>
bool session<Connection>::fetch_first(statement_source const& source, std::span<value const> values,
                                      row_layout const& layout, void* row, bool writes) {
    call_guard const inside(callers);
    if (writes) {
        statement_level guard(*this);
        bool const      found = fetch_first_to_end(source, values, layout, row);
        guard.commit();
        return found;
    }
    return execution(*this, source, values, yet_to_run{}).first(values, layout, row);
}

template <backend_connection Connection>
bool session<Connection>::fetch_first_to_end(statement_source const& source,
                                             std::span<value const>  values,
                                             row_layout const& layout, void* row) {
    call_guard const inside(callers);
    execution        running(*this, source, values, fetching::all);
    if (!running.next()) {
        running.check(layout);
        return false;
    }
    running.read(layout, row);
    ++counts.rows;
    while (running.next()) {
    }
    return true;
}

template <backend_connection Connection>
void session<Connection>::fetch_one(statement_source const& source, std::span<value const> values,
                                    row_layout const& layout, void* row, bool writes) {
    call_guard const inside(callers);
    if (writes) {
        statement_level guard(*this);
        fetch_one(source, values, layout, row);
        return guard.commit();
    }
    execution     running(*this, source, values, fetching::one_by_one);
    error_details details;
    if (!running.next()) {
        running.check(layout);
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
bool session<Connection>::fetch_by_key(statement_call const& call, row_layout const& layout,
                                       void* row) {
    bound_statement const bound(call, &around);
    call_guard const      inside(callers);
    // Where rows come over a network, waiting for single ones costs more than it saves.
    if constexpr (combining_connection<Connection>)
        return fetch_first_to_end(bound.source(), bound.values(), layout, row);
    else
        return execution(*this, bound.source(), bound.values(), yet_to_run{})
            .first(bound.values(), layout, row);
}

template <backend_connection Connection>
void session<Connection>::run_batch(std::span<batch_step const> steps) {
    call_guard const inside(callers);
    if (steps.empty()) return;
    bool writes = false, reads = false;
    for (batch_step const& step : steps) {
        writes = writes || step.call.plan->writes;
        reads  = reads || step.affected == nullptr;
    }
    if constexpr (!pipelining_connection<Connection>) {
        savepoint guard(*this, {.read_only = !writes});
        run_in_turn(steps);
        guard.commit();
    } else {
        // A row that cannot be taken comes too late to undo what was written, unless somebody waits
        // with the commit.
        bool const guarded = depth != 0 || (writes && reads);
        for (int attempt = 0;; ++attempt) {
            try {
                if (!guarded) return run_at_once(steps, writes);
                statement_level guard(*this);
                run_at_once(steps, writes);
                return guard.commit();
            } catch (error const&) {
                if (depth != 0 || attempt == 2 || !connection.has_forgotten()) throw;
                for (batch_step const& step : steps)
                    if (step.clear != nullptr) step.clear(step.sink.rows);
            }
        }
    }
}

template <backend_connection Connection>
void session<Connection>::run_in_turn(std::span<batch_step const> steps) {
    int number = 0;
    try {
        for (batch_step const& step : steps) {
            ++number;
            bound_statement const bound(step.call, &around);
            if (step.affected != nullptr)
                *step.affected = run(bound.source(), bound.values());
            else
                fetch_all(bound.source(), bound.values(), step.layout, step.sink);
        }
    } catch (error& failure) {
        failure.note_statement(number);
        throw;
    }
}

template <backend_connection Connection>
void session<Connection>::run_at_once(std::span<batch_step const> steps, bool writes)
    requires pipelining_connection<Connection>
{
    struct entries_in_use : std::vector<entry*> {
        explicit entries_in_use(session& given) : owner(given) {}
        entries_in_use(entries_in_use const&)            = delete;
        entries_in_use& operator=(entries_in_use const&) = delete;
        ~entries_in_use() {
            for (entry* const each : *this) each->batched = false;
            for (entry* const each : *this) owner.release(each);
        }
        session& owner;
    } entries(*this);
    entries.reserve(steps.size());
    std::deque<bound_statement> shown;  // to observers
    std::int64_t const          begun = observers.empty() ? 0 : steady_nanoseconds();

    connection.begin_batch(writes);
    bool        open = true;
    std::size_t at   = 0;
    try {
        for (; at != steps.size(); ++at) {
            std::optional<bound_statement> once;
            statement_call const&          call = steps[at].call;
            bound_statement const&         bound =
                observers.empty() ? once.emplace(call, &around) : shown.emplace_back(call, &around);
            entry* const found = acquire(bound.source());
            entries.push_back(found);
            found->batched = true;
            connection.add_to_batch(found->statement, bound.values());
            ++counts.statements;
        }
        connection.send_batch();
        for (at = 0; at != steps.size(); ++at) connection.await_of_batch();
        connection.end_batch();
        open = false;
        for (at = 0; at != steps.size(); ++at) {
            connection.answer_of_batch(at);
            std::int64_t const rows = take_answer(steps[at], *entries[at]);
            if (!shown.empty())
                observers.notify(
                    {entries[at]->sql, steady_nanoseconds() - begun, rows, {}, shown[at].values()});
        }
    } catch (error& failure) {
        if (open) connection.abort_batch();
        if (at == steps.size()) throw;
        failure.note_statement(static_cast<int>(at) + 1);
        if (at < entries.size())
            observers.notify({entries[at]->sql, steady_nanoseconds() - begun, 0, failure.what()});
        throw;
    } catch (...) {
        if (open) connection.abort_batch();
        throw;
    }
}

template <backend_connection Connection>
std::int64_t session<Connection>::take_answer(batch_step const& step, entry& answered)
    requires pipelining_connection<Connection>
{
    struct finisher {
        ~finisher() { running.finish(); }
        statement& running;
    } const finishing{answered.statement};
    if (step.affected != nullptr) return *step.affected = answered.statement.affected();
    std::int64_t rows = 0;
    for (; answered.statement.next(); ++rows)
        answered.statement.read(step.layout, step.sink.add(step.sink.rows));
    counts.rows += rows;
    return rows;
}

template <backend_connection Connection>
std::vector<std::string> session<Connection>::explain(statement_source const& source,
                                                      std::span<value const>  values) {
    if constexpr (Connection::dialect::facts.explains_in_steps) {
        std::vector<explained_step> steps;
        fetch_all(source, values, explained_step_layout(), {&steps, add_row<explained_step>});
        return indented_plan(steps);
    } else {
        std::vector<std::string> lines;
        fetch_all(source, values, explained_line_layout(), {&lines, add_row<std::string>});
        return lines;
    }
}

template <backend_connection Connection>
template <class Action>
void session<Connection>::observed(statement_kind kind, std::string_view sql, Action&& action) {
    if (observers.empty()) return action();
    std::int64_t const begun = steady_nanoseconds();
    try {
        action();
    } catch (std::exception const& failure) {
        observers.notify({sql, steady_nanoseconds() - begun, 0, failure.what(), {}, kind});
        throw;
    }
    observers.notify({sql, steady_nanoseconds() - begun, 0, {}, {}, kind});
}

template <backend_connection Connection>
void session<Connection>::open_level(transaction_options const& options) {
    call_guard const inside(callers);
    if (depth == 0)
        observed(statement_kind::transaction, "begin", [&] {
            connection.begin(options);
            begin_levels();
        });
    else {
        check_nested(options);
        observed(statement_kind::transaction, savepoint_text("savepoint", depth), [&] {
            connection.savepoint(depth);
            ++depth;
        });
    }
}

template <backend_connection Connection>
void session<Connection>::commit_level() {
    call_guard const inside(callers);
    if (depth == 1)
        observed(statement_kind::transaction, "commit", [&] {
            connection.commit();
            end_levels();
        });
    else
        observed(statement_kind::transaction, savepoint_text("release", depth - 1), [&] {
            connection.release_savepoint(depth - 1);
            --depth;
        });
}

template <backend_connection Connection>
void session<Connection>::open_snapshot() {
    call_guard const          inside(callers);
    transaction_options const options{.read_only = true, .level = isolation::repeatable_read};
    if constexpr (!combining_connection<Connection>)
        open_level(options);
    else
        observed(statement_kind::transaction, "begin", [&] {
            connection.begin_with_next(options);
            begin_levels();
        });
}

template <backend_connection Connection>
void session<Connection>::open_statement_level() {
    call_guard const inside(callers);
    if constexpr (!combining_connection<Connection>)
        open_level({});
    else if (depth == 0)
        observed(statement_kind::transaction, "begin", [&] {
            connection.begin_with_next({});
            begin_levels();
        });
    else
        observed(statement_kind::transaction, savepoint_text("savepoint", depth), [&] {
            connection.savepoint_with_next(depth);
            ++depth;
        });
}

template <backend_connection Connection>
void session<Connection>::commit_statement_level() {
    call_guard const inside(callers);
    if constexpr (combining_connection<Connection>) {
        if (depth > 1)
            return observed(statement_kind::transaction, savepoint_text("release", depth - 1), [&] {
                connection.release_with_next(depth - 1);
                --depth;
            });
    }
    commit_level();
}

template <backend_connection Connection>
void session<Connection>::undo_level() noexcept {
    --depth;
    if (!callers.is_of_this_process()) return;  // the transaction is the parent's
    call_guard const inside(callers, wait_for_others{});
    if (depth == 0) {
        observed(statement_kind::transaction, "rollback", [&] { connection.rollback(); });
        callers.let_go();
    } else
        observed(statement_kind::transaction, savepoint_text("rollback to", depth),
                 [&] { connection.rollback_to_savepoint(depth); });
}

template <backend_connection Connection>
void session<Connection>::run_schema(std::string_view sql) {
    call_guard const inside(callers);
    observed(statement_kind::schema, sql, [&] { connection.run_script(sql); });
}

}  // namespace orm
