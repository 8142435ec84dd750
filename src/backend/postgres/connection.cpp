// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/postgres/connection.hpp>

#include <charconv>
#include <cstdio>
#include <utility>

#include <orm/backend/error.hpp>

#include "connect.hpp"
#include "failure.hpp"
#include "statement_state.hpp"

namespace orm::postgres {

namespace {

std::string text_of_begin(transaction_options const& wanted) {
    std::string text = "begin";
    switch (wanted.level) {
        case isolation::engine_default: break;
        case isolation::read_committed: text += " isolation level read committed"; break;
        case isolation::repeatable_read: text += " isolation level repeatable read"; break;
        case isolation::serializable: text += " isolation level serializable"; break;
    }
    if (wanted.read_only) text += " read only";
    if (wanted.deferrable) text += " deferrable";
    return text;
}

void check_text(std::string_view sql) {
    if (sql.find('\0') != std::string_view::npos)
        throw statement_error("there is a NUL character in this SQL text");
}

}  // namespace

connection::connection(std::string const& where, postgres::options const& wanted)
    : state_(new connection_state) {
    connect(*state_, where, wanted);
}

void destroy(connection_state* state) noexcept {
    if (state == nullptr) return;
    if (state->reading != nullptr) state->reading->finish();
    destroy(std::exchange(state->copy, nullptr));
    state->close();
    release(state);
}

connection::connection(connection&&) noexcept = default;
connection::~connection()                     = default;

connection& connection::operator=(connection&& other) noexcept {
    // What was open here closes now, and not when `other` ends.
    connection const closing(std::move(*this));
    state_ = std::move(other.state_);
    return *this;
}

statement connection::prepare(std::string_view sql) {
    check_text(sql);
    return statement(new statement_state(*state_, sql));
}

void connection::run_script(std::string_view sql) {
    check_text(sql);
    std::string const text(sql);  // libpq wants a NUL character behind it
    run_simple(*state_, text.c_str(), text_of::user);
}

void connection::begin(transaction_options const& wanted) {
    refuse_while_copying(*state_);
    if (in_transaction()) throw usage_error("begin() inside a transaction; nest with a savepoint");
    make_free(*state_);
    close_unused(*state_);  // in a transaction they have to stay
    run_simple(*state_, text_of_begin(wanted).c_str());
    state_->in_transaction = true;
    state_->cause.clear();
}

void connection::begin_with_next(transaction_options const& wanted) {
    refuse_while_copying(*state_);
    if (in_transaction()) throw usage_error("begin() inside a transaction; nest with a savepoint");
    make_free(*state_);
    close_unused(*state_);
    state_->before_next = {0, text_of_begin(wanted), 0};
    state_->cause.clear();
}

void connection::commit() {
    refuse_while_copying(*state_);
    connection_state& state      = *state_;
    bool const        never_sent = state.before_next.opens(0);
    state.before_next            = {};  // a commit releases all savepoints
    if (never_sent) return;
    if (!state.in_transaction && !in_transaction())
        throw usage_error("commit() without a transaction");
    error_details details;
    details.sql = "commit";
    make_free(state);
    // A server that has closed the connection before it could hear of the commit has rolled back.
    look_for_last_words(state);
    if (!state.usable()) {
        state.in_transaction = false;
        raise_lost(state, details.sql);
    }
    if (PQtransactionStatus(state.db) == PQTRANS_IDLE) {
        state.in_transaction = false;
        throw transaction_aborted("the transaction has been ended by other means before commit()",
                                  std::move(details));
    }
    state.interrupted = false;
    state.started     = std::chrono::steady_clock::now();
    result_handle said, error;
    if (PQsendQuery(state.db, "commit") != 0) {
        while (result_handle next = next_result(state)) {
            if (is_error(next.get()) && error == nullptr)
                error = std::move(next);
            else
                said = std::move(next);
        }
    }
    bool const lost      = !state.usable() || (said == nullptr && error == nullptr);
    state.in_transaction = false;
    if (lost) {
        state.broken = true;
        std::string message =
            "the connection to " + state.server +
            " broke during the commit, so that nobody knows whether it took place";
        if (!state.last_words.empty()) (message += ": ") += state.last_words;
        details.sqlstate = state.last_sqlstate;
        throw in_doubt(message, std::move(details));
    }
    if (error != nullptr) raise(state, error.get(), "commit");
    // A transaction in which a statement has failed is rolled back, and that is no error here.
    if (std::string_view(PQcmdStatus(said.get())) != "COMMIT") {
        std::string message = "the transaction was rolled back, as a statement in it had failed";
        if (!state.cause.empty()) (message += ": ") += state.cause;
        throw transaction_aborted(message, std::move(details));
    }
}

void connection::rollback() noexcept {
    abort_copy_in();
    connection_state& state = *state_;
    state.in_transaction    = false;
    state.before_next       = {};
    state.never_opened      = 0;
    if (!state.usable()) return;
    make_free(state);
    if (PQtransactionStatus(state.db) == PQTRANS_IDLE) return;
    if (!try_simple(state, "rollback") || in_transaction()) state.broken = true;
    state.cause.clear();
}

void connection::savepoint(int depth) {
    if (depth < 1) throw usage_error("savepoint() counts depth from 1");
    // Outside of a transaction the engine says so itself.
    std::string text = "savepoint " + savepoint_name(depth);
    if (int const released = std::exchange(state_->before_next.released, 0); released != 0)
        text = text_of_release(released) + "; " + text;
    run_simple(*state_, text.c_str());
}

void connection::savepoint_with_next(int depth) {
    refuse_while_copying(*state_);
    make_free(*state_);
    // Where it will be refused, that is known before the statement is sent.
    if (depth < 1 || PQtransactionStatus(state_->db) != PQTRANS_INTRANS ||
        !state_->before_next.opening.empty())
        return savepoint(depth);
    state_->before_next.opening = "savepoint " + savepoint_name(depth);
    state_->before_next.depth   = depth;
}

void connection::release_savepoint(int depth) {
    refuse_while_copying(*state_);
    bool const never_sent = state_->before_next.opens(depth);
    state_->before_next   = {};  // a savepoint inside of this one ends with it
    if (!never_sent) run_simple(*state_, text_of_release(depth).c_str());
}

void connection::release_with_next(int depth) {
    refuse_while_copying(*state_);
    make_free(*state_);
    if (PQtransactionStatus(state_->db) != PQTRANS_INTRANS || !state_->before_next.empty())
        return release_savepoint(depth);
    state_->before_next.released = depth;
}

void connection::rollback_to_savepoint(int depth) noexcept {
    connection_state& state = *state_;
    bool const        never_made =
        state.before_next.opens(depth) || std::exchange(state.never_opened, 0) == depth;
    state.before_next = {};
    if (never_made) return;
    make_free(state);
    if (!state.usable() || PQtransactionStatus(state.db) == PQTRANS_IDLE) return;
    char text[100];
    std::snprintf(text, sizeof text, "rollback to savepoint orm_%d; release savepoint orm_%d",
                  depth, depth);
    if (try_simple(state, text)) {
        state.cause.clear();
        return;
    }
    // What cannot be undone in part must not be committed: undo all. The flag stays, so that every
    // statement until rollback() is refused.
    bool const flag = state.in_transaction;
    rollback();
    state.in_transaction = flag;
}

bool connection::in_transaction() const noexcept {
    PGTransactionStatusType const status = PQtransactionStatus(state_->db);
    if (status == PQTRANS_ACTIVE && state_->reading != nullptr) return state_->reading->in_block;
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

bool connection::healthy() noexcept {
    if (state_ == nullptr) return false;
    look_for_last_words(*state_);
    return state_->usable();
}

bool connection::usable() const noexcept { return state_ != nullptr && state_->usable(); }

bool connection::ping(milliseconds within) noexcept {
    if (!healthy()) return false;
    using clock = std::chrono::steady_clock;
    if (within.count() > 0)
        state_->patience_ends = clock::now() + std::chrono::milliseconds(within.count());
    make_free(*state_);
    // An empty text: the server answers, whatever state a transaction is in.
    bool const answered   = try_simple(*state_, "");
    state_->patience_ends = clock::time_point::max();
    return answered;
}

bool connection::reset() noexcept {
    connection_state& state = *state_;
    // No `discard all`: it would drop the prepared statements, too.
    constexpr char const* all =
        "close all; set session authorization default; reset all; unlisten *; "
        "select pg_advisory_unlock_all(); discard temp; discard sequences";
    rollback();
    state.listeners.clear();
    take_notifications(state);
    state.notifications.clear();
    if (!try_simple(state, all) || !try_simple(state, state.settings.c_str())) return false;
    return state.on_open.empty() || try_simple(state, state.on_open.c_str());
}

void connection::close() {
    if (state_ == nullptr || state_->db == nullptr) return;
    refuse_while_copying(*state_);
    if (in_transaction()) throw misuse("close() inside of a transaction");
    if (state_->owners > 1) throw misuse("close() while a statement of the connection is there");
    state_->close();
}

std::uint64_t connection::log_position(bool replayed) {
    // As the distance from the beginning of the log; null where a primary is asked for the latter.
    std::string const text =
        query(replayed ? "select coalesce(pg_last_wal_replay_lsn() - '0/0', 0)::int8"
                       : "select ((case current_setting('synchronous_commit') when 'off' then "
                         "pg_current_wal_insert_lsn() else pg_current_wal_flush_lsn() end) - "
                         "'0/0')::int8");
    std::uint64_t position = 0;
    std::from_chars(text.data(), text.data() + text.size(), position);
    return position;
}

std::int64_t connection::last_insert_id() const {
    throw usage_error("PostgreSQL does not number rows; ask for the key by returning()");
}

bool connection::interrupt() const noexcept {
    state_->interrupted = true;
    return ask_to_stop(*state_);
}

int connection::version() const noexcept { return PQserverVersion(state_->db); }

int connection::process() const noexcept { return PQbackendPID(state_->db); }

std::string connection::query(std::string_view sql) {
    check_text(sql);
    connection_state& state = *state_;
    std::string const text(sql);
    refuse_while_copying(state);
    send_prelude(state);
    make_free(state);
    if (!state.usable()) raise_lost(state, text);
    result_handle answer, error;
    if (PQsendQuery(state.db, text.c_str()) == 0) raise_unsent(state, text);
    while (result_handle next = next_result(state))
        (is_error(next.get()) ? error : answer) = std::move(next);
    if (error != nullptr) raise(state, error.get(), text);
    if (!state.usable()) raise_lost(state, text);
    if (PQntuples(answer.get()) == 0 || PQnfields(answer.get()) == 0) return {};
    return {PQgetvalue(answer.get(), 0, 0),
            static_cast<std::size_t>(PQgetlength(answer.get(), 0, 0))};
}

pg_conn* connection::native() const noexcept { return state_->db; }

}  // namespace orm::postgres
