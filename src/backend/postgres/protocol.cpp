// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdint>

#include <poll.h>

#include <orm/backend/error.hpp>

#include "connection_state.hpp"
#include "failure.hpp"
#include "no_broken_pipe.hpp"
#include "secrets.hpp"
#include "statement_state.hpp"

namespace orm::postgres {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// Whether the server has sent something, or has gone, within the time.
bool readable(PGconn* db, int timeout) noexcept { return ready(PQsocket(db), POLLIN, timeout); }

/// Statements of the library take no part in COPY, so it ends at once.
void end_copy(PGconn* db, ExecStatusType status) noexcept {
    if (status == PGRES_COPY_IN) PQputCopyEnd(db, "COPY is not run by statements");
    if (status != PGRES_COPY_OUT) return;
    char* line = nullptr;
    while (PQgetCopyData(db, &line, 0) > 0) PQfreemem(line);
}

}  // namespace

bool ready(int socket, short events, int timeout) noexcept {
    pollfd waiting{socket, events, 0};
    int    found = 0;
    do found = poll(&waiting, 1, timeout);
    while (found < 0 && errno == EINTR);
    return found != 0;
}

bool wait_for_result(connection_state& connection) noexcept {
    PGconn* const db       = connection.db;
    auto const    within   = connection.answer_timeout;
    auto          given_up = connection.patience_ends;
    if (within.count() == 0 && given_up == steady_clock::time_point::max())
        return true;  // libpq waits
    auto const begun = steady_clock::now();
    if (within.count() > 0) given_up = std::min(given_up, begun + within);
    while (PQisBusy(db) != 0) {
        auto const left = std::chrono::ceil<milliseconds>(given_up - steady_clock::now()).count();
        if (left <= 0 || !readable(db, static_cast<int>(std::min<std::int64_t>(left, INT_MAX)))) {
            auto const waited = std::chrono::ceil<milliseconds>(given_up - begun).count();
            connection.broken = true;
            try {
                connection.last_words = "the server has said nothing for " +
                                        std::to_string(std::max<std::int64_t>(waited, 0)) + " ms";
            } catch (...) {
                // Then without a reason.
            }
            return false;
        }
        if (PQconsumeInput(db) == 0) return true;  // the result will say so
    }
    return true;
}

result_handle next_result(connection_state& connection) noexcept {
    PGconn* const db = connection.db;
    while (!connection.broken) {
        if (!wait_for_result(connection)) break;
        result_handle next(PQgetResult(db));
        if (next != nullptr) {
            ExecStatusType const status = PQresultStatus(next.get());
            if (status != PGRES_PIPELINE_SYNC) {
                end_copy(db, status);
                return next;
            }
            if (--connection.syncs > 0) continue;
            PQexitPipelineMode(db);
            return nullptr;
        }
        if (connection.syncs == 0) return nullptr;
        if (PQstatus(db) != CONNECTION_OK) break;
    }
    connection.syncs  = 0;
    connection.broken = true;
    return nullptr;
}

void look_for_last_words(connection_state& connection) noexcept {
    PGconn* const db = connection.db;
    if (!connection.usable() || connection.reading != nullptr) return;
    // First the words, then the end.
    for (int turn = 0; turn != 10 && PQstatus(db) == CONNECTION_OK && readable(db, 0); ++turn) {
        if (PQconsumeInput(db) == 0) break;
        PQisBusy(db);  // takes it apart, so that notices are told
        take_notifications(connection);
    }
}

void refuse_while_copying(connection_state const& connection) {
    if (connection.copying)
        throw misuse("copy_in() or copy_out() of this connection has not ended yet");
}

void make_free(connection_state& connection) noexcept {
    if (connection.reading != nullptr) connection.reading->keep_rest();
}

bool end_pipeline_part(connection_state& connection) noexcept {
    if (PQpipelineSync(connection.db) == 0) return false;
    ++connection.syncs;
    return true;
}

bool send_closing(connection_state& connection) {
    for (std::string const& each : connection.unused) {
        std::string const close = "deallocate " + each;
        if (PQsendQueryParams(connection.db, close.c_str(), 0, nullptr, nullptr, nullptr, nullptr,
                              1) == 0 ||
            !end_pipeline_part(connection))
            return false;
    }
    connection.unused.clear();
    return true;
}

void close_unused(connection_state& connection) {
    constexpr std::size_t many = 32;
    if (connection.unused.size() < many || !connection.usable()) return;
    connection.broken = true;  // until all of the pipeline is over
    if (PQenterPipelineMode(connection.db) == 0 || !send_closing(connection)) return;
    connection.broken = false;
    while (next_result(connection) != nullptr) {
    }
}

