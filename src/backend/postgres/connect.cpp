// SPDX-License-Identifier: BSL-1.0
#include "connect.hpp"

#include <cstdint>
#include <memory>
#include <random>
#include <string_view>
#include <vector>

#include <orm/backend/error.hpp>

#include "connection_state.hpp"
#include "failure.hpp"

namespace orm::postgres {

namespace {

constexpr int oldest_server = 130'000;

struct free_conninfo {
    void operator()(PQconninfoOption* parsed) const noexcept { PQconninfoFree(parsed); }
};
using conninfo_handle = std::unique_ptr<PQconninfoOption, free_conninfo>;

struct free_text {
    void operator()(char* text) const noexcept { PQfreemem(text); }
};

std::string_view view(char const* text) { return text != nullptr ? text : std::string_view(); }

/// libpq quotes what it does not understand, which may be a part of a password.
std::string without_quoted(std::string_view message) {
    std::string text;
    bool        quoted = false;
    for (char const each : message) {
        if (each == '"') {
            if (!quoted) text += "\"...\"";
            quoted = !quoted;
        } else if (!quoted && each != '\n') {
            text += each;
        }
    }
    return text;
}

[[noreturn]] void refuse_string(std::string_view why) {
    throw cannot_open("cannot open a database of PostgreSQL: the connection string is malformed: " +
                      without_quoted(why));
}

std::string_view given(PQconninfoOption const* parsed, std::string_view keyword) {
    for (; parsed != nullptr && parsed->keyword != nullptr; ++parsed)
        if (parsed->keyword == keyword) return view(parsed->val);
    return {};
}

conninfo_handle parse(std::string const& where) {
    char*                                  problem = nullptr;
    conninfo_handle                        parsed(PQconninfoParse(where.c_str(), &problem));
    std::unique_ptr<char, free_text> const told(problem);
    if (parsed == nullptr) refuse_string(view(problem));
    return parsed;
}

/// `database blog at db.example.org:5432`, of what was given or, once libpq has tried, of what it
/// has made of that.
std::string described(PGconn* db, PQconninfoOption const* parsed) {
    std::string_view const name = db != nullptr ? view(PQdb(db)) : given(parsed, "dbname");
    std::string_view       host = db != nullptr ? view(PQhost(db)) : given(parsed, "host");
    std::string_view const port = db != nullptr ? view(PQport(db)) : given(parsed, "port");
    std::string            text = "database ";
    text += name.empty() ? std::string_view("of the user's name") : name;
    text += " at ";
    text += host.empty() ? std::string_view("the default host") : host;
    if (!port.empty()) (text += ':') += port;
    return text;
}

std::int64_t whole_seconds(milliseconds time) { return (time.count() + 999) / 1'000; }

/// Keywords and values for libpq, which takes two arrays. Those of the connection string come last,
/// so that they count.
struct keywords {
    void add(char const* keyword, std::string value) {
        if (value.empty()) return;
        names.push_back(keyword);
        texts.push_back(std::move(value));
    }
    void add(char const* keyword, std::int64_t number) {
        if (number > 0) add(keyword, std::to_string(number));
    }

    std::vector<char const*> names;
    std::vector<std::string> texts;
};

PGconn* connect_by(std::string const& where, options const& wanted) {
    keywords list;
    list.add("fallback_application_name", "orm");
    list.add("application_name", wanted.application_name);
    list.add("connect_timeout", whole_seconds(wanted.connect_timeout));
    list.add("tcp_user_timeout", wanted.tcp_user_timeout.count());
    list.add("keepalives_idle", whole_seconds(wanted.keepalive_idle));
    list.add("keepalives_interval", whole_seconds(wanted.keepalive_interval));
    list.add("keepalives_count", wanted.keepalive_count);
    list.add("dbname", where);
    list.add("client_encoding", "UTF8");
    std::vector<char const*> values;
    for (std::string const& text : list.texts) values.push_back(text.c_str());
    list.names.push_back(nullptr);
    values.push_back(nullptr);
    return PQconnectdbParams(list.names.data(), values.data(), 1);
}

void hear_notice(void* context, PGresult const* result) {
    auto&        connection = *static_cast<connection_state*>(context);
    notice const told{.severity = error_field(result, PG_DIAG_SEVERITY_NONLOCALIZED),
                      .sqlstate = error_field(result, PG_DIAG_SQLSTATE),
                      .message  = error_field(result, PG_DIAG_MESSAGE_PRIMARY)};
    if (told.severity == "FATAL" || told.severity == "PANIC") {
        connection.broken = true;  // it ends, even if the socket is not closed yet
        try {
            connection.last_words    = told.message;
            connection.last_sqlstate = told.sqlstate;
        } catch (...) {
            // libpq has its own words for it, too.
        }
    }
    if (connection.on_notice != nullptr) connection.on_notice(told, connection.notice_context);
}

/// Settings that libpq has no keywords for, in one text: some poolers refuse them at the start.
std::string settings(options const& wanted) {
    // Moments are UTC everywhere in the library, so parts of them are, too.
    std::string text = "set timezone = 'UTC'; set standard_conforming_strings = on";
    auto const  time = [&](std::string_view name, milliseconds value) {
        if (value.count() <= 0) return;
        ((text += "; set ") += name) += " = ";
        text += std::to_string(value.count());
    };
    time("statement_timeout", wanted.statement_timeout);
    time("lock_timeout", wanted.lock_timeout);
    time("idle_in_transaction_session_timeout", wanted.idle_in_transaction_timeout);
    if (wanted.read_only) text += "; set default_transaction_read_only = on";
    return text;
}

/// Names of prepared statements that no other connection has, as a pooler may make them meet.
std::string unlike_others() {
    constexpr std::string_view digits = "0123456789abcdef";
    std::random_device         random;
    std::string                text   = "orm_";
    std::uint64_t              number = std::uint64_t{random()} << 32 | random();
    for (; number != 0; number >>= 4) text += digits[number & 15U];
    return text += '_';
}

}  // namespace

void connect(connection_state& connection, std::string const& where, options const& wanted) {
    if (where.find('\0') != std::string::npos) refuse_string("it contains a NUL character");
    conninfo_handle const parsed = parse(where);

    connection.prepared_statements = wanted.prepared_statements;
    connection.values_in_errors    = wanted.values_in_errors;
    connection.on_notice           = wanted.on_notice;
    connection.notice_context      = wanted.notice_context;
    connection.statement_timeout   = std::chrono::milliseconds(wanted.statement_timeout.count());
    connection.answer_timeout      = std::chrono::milliseconds(wanted.answer_timeout.count());
    connection.name_prefix         = unlike_others();

    connection.db     = connect_by(where, wanted);
    connection.server = described(connection.db, parsed.get());
    if (PQstatus(connection.db) != CONNECTION_OK) {
        std::string const why =
            redacted(PQerrorMessage(connection.db), where, given(parsed.get(), "password"));
        throw cannot_open("cannot open " + connection.server + ": " + why);
    }
    if (PQserverVersion(connection.db) < oldest_server)
        throw cannot_open("cannot open " + connection.server + ": it is PostgreSQL " +
                          std::string(view(PQparameterStatus(connection.db, "server_version"))) +
                          ", and 13 or newer is needed");
    PQsetNoticeReceiver(connection.db, hear_notice, &connection);
    connection.cancel = PQgetCancel(connection.db);
    run_simple(connection, settings(wanted).c_str());
    if (!wanted.on_open.empty()) run_simple(connection, wanted.on_open.c_str());
}

}  // namespace orm::postgres
