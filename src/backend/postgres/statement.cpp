// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/postgres/statement.hpp>

#include <algorithm>
#include <charconv>
#include <utility>

#include <orm/backend/error.hpp>

#include "failure.hpp"
#include "statement_state.hpp"

namespace orm::postgres {

namespace {

/// Rows read and dropped before a select is asked to stop, which takes a connection of its own.
constexpr int rows_to_drop = 1'000;

// Since PostgreSQL 17 libpq gives some rows of a stream at once: 200,000 rows of three columns take
// 22 ms of the processor by 32, as by 512, and 52 ms one by one.
#if defined(LIBPQ_HAS_CHUNK_MODE)
constexpr int rows_at_once = 32;

bool ask_for_parts(PGconn* db) { return PQsetChunkedRowsMode(db, rows_at_once) != 0; }

bool is_part(ExecStatusType status) {
    return status == PGRES_TUPLES_CHUNK || status == PGRES_SINGLE_TUPLE;
}
#else
bool ask_for_parts(PGconn* db) { return PQsetSingleRowMode(db) != 0; }

bool is_part(ExecStatusType status) { return status == PGRES_SINGLE_TUPLE; }
#endif

bool is_select(std::string_view sql) {
    return sql.starts_with("select ") || sql.starts_with("SELECT ");
}

std::int64_t affected_rows(PGresult* result) {
    std::string_view const tag = PQcmdStatus(result);
    if (!tag.starts_with("INSERT") && !tag.starts_with("UPDATE") && !tag.starts_with("DELETE") &&
        !tag.starts_with("MERGE"))
        return 0;
    std::string_view const count = PQcmdTuples(result);
    std::int64_t           rows  = 0;
    std::from_chars(count.data(), count.data() + count.size(), rows);
    return rows;
}

error_details details_of(std::string const& sql) { return {.sql = sql}; }

}  // namespace

statement_state::~statement_state() {
    finish();
    if (!name.empty() && connection->usable()) {
        try {
            connection->unused.push_back(std::move(name));
        } catch (...) {
            // It stays open on the server.
        }
    }
    release(connection);
}

/// What came of sending a statement.
struct statement_state::outcome {
    result_handle rows;
    result_handle error;
    std::string   culprit;  // what has failed, where it is not the statement
};

bool statement_state::prepares() const { return connection->prepared_statements && name.empty(); }

void statement_state::forget_name() {
    name.clear();
    ran = false;
}

void statement_state::send(bool first) {
    connection_state& owner = *connection;
    if (!first && owner.before_next.empty()) return send_itself();
    if (first) {
        name = owner.name_prefix + std::to_string(++owner.names);
        types.assign(owner.bound.types().begin(), owner.bound.types().end());
    }
    try {
        send_pipeline(first);
    } catch (...) {
        owner.broken = true;  // half a pipeline
        throw;
    }
}

void statement_state::send_itself() {
    connection_state& owner = *connection;
    parameters const& bound = owner.bound;
    int const         sent =
        owner.prepared_statements
                    ? PQsendQueryPrepared(owner.db, name.c_str(), bound.size(), bound.values(),
                                          bound.lengths(), bound.formats(), 1)
                    : PQsendQueryParams(owner.db, sql.c_str(), bound.size(), bound.types().data(),
                                        bound.values(), bound.lengths(), bound.formats(), 1);
    if (sent == 0) raise_unsent(owner, sql);
}

/// Closing others, what goes in front of the statement, compiling and running in one round trip.
void statement_state::send_pipeline(bool first) {
    connection_state& owner = *connection;
    parameters const& bound = owner.bound;
    if (PQenterPipelineMode(owner.db) == 0) raise_unsent(owner, sql);
    // In a transaction a statement that is not there any more would make all that follows fail.
    if (first && PQtransactionStatus(owner.db) == PQTRANS_IDLE && !send_closing(owner))
        raise_unsent(owner, sql);
    add_prelude(owner);
    if (first &&
        PQsendPrepare(owner.db, name.c_str(), sql.c_str(), bound.size(), types.data()) == 0)
        raise_unsent(owner, sql);
    send_itself();
    if (!end_pipeline_part(owner)) raise_unsent(owner, sql);
}

/// Sends the statement and takes in what the server says: all of it, or the first row of many.
auto statement_state::execute(fetching how, bool first) -> outcome {
    connection_state& owner = *connection;
    send(first);
    outcome came;
    bool    asked = how == fetching::all;
    if (owner.syncs != 0) {
        take_closing(owner, sql);
        prelude_answer before = take_prelude(owner, sql);
        came.error            = std::move(before.error);
        came.culprit          = std::move(before.culprit);
        in_block              = in_block || before.has_begun;
        if (first && came.error == nullptr)
            if (result_handle compiled = take_answer(owner, sql); is_error(compiled.get()))
                came.error = std::move(compiled);
        if (first && came.error != nullptr) name.clear();
    }
    if (!asked && came.error == nullptr) owner.asked_for_single_rows = ask_for_parts(owner.db);
    while (result_handle next = next_result(owner)) {
        ExecStatusType const status = PQresultStatus(next.get());
        if (is_part(status)) {
            came.rows = std::move(next);
            return came;
        }
        if (is_error(next.get())) {
            if (came.error == nullptr) came.error = std::move(next);
        } else if (status != PGRES_PIPELINE_ABORTED && came.rows == nullptr) {
            came.rows = std::move(next);
        }
    }
    return came;
}

bool is_forgotten(PGresult const* error, bool first, std::span<unsigned const> types) {
    std::string_view const state = error_field(error, PG_DIAG_SQLSTATE);
    if (first) return state == "42P05";  // a pooler's server has a statement of this name
    if (state == "26000") return true;
    // A table has changed, or a type is gone: these states have other meanings, so ask who said it.
    std::string_view const by = error_field(error, PG_DIAG_SOURCE_FUNCTION);
    if (state == "0A000") return by == "RevalidateCachedQuery";
    if (state == "XX000") return by == "getTypeBinaryInputInfo" || by == "getTypeInputInfo";
    // A type that the server has found may be another now: cannot be assigned, compared, converted.
    // What a function says of its own statements comes too late: it has begun.
    return error_field(error, PG_DIAG_CONTEXT).empty() &&
           std::find(types.begin(), types.end(), 0U) != types.end() &&
           (state == "42804" || state == "42883" || state == "42846");
}

/// Whether nothing has been run, so that it can be sent again.
bool statement_state::forgotten(PGresult const* error, bool first) {
    if (!is_forgotten(error, first, types)) return false;
    if (first) return true;
    if (error_field(error, PG_DIAG_SQLSTATE) != "26000") connection->unused.push_back(name);
    forget_name();
    return true;
}

/// Undoes a transaction in which nothing has been done yet, and puts its begin in front of the
/// statement again.
bool statement_state::begin_again(std::string const& text) {
    connection_state& owner = *connection;
    if (!try_simple(owner, "rollback")) return false;
    owner.in_transaction = false;
    in_block             = false;
    owner.before_next    = {0, text, 0};
    return true;
}

void statement_state::run(fetching how) {
    connection_state& owner = *connection;
    if (owner.statement_timeout.count() != 0) owner.started = std::chrono::steady_clock::now();
    owner.interrupted = false;
    in_block          = PQtransactionStatus(owner.db) != PQTRANS_IDLE;
    affected          = 0;
    row               = 0;
    index             = -1;
    rows              = 0;
    one_by_one        = false;
    // A transaction that begins with the statement can be begun once more.
    bool const        alone = !in_block;
    std::string const begin = alone ? owner.before_next.opening : "";
    for (int attempt = 0;; ++attempt) {
        bool const first = prepares();
        outcome    came  = execute(how, first);
        if (came.rows != nullptr && is_part(PQresultStatus(came.rows.get()))) {
            owner.reading = this;
            one_by_one    = true;
            ahead.clear();
            ahead.push_back(std::move(came.rows));
            break;
        }
        if (owner.broken && came.error == nullptr) raise_lost(owner, sql);
        if (came.error != nullptr) {
            if (!came.culprit.empty()) raise(owner, came.error.get(), came.culprit);
            bool const again = forgotten(came.error.get(), first) && alone && attempt < 2;
            if (again && (!in_block || begin_again(begin))) continue;
            raise(owner, came.error.get(), sql);
        }
        if (came.rows == nullptr) raise_lost(owner, sql);
        take(std::move(came.rows));
        break;
    }
    at = phase::started;
}

void statement_state::compile() {
    connection_state& owner = *connection;
    if (!name.empty()) return;
    send_prelude(owner);
    // Where no statement is kept it is only looked at, under the name that every next one takes.
    std::string const given =
        owner.prepared_statements ? owner.name_prefix + std::to_string(++owner.names) : "";
    parameters const& bound = owner.bound;
    if (PQsendPrepare(owner.db, given.c_str(), sql.c_str(), bound.size(), bound.types().data()) ==
        0)
        raise_unsent(owner, sql);
    result_handle error;
    while (result_handle next = next_result(owner))
        if (is_error(next.get())) error = std::move(next);
    if (error != nullptr) raise(owner, error.get(), sql);
    if (!owner.usable()) raise_lost(owner, sql);
    types.assign(bound.types().begin(), bound.types().end());
    name = given;
}

void statement_state::take(result_handle taken) {
    result                      = std::move(taken);
    ExecStatusType const status = PQresultStatus(result.get());
    if (status == PGRES_EMPTY_QUERY)
        throw statement_error("there is no statement in this text", details_of(sql));
    if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH)
        throw usage_error("COPY is not run by statements", details_of(sql));
    index = -1;
    rows  = status == PGRES_COMMAND_OK ? 0 : PQntuples(result.get());
    if (!is_part(status)) affected = affected_rows(result.get());
}

