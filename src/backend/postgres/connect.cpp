// SPDX-License-Identifier: BSL-1.0
#include "connect.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <memory>
#include <new>
#include <random>
#include <sstream>
#include <string_view>
#include <vector>

#include <poll.h>

#include <orm/backend/error.hpp>
#include <orm/support/hex.hpp>

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

/// libpq quotes what it does not understand, which may be a part of a password, and may have quotes
/// in it. Where the message is of another language, so are its quotes.
std::string without_quoted(std::string_view message) {
    for (char const each : message)
        if (static_cast<unsigned char>(each) > 127) return "libpq does not understand it";
    std::string       text(message);
    std::size_t const first = text.find('"'), last = text.rfind('"');
    if (first != last) text.replace(first, last - first + 1, "\"...\"");
    std::erase(text, '\n');
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

/// Begins to connect. Only so can notices of the very beginning be heard: libpq would print them.
PGconn* begin_to_connect(std::string const& where, options const& wanted) {
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
    PGconn* const db = PQconnectStartParams(list.names.data(), values.data(), 1);
    if (db == nullptr) throw std::bad_alloc();
    return db;
}

/// How long to try, all hosts together: `connect_timeout` for each, and where there are several, at
/// least what the system takes to give one up.
std::chrono::seconds time_to_connect(PGconn* db) {
    conninfo_handle const used(PQconninfo(db));
    auto const            number = [&](std::string_view keyword) {
        std::string_view const text = given(used.get(), keyword);
        std::int64_t           value{};
        std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    };
    std::int64_t seconds = number("connect_timeout");
    if (seconds <= 0) return std::chrono::seconds(0);
    seconds                       = std::max<std::int64_t>(seconds, 2);
    std::string_view const hosts  = given(used.get(), "host");
    auto const             others = std::count(hosts.begin(), hosts.end(), ',');
    if (others != 0) seconds = std::max(seconds, number("tcp_user_timeout") / 1'000 + 1);
    return std::chrono::seconds(seconds * (others + 1));
}

/// The reason why there is no connection; empty when there is one.
std::string finish_connecting(PGconn* db) {
    using std::chrono::steady_clock;
    auto const within   = time_to_connect(db);
    auto const given_up = steady_clock::now() + within;
    auto       step     = PGRES_POLLING_WRITING;
    while (PQstatus(db) != CONNECTION_BAD && step != PGRES_POLLING_OK &&
           step != PGRES_POLLING_FAILED) {
        auto const left =
            std::chrono::ceil<std::chrono::milliseconds>(given_up - steady_clock::now()).count();
        bool const  limited = within.count() != 0;
        short const events  = step == PGRES_POLLING_READING ? POLLIN : POLLOUT;
        if ((limited && left <= 0) ||
            !ready(PQsocket(db), events, limited ? static_cast<int>(left) : -1))
            return "no answer within " + std::to_string(within.count()) + " s";
        step = PQconnectPoll(db);
    }
    return PQstatus(db) == CONNECTION_OK ? "" : PQerrorMessage(db);
}

/// Takes the states out of libpq's message, `FATAL:  57P03: the database system is starting up`,
/// and the lines that tell the place in the server's source. Answers with the last state, or with
/// that of a server that could not be reached.
std::string take_state(std::string& problem) {
    std::string        state = "08001", text;
    std::istringstream lines(problem);
    for (std::string line; std::getline(lines, line);) {
        if (std::size_t const at = line.find("LOCATION:  "); at == 0) continue;
        std::size_t const at       = line.find(":  ");
        auto const        is_state = [&](std::string_view part) {
            return part.size() == 7 && part.ends_with(": ") &&
                   std::all_of(part.begin(), part.begin() + 5, [](char each) {
                       return (each >= '0' && each <= '9') || (each >= 'A' && each <= 'Z');
                   });
        };
        if (at != std::string::npos && line.size() > at + 10 &&
            is_state(std::string_view(line).substr(at + 3, 7))) {
            state = line.substr(at + 3, 5);
            line.erase(at + 3, 7);
        }
        (text += line) += '\n';
    }
    problem = text;
    return state;
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
    std::random_device random;
    std::string        text   = "orm_";
    std::uint64_t      number = std::uint64_t{random()} << 32 | random();
    for (; number != 0; number >>= 4) text += hex_digits[number & 15U];
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

    connection.db = begin_to_connect(where, wanted);
    PQsetNoticeReceiver(connection.db, hear_notice, &connection);
    // So libpq tells the states of what the server answers, in its message.
    PQsetErrorVerbosity(connection.db, PQERRORS_VERBOSE);
    std::string problem = finish_connecting(connection.db);
    PQsetErrorVerbosity(connection.db, PQERRORS_DEFAULT);
    connection.server = described(connection.db, parsed.get());
    if (!problem.empty()) {
        error_details details;
        details.sqlstate = take_state(problem);
        throw cannot_open("cannot open " + connection.server + ": " +
                              redacted(problem, where, given(parsed.get(), "password")),
                          std::move(details));
    }
    if (PQserverVersion(connection.db) < oldest_server)
        throw cannot_open("cannot open " + connection.server + ": it is PostgreSQL " +
                          std::string(view(PQparameterStatus(connection.db, "server_version"))) +
                          ", and 13 or newer is needed");
    connection.cancel   = PQgetCancel(connection.db);
    connection.settings = settings(wanted);
    connection.on_open  = wanted.on_open;
    run_simple(connection, connection.settings.c_str());
    if (!connection.on_open.empty())
        run_simple(connection, connection.on_open.c_str(), text_of::user);
}

}  // namespace orm::postgres