std::string savepoint_name(int depth) { return "orm_" + std::to_string(depth); }

std::string text_of_release(int depth) { return "release savepoint " + savepoint_name(depth); }

void send_prelude(connection_state& connection) {
    if (connection.before_next.empty()) return;
    prelude const sent      = std::exchange(connection.before_next, {});
    connection.never_opened = sent.depth;
    if (sent.released != 0) run_simple(connection, text_of_release(sent.released).c_str());
    if (!sent.opening.empty()) run_simple(connection, sent.opening.c_str());
    connection.never_opened = 0;
    if (sent.opens(0)) connection.in_transaction = true;
}

void add_prelude(connection_state& connection) {
    auto const send = [&](std::string const& text) {
        if (PQsendQueryParams(connection.db, text.c_str(), 0, nullptr, nullptr, nullptr, nullptr,
                              1) == 0)
            raise_unsent(connection, text);
    };
    prelude const& before = connection.before_next;
    if (before.released != 0) send(text_of_release(before.released));
    if (!before.opening.empty()) send(before.opening);
}

result_handle take_answer(connection_state& connection, std::string_view sql) {
    if (!wait_for_result(connection)) raise_lost(connection, sql);
    result_handle said(PQgetResult(connection.db));
    if (!is_error(said.get())) PQgetResult(connection.db);  // null: from here on it is the next
    return said;
}

prelude_answer take_prelude(connection_state& connection, std::string_view sql) {
    prelude const  sent = std::exchange(connection.before_next, {});
    prelude_answer came;
    auto const     take = [&](std::string const& text) {
        if (came.error != nullptr || text.empty()) return;
        result_handle said = take_answer(connection, sql);
        if (!is_error(said.get())) return;
        came.error   = std::move(said);
        came.culprit = text;
    };
    if (sent.released != 0) take(text_of_release(sent.released));
    take(sent.opening);
    if (came.error != nullptr)
        connection.never_opened = sent.depth;
    else if (sent.opens(0))
        connection.in_transaction = came.has_begun = true;
    return came;
}

void take_closing(connection_state& connection, std::string_view sql) {
    while (connection.syncs > 1) {
        if (!wait_for_result(connection)) raise_lost(connection, sql);
        result_handle const closed(PQgetResult(connection.db));
        if (closed != nullptr && PQresultStatus(closed.get()) == PGRES_PIPELINE_SYNC)
            --connection.syncs;
        if (closed == nullptr && !connection.usable()) raise_lost(connection, sql);
    }
}

void begin_work(connection_state& connection, std::string_view sql) {
    refuse_while_copying(connection);
    make_free(connection);
    if (!connection.usable()) raise_lost(connection, sql);
    if (connection.in_transaction && PQtransactionStatus(connection.db) == PQTRANS_IDLE) {
        error_details details;
        details.sql = sql;
        throw transaction_aborted(
            "the transaction has been ended by other means than this library's; nothing more can "
            "run in it",
            std::move(details));
    }
}

namespace {

result_handle first_error(connection_state& connection, char const* sql) noexcept {
    make_free(connection);
    if (!connection.usable()) return nullptr;
    if (PQsendQuery(connection.db, sql) == 0) {
        connection.broken = true;  // it is in the middle of something else
        return nullptr;
    }
    result_handle error;
    while (result_handle next = next_result(connection))
        if (error == nullptr && is_error(next.get())) error = std::move(next);
    return error;
}

}  // namespace

void run_simple(connection_state& connection, char const* sql, text_of whose) {
    auto const shown = [&] {
        return whose == text_of::user && may_give_password(sql) ? not_shown : std::string_view(sql);
    };
    refuse_while_copying(connection);
    send_prelude(connection);
    make_free(connection);
    if (!connection.usable()) raise_lost(connection, shown());
    connection.interrupted    = false;
    connection.started        = steady_clock::now();
    result_handle const error = first_error(connection, sql);
    if (error != nullptr) raise(connection, error.get(), shown());
    if (!connection.usable()) raise_lost(connection, shown());
}

bool ask_to_stop(connection_state const& connection) noexcept {
    no_broken_pipe const quiet;
    char                 why[256];
    return PQcancel(connection.cancel, why, sizeof why) != 0;
}

bool try_simple(connection_state& connection, char const* sql) noexcept {
    if (connection.copying) return false;
    try {
        send_prelude(connection);
    } catch (...) {
        return false;
    }
    return first_error(connection, sql) == nullptr && connection.usable();
}

}  // namespace orm::postgres