void statement_state::take_batched(result_handle taken) {
    in_block   = true;
    row        = 0;
    affected   = 0;
    one_by_one = false;
    take(std::move(taken));
    at = phase::started;
}

/// The next result of rows that come one by one, from memory or from the server.
result_handle statement_state::receive() noexcept {
    if (!ahead.empty()) {
        result_handle next = std::move(ahead.front());
        ahead.pop_front();
        return next;
    }
    if (connection->reading != this) return nullptr;
    result_handle next = next_result(*connection);
    if (next == nullptr) connection->reading = nullptr;
    return next;
}

bool statement_state::next() {
    if (at != phase::started && at != phase::reading) return false;
    if (++index < rows) {
        ++row;
        return true;
    }
    if (!one_by_one) {
        at = phase::done;
        return false;
    }
    while (result_handle next = receive()) {
        if (is_error(next.get())) {
            at = phase::done;
            while (receive() != nullptr) {
            }
            raise(*connection, next.get(), sql);
        }
        take(std::move(next));
        index = 0;
        if (rows != 0) {
            ++row;
            return true;
        }
    }
    at = phase::done;
    if (connection->broken) raise_lost(*connection, sql);
    return false;
}

void statement_state::keep_rest() noexcept {
    try {
        while (connection->reading == this) {
            result_handle next = next_result(*connection);
            if (next == nullptr)
                connection->reading = nullptr;
            else
                ahead.push_back(std::move(next));
        }
    } catch (...) {
        // No memory to keep them in: the rest is lost, and the connection must not be used.
        connection->reading = nullptr;
        connection->broken  = true;
    }
}

