// SPDX-License-Identifier: BSL-1.0
#include "failure.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <exception>
#include <utility>

#include <orm/backend/error.hpp>
#include <orm/support/trimmed.hpp>

#include "../without_quoted.hpp"
#include "connection_state.hpp"
#include "secrets.hpp"

namespace orm::postgres {

namespace {

using thrower = void (*)(std::string const& message, error_details&& details);

template <class Error>
[[noreturn]] void throw_as(std::string const& message, error_details&& details) {
    throw Error(message, std::move(details));
}

struct state_meaning {
    std::string_view state;  // five characters, or the two of a class
    thrower          raise;
};

/// The states that mean something of their own, then the classes.
constexpr state_meaning meanings[] = {
    {"23001", throw_as<foreign_key_violation>},
    {"23502", throw_as<not_null_violation>},
    {"23503", throw_as<foreign_key_violation>},
    {"23505", throw_as<unique_violation>},
    {"23514", throw_as<check_violation>},
    {"23P01", throw_as<exclusion_violation>},
    {"40001", throw_as<serialization_failure>},
    {"40003", throw_as<in_doubt>},
    {"40P01", throw_as<deadlock>},
    {"25006", throw_as<read_only_database>},
    {"25P02", throw_as<transaction_aborted>},
    {"25P03", throw_as<connection_lost>},
    {"22021", throw_as<encode_error>},
    {"42501", throw_as<permission_denied>},
    {"42601", throw_as<syntax_error>},
    {"53100", throw_as<disk_full>},
    {"53300", throw_as<cannot_open>},
    {"55P03", throw_as<busy>},
    {"57P01", throw_as<connection_lost>},
    {"57P02", throw_as<connection_lost>},
    {"57P03", throw_as<cannot_open>},
    {"57P05", throw_as<connection_lost>},
    {"58030", throw_as<io_error>},
    {"08P01", throw_as<statement_error>},
    {"P0001", throw_as<constraint_violation>},
    {"08", throw_as<connection_lost>},
    {"23", throw_as<constraint_violation>},
    {"28", throw_as<permission_denied>},
    {"40", throw_as<retryable_transaction>},
    {"54", throw_as<too_big>},
    {"58", throw_as<io_error>},
    {"XX001", throw_as<corrupt_database>},
    {"XX002", throw_as<corrupt_database>},
};

thrower meaning_of(std::string_view state) {
    for (state_meaning const& meaning : meanings)
        if (state.starts_with(meaning.state)) return meaning.raise;
    return throw_as<statement_error>;
}

/// The columns of a key are told by the detail alone, `Key (a, b)=(1, 2) already exists.`, before
/// its values and in whatever language.
void read_key_columns(std::string_view detail, error_details& details) {
    std::size_t const begin = detail.find('(');
    std::size_t const end   = detail.find(")=(");
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return;
    std::string_view names = detail.substr(begin + 1, end - begin - 1);
    while (!names.empty()) {
        std::size_t const comma = std::min(names.find(", "), names.size());
        std::string_view  name  = names.substr(0, comma);
        if (name.size() > 1 && name.front() == '"') name = name.substr(1, name.size() - 2);
        details.columns.emplace_back(name);
        names.remove_prefix(std::min(comma + 2, names.size()));
    }
}

/// The row of a copy, and its column, are told by the context alone, `COPY users, line 3, column
/// age`, in whatever language.
void read_copied_place(std::string_view context, error_details& details) {
    std::size_t const comma = context.find(", ");
    if (!context.starts_with("COPY ") || comma == std::string_view::npos) return;
    std::size_t const digits = context.find_first_of("0123456789", comma);
    if (digits == std::string_view::npos) return;
    char const* const end = context.data() + context.size();
    auto const        row = std::from_chars(context.data() + digits, end, details.row);
    std::string_view  rest(row.ptr, static_cast<std::size_t>(end - row.ptr));
    if (details.table.empty()) details.table = context.substr(5, comma - 5);
    if (!rest.starts_with(", ") || !details.columns.empty()) return;
    rest                   = rest.substr(2, rest.find_first_of(":\n") - 2);
    std::size_t const word = rest.find(' ');
    if (word != std::string_view::npos) details.columns.emplace_back(rest.substr(word + 1));
}

/// A statement that was ended from outside: by its time or by somebody.
bool took_too_long(connection_state const& connection, std::string_view message) {
    if (connection.interrupted) return false;
    if (message.find("timeout") != std::string_view::npos) return true;
    if (message.find("user request") != std::string_view::npos) return false;
    // The server speaks another language.
    auto const taken = std::chrono::steady_clock::now() - connection.started;
    return connection.statement_timeout.count() != 0 && taken >= connection.statement_timeout;
}

}  // namespace

std::string_view error_field(PGresult const* result, int field) {
    char const* text = PQresultErrorField(result, field);
    return text != nullptr ? text : "";
}

void raise(connection_state& connection, PGresult const* result, std::string_view sql) {
    std::string_view const state = error_field(result, PG_DIAG_SQLSTATE);
    if (state.empty()) {
        if (!connection.usable()) raise_lost(connection, sql);
        // Of libpq itself, as when a result does not fit into memory.
        error_details details;
        details.sql = sql;
        throw statement_error(trimmed(PQresultErrorMessage(result)), std::move(details));
    }

    std::string_view const severity = error_field(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    if (severity == "FATAL" || severity == "PANIC") connection.broken = true;

    error_details details;
    details.sql                   = sql;
    details.sqlstate              = state;
    details.constraint            = error_field(result, PG_DIAG_CONSTRAINT_NAME);
    details.table                 = error_field(result, PG_DIAG_TABLE_NAME);
    std::string_view const detail = error_field(result, PG_DIAG_MESSAGE_DETAIL);
    if (auto const column = error_field(result, PG_DIAG_COLUMN_NAME); !column.empty())
        details.columns.emplace_back(column);
    else if (state == "23505" || state == "23503")
        read_key_columns(detail, details);

    if (sql.starts_with("copy ")) read_copied_place(error_field(result, PG_DIAG_CONTEXT), details);

    std::string_view const primary = error_field(result, PG_DIAG_MESSAGE_PRIMARY);
    bool const             hidden  = sql == not_shown;  // nor is what the server quotes of it
    std::string            message = hidden ? std::string("the server has refused it")
                                     : state.starts_with("22") && !connection.values_in_errors
                                         ? without_quoted(primary, "\"")
                                         : std::string(primary);
    if (details.row != 0) (message += " in row ") += std::to_string(details.row);
    std::string_view const place = error_field(result, PG_DIAG_STATEMENT_POSITION);
    if (!place.empty()) {
        std::from_chars(place.data(), place.data() + place.size(), details.position);
        (message += " at character ") += place;
    }
    ((message += " (") += state) += ')';
    if (connection.values_in_errors && !hidden && !detail.empty()) (message += ": ") += detail;
    if (state == "25P02" && !connection.cause.empty())
        (message += "; what failed before was: ") += connection.cause;
    else if (connection.in_transaction && connection.cause.empty())
        connection.cause = message;

    if (state == "57014") {
        if (took_too_long(connection, primary)) throw timeout(message, std::move(details));
        throw cancelled(message, std::move(details));
    }
    if (state == "42601" && error_field(result, PG_DIAG_SOURCE_FUNCTION) == "exec_parse_message")
        throw trailing_text("text follows the statement; prepare() takes exactly one (42601)",
                            std::move(details));
    meaning_of(state)(message, std::move(details));
    std::terminate();  // never reached: every entry of the table throws
}

void raise_lost(connection_state& connection, std::string_view sql) {
    error_details details;
    details.sql = sql;
    if (connection.db == nullptr) throw misuse("the connection is closed", std::move(details));
    connection.broken        = true;
    details.sqlstate         = connection.last_sqlstate;
    std::string      message = "the connection to " + connection.server + " is lost";
    std::string_view why     = connection.last_words;
    if (why.empty()) why = trimmed(PQerrorMessage(connection.db));
    if (!why.empty()) {
        message += ": ";
        // libpq breaks its lines for terminals.
        for (char const each : why) message += each == '\n' || each == '\t' ? ' ' : each;
    }
    throw connection_lost(message, std::move(details));
}

void raise_unsent(connection_state& connection, std::string_view sql) {
    if (!connection.usable()) raise_lost(connection, sql);
    error_details details;
    details.sql = sql;
    throw statement_error(trimmed(PQerrorMessage(connection.db)), std::move(details));
}

std::string redacted(std::string message, std::string_view connection_string,
                     std::string_view password) {
    auto const hide = [&](std::string_view secret) {
        if (secret.size() < 2) return;
        for (std::size_t at = message.find(secret); at != std::string::npos;
             at             = message.find(secret, at + 3))
            message.replace(at, secret.size(), "...");
    };
    hide(connection_string);
    hide(password);
    return std::string(trimmed(message));
}

}  // namespace orm::postgres
