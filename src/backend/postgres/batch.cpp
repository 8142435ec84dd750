// SPDX-License-Identifier: BSL-1.0
#include <span>
#include <utility>

#include <orm/backend/error.hpp>
#include <orm/backend/postgres/connection.hpp>

#include "failure.hpp"
#include "statement_state.hpp"

// Several statements in one pipeline with one end. To the server they are one transaction, where
// none is open: an error undoes all of them, and what follows it is not run.

namespace orm::postgres {

namespace {

/// The connection broke behind the last moment at which the server can have rolled back for sure.
[[noreturn]] void raise_lost_batch(connection_state& connection, std::string_view sql) {
    if (!connection.batch_alone) raise_lost(connection, sql);
    connection.broken   = true;
    std::string message = "the connection to " + connection.server +
                          " broke during a batch, so that nobody knows whether it took place";
    if (!connection.last_words.empty()) (message += ": ") += connection.last_words;
    error_details details;
    details.sql      = sql;
    details.sqlstate = connection.last_sqlstate;
    throw in_doubt(message, std::move(details));
}

/// What the server has not been heard to have compiled is compiled anew.
void forget_names(connection_state& connection, bool all) {
    for (std::size_t at = all ? 0 : connection.answered; at != connection.batch.size(); ++at) {
        batched const& each = connection.batch[at];
        if ((!all && !each.first) || each.statement->name.empty()) continue;
        connection.unused.push_back(std::move(each.statement->name));
        each.statement->forget_name();
    }
}

/// `types` are those of the parameters of what has failed.
[[noreturn]] void raise_batched(connection_state& connection, PGresult const* error,
                                std::string_view sql, bool first = false,
                                std::span<unsigned const> types = {}) {
    connection.has_forgotten = is_forgotten(error, first, types);
    forget_names(connection, connection.has_forgotten);
    // Of the server's own words in place of an answer it is known that they come before the end.
    if (error_field(error, PG_DIAG_SQLSTATE).empty() && !connection.usable())
        raise_lost_batch(connection, sql);
    raise(connection, error, sql);
}

/// The answer to the next part.
result_handle next_answer(connection_state& connection, std::string_view sql) {
    if (!wait_for_result(connection)) raise_lost_batch(connection, sql);
    result_handle said(PQgetResult(connection.db));
    if (said == nullptr) raise_lost_batch(connection, sql);
    if (!is_error(said.get())) PQgetResult(connection.db);  // null: from here on it is the next
    return said;
}

}  // namespace

void connection::begin_batch(bool writes) {
    connection_state& owner = *state_;
    begin_work(owner, {});
    owner.batch.clear();
    owner.answered      = 0;
    owner.batch_sent    = false;
    owner.has_forgotten = false;
    owner.interrupted   = false;
    bool const is_idle  = PQtransactionStatus(owner.db) == PQTRANS_IDLE;
    owner.batch_alone   = writes && is_idle && owner.before_next.opening.empty();
    owner.started       = std::chrono::steady_clock::now();
    owner.broken        = true;  // until all that belongs together is there
    if (PQenterPipelineMode(owner.db) == 0) raise_unsent(owner, {});
    if (is_idle && !send_closing(owner)) raise_unsent(owner, {});
    if (std::exchange(owner.asked_for_single_rows, false) && !end_pipeline_part(owner))
        raise_unsent(owner, {});
    add_prelude(owner);
    owner.broken = false;
}

void connection::add_to_batch(statement& added, std::span<value const> values) {
    connection_state& owner = *state_;
    statement_state&  state = *added.state_;
    owner.bound.set(values, state.sql);
    bool const first = state.prepares();
    if (first) {
        state.name = owner.name_prefix + std::to_string(++owner.names);
        state.types.assign(owner.bound.types().begin(), owner.bound.types().end());
    } else if (owner.prepared_statements && !owner.bound.have_types(state.types)) {
        throw misuse(
            "a statement of a batch with values of other types than those it was "
            "compiled for");
    }
    owner.batch.push_back({.statement = &state, .first = first});
    if (first && PQsendPrepare(owner.db, state.name.c_str(), state.sql.c_str(), owner.bound.size(),
                               state.types.data()) == 0)
        raise_unsent(owner, state.sql);
    state.send_itself();
}

void connection::send_batch() {
    connection_state& owner = *state_;
    owner.batch_sent        = true;
    if (!end_pipeline_part(owner)) raise_lost_batch(owner, {});
}

void connection::await_of_batch() {
    connection_state&      owner   = *state_;
    batched&               awaited = owner.batch.at(owner.answered);
    std::string_view const sql     = awaited.statement->sql;
    if (owner.answered == 0) {
        take_closing(owner, sql);
        prelude_answer const before = take_prelude(owner, sql);
        if (before.error != nullptr) raise_batched(owner, before.error.get(), before.culprit);
    }
    if (awaited.first)
        if (result_handle const compiled = next_answer(owner, sql); is_error(compiled.get()))
            raise_batched(owner, compiled.get(), sql, true);
    ++owner.answered;
    result_handle said = next_answer(owner, sql);
    if (is_error(said.get()))
        raise_batched(owner, said.get(), sql, false, awaited.statement->types);
    awaited.result = std::move(said);
}

void connection::end_batch() {
    connection_state& owner = *state_;
    result_handle     error;
    while (result_handle next = next_result(owner))
        if (is_error(next.get()) && error == nullptr) error = std::move(next);
    // What has been put off until the end has failed.
    if (error != nullptr && owner.usable()) raise_batched(owner, error.get(), "commit");
    if (!owner.usable()) raise_lost_batch(owner, "commit");
}

void connection::answer_of_batch(std::size_t number) {
    batched& answered = state_->batch.at(number);
    answered.statement->take_batched(std::move(answered.result));
}

void connection::abort_batch() noexcept {
    connection_state& owner = *state_;
    owner.before_next       = {};
    if (!owner.usable() || PQpipelineStatus(owner.db) == PQ_PIPELINE_OFF) return;
    // What was sent must fail, or its end would be its commit. So say what no server understands.
    if (!owner.batch_sent && (PQsendQueryParams(owner.db, "the batch is given up", 0, nullptr,
                                                nullptr, nullptr, nullptr, 1) == 0 ||
                              !end_pipeline_part(owner))) {
        owner.broken = true;
        return;
    }
    while (next_result(owner) != nullptr) {
    }
    try {
        forget_names(owner, false);
    } catch (...) {
        owner.broken = true;
    }
}

bool connection::has_forgotten() const noexcept { return state_->has_forgotten; }

}  // namespace orm::postgres