/// Nobody wants the rows that are still to come.
void statement_state::abandon() noexcept {
    bool asked = in_block || !is_select(sql);
    for (int dropped = 0; connection->reading == this;) {
        if (dropped >= rows_to_drop && !asked) {
            asked = true;
            ask_to_stop(*connection);
        }
        result_handle const next = next_result(*connection);
        if (next == nullptr)
            connection->reading = nullptr;
        else
            dropped += PQntuples(next.get());
    }
}

void statement_state::finish() noexcept {
    if (connection->reading == this) abandon();
    ahead.clear();
    result.reset();
    index = -1;
    rows  = 0;
    at    = phase::idle;
}

void destroy(statement_state* state) noexcept { delete state; }

namespace {

statement_state& checked(owned<statement_state, destroy> const& state, std::string_view verb) {
    if (state == nullptr)
        throw misuse(std::string(verb) + "() of a statement that was never prepared");
    if (state->at != statement_state::phase::idle)
        throw misuse(
            std::string(verb) + "() of a statement that is still running; call finish() first",
            details_of(state->sql));
    begin_work(*state->connection, state->sql);
    return *state;
}

void bind(statement_state& state, std::span<value const> values) {
    parameters& bound = state.connection->bound;
    bound.set(values, state.sql);
    if (!state.name.empty() && !bound.have_types(state.types))
        throw misuse("start() with values of other types than those it was compiled for",
                     details_of(state.sql));
}

}  // namespace

void statement::start(std::span<value const> values, fetching how) {
    statement_state& state = checked(state_, "start");
    bind(state, values);
    state.run(how);
}

void statement::compile(std::span<value const> values) {
    statement_state& state = checked(state_, "compile");
    bind(state, values);
    state.compile();
}

bool statement::next() { return state_ != nullptr && state_->next(); }

void statement::read(row_layout const& layout, void* row) {
    if (state_ == nullptr) throw misuse("read() of a statement that was never prepared");
    state_->read(layout, row);
}

void statement::check(row_layout const& layout) const {
    if (state_ == nullptr) throw misuse("check() of a statement that was never prepared");
    state_->check_names(layout);
}

void statement::finish() noexcept {
    if (!(state_ == nullptr)) state_->finish();
}

std::size_t statement::rows_at_hand() const noexcept {
    return state_ == nullptr ? 0 : static_cast<std::size_t>(state_->rows);
}

std::int64_t statement::affected() const noexcept {
    return state_ == nullptr ? 0 : state_->affected;
}

std::string_view statement::sql() const noexcept {
    return state_ == nullptr ? std::string_view() : std::string_view(state_->sql);
}

}  // namespace orm::postgres
