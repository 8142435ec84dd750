// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <memory>
#include <utility>

#include <poll.h>
#include <sys/socket.h>

#include <orm/backend/error.hpp>
#include <orm/backend/postgres/connection.hpp>

#include "copy_state.hpp"
#include "failure.hpp"
#include "statement_state.hpp"

namespace orm::postgres {

namespace {

using std::chrono::steady_clock;

/// Rows are sent when they are so many bytes together, and so many at a time: what the system takes
/// whole when it says that it takes something.
constexpr std::size_t    enough             = 32'768;
constexpr std::ptrdiff_t piece_over_network = 8'192;
constexpr std::ptrdiff_t piece_on_same_host = 65'536;

constexpr std::string_view file_header(
    "PGCOPY\n\377\r\n\0"
    "\0\0\0\0"
    "\0\0\0\0",
    19);

/// The types of a table's columns, those of domains by what is under them.
std::string question_for(std::string_view table_in_sql) {
    std::string text =
        "with recursive held(name, type) as (select attname, atttypid from "
        "pg_catalog.pg_attribute where attnum > 0 and not attisdropped and attrelid = '";
    for (char const each : table_in_sql) text.append(each == '\'' ? 2 : 1, each);
    return text +=
           "'::regclass union all select name, typbasetype from held join pg_catalog.pg_type on "
           "oid = type where typtype = 'd') select name, type, pg_catalog.format_type(type, null), "
           "typtype = 'e' or typreceive in ('textrecv'::regproc, 'varcharrecv'::regproc, "
           "'bpcharrecv'::regproc, 'namerecv'::regproc, 'xml_recv'::regproc), (select e.oid from "
           "pg_catalog.pg_type e where e.oid = t.typelem and t.typcategory = 'A' and e.typtype = "
           "'e') from held join pg_catalog.pg_type t on oid = type where typtype <> 'd'";
}

unsigned number_in(std::string_view text) {
    unsigned number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

sql_type type_of(unsigned number, bool is_text) {
    if (is_text) return sql_type::text;
    if (number == oid_of_timestamp) return sql_type::timestamp;
    for (unsigned each = 0; each != static_cast<unsigned>(sql_type::unspecified); ++each)
        if (auto const type = static_cast<sql_type>(each);
            number != 0 && (type_number(type) == number || array_number(type) == number))
            return type_number(type) == number ? type : array_of(type);
    return sql_type::unspecified;
}

bool is_whole(sql_type type) {
    return type == sql_type::smallint || type == sql_type::integer || type == sql_type::bigint;
}
bool is_fraction(sql_type type) {
    return type == sql_type::real || type == sql_type::double_precision ||
           type == sql_type::numeric;
}
bool is_json(sql_type type) { return type == sql_type::json || type == sql_type::jsonb; }

/// Whether values of one type can be sent as of another, as an insert could.
bool fits(sql_type given, sql_type held) {
    if (given == held) return given != sql_type::unspecified;
    if (given == sql_type::enumeration) return held == sql_type::text;
    if (is_whole(given)) return is_whole(held) || is_fraction(held);
    if (given == sql_type::real || given == sql_type::double_precision) return is_fraction(held);
    return is_json(given) && is_json(held);
}

std::int64_t number_of_rows(PGresult* result) {
    std::string_view const count = PQcmdTuples(result);
    std::int64_t           rows  = 0;
    std::from_chars(count.data(), count.data() + count.size(), rows);
    return rows;
}

/// Which of poll's `events` have happened to a socket; none when nothing has in time.
int events_of(int socket, short events, std::int64_t timeout) {
    pollfd waiting{socket, events, 0};
    int    found = 0;
    do found = poll(&waiting, 1, timeout == 0 ? -1 : static_cast<int>(timeout));
    while (found < 0 && errno == EINTR);
    if (found < 0) return events;  // what follows will say why
    return (waiting.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0 ? events : waiting.revents;
}

[[noreturn]] void raise_silent(connection_state& connection, std::string_view sql) {
    connection.broken     = true;
    connection.last_words = "the server has said nothing for " +
                            std::to_string(connection.answer_timeout.count()) + " ms";
    raise_lost(connection, sql);
}

/// What has to hold before a copy begins.
void check_free(connection_state& connection, std::string_view sql) {
    begin_work(connection, sql);
    send_prelude(connection);
    connection.interrupted = false;
    connection.started     = steady_clock::now();
}

}  // namespace

copy_state::copy_state(connection_state& connection, copy_target const& target)
    : owner_(connection), target_(target) {
    for (std::string_view const name : target.columns)
        columns_.push_back({.name = std::string(name)});
    bytes_.resize(enough + 4'096);
    next_ = bytes_.data();
    check_free(owner_, target.sql);
    alone_                 = PQtransactionStatus(owner_.db) == PQTRANS_IDLE;
    char const* const host = PQhost(owner_.db);
    bool const        near = host != nullptr && *host == '/';
    piece_                 = near ? piece_on_same_host : piece_over_network;
    begin();
}

copy_state::~copy_state() {
    if (running_) finish("the program has ended it");
}

/// The next result, where a copy that has begun is not ended by it.
result_handle copy_state::one_result() {
    if (!wait_for_result(owner_)) raise_lost(owner_, target_.sql);
    return result_handle(PQgetResult(owner_.db));
}

void copy_state::raise_first(result_handle error) {
    while (result_handle const rest = next_result(owner_)) {
    }
    raise(owner_, error.get(), target_.sql);
}

/// In one text and so in one transaction: the columns cannot change in between.
void copy_state::begin() {
    std::string text = question_for(target_.table_in_sql);
    (text += "; ") += target_.sql;
    if (PQsendQuery(owner_.db, text.c_str()) == 0) raise_unsent(owner_, target_.sql);
    result_handle columns = one_result();
    if (is_error(columns.get())) raise_first(std::move(columns));
    result_handle copying = columns == nullptr ? nullptr : one_result();
    if (copying == nullptr) raise_lost(owner_, target_.sql);
    if (is_error(copying.get())) raise_first(std::move(copying));
    running_       = true;
    owner_.copying = true;
    try {
        learn(columns.get());
        if (PQsetnonblocking(owner_.db, 1) != 0) raise_lost(owner_, target_.sql);
        make_room(file_header.size());
        next_ = std::copy(file_header.begin(), file_header.end(), next_);
    } catch (...) {
        finish("the columns are not those of the program");
        throw;
    }
}

void copy_state::learn(PGresult const* found) {
    for (int row = 0; row != PQntuples(found); ++row) {
        std::string_view const name  = PQgetvalue(found, row, 0);
        auto const             is_it = [&](column const& each) { return each.name == name; };
        auto const             at    = std::find_if(columns_.begin(), columns_.end(), is_it);
        if (at == columns_.end()) continue;
        at->held = PQgetvalue(found, row, 2);
        at->type = type_of(number_in(PQgetvalue(found, row, 1)), *PQgetvalue(found, row, 3) == 't');
        at->enum_of_array = number_in(PQgetvalue(found, row, 4));  // a null is empty
        if (at->enum_of_array != 0) at->type = array_of(sql_type::enumeration);
    }
}

/// The types of values are the same in all rows.
void copy_state::match(std::span<value const> values) {
    for (std::size_t at = 0; at != values.size(); ++at) {
        column& each = columns_[at];
        each.given   = values[at].type;
        if (fits(each.given, each.type)) continue;
        error_details details;
        details.sql     = target_.sql;
        details.table   = target_.table;
        details.columns = {each.name};
        std::string message(target_.table);
        ((message += '.') += each.name) += " is of the type ";
        throw schema_mismatch(
            (message += each.held) +=
            ", which its member cannot be copied to; has another program altered the table?",
            std::move(details));
    }
    matched_ = true;
}

void copy_state::refuse(std::size_t at, std::string_view why, bool is_too_big) {
    error_details details;
    details.sql     = target_.sql;
    details.table   = target_.table;
    details.columns = {columns_[at].name};
    details.row     = rows_;
    std::string message(target_.table);
    ((message += '.') += columns_[at].name) += " in row ";
    ((message += std::to_string(rows_)) += ' ') += why;
    if (is_too_big) throw too_big(message, std::move(details));
    throw encode_error(message, std::move(details));
}

/// Bytes behind the others, where there is room for so many.
template <class Number>
inline void copy_state::put(Number number) {
    save(next_, number);
    next_ += sizeof number;
}

/// Makes room for so many bytes.
inline void copy_state::make_room(std::size_t size) {
    if (static_cast<std::size_t>(bytes_.data() + bytes_.size() - next_) >= size) [[likely]]
        return;
    auto const used = static_cast<std::size_t>(next_ - bytes_.data());
    bytes_.resize(used + size + enough);
    next_ = bytes_.data() + used;
}

/// The frequent ones without a second look. The server looks itself for NUL characters in texts.
inline void copy_state::append(value const& given, column const& into) {
    sql_type const type = into.type;

    auto const number = [&](auto stored) {
        put(static_cast<std::int32_t>(sizeof stored));
        put(stored);
    };
    make_room(16);
    switch (given.kind) {
        case storage::null: return put(std::int32_t{-1});
        case storage::integer:
            if (type == sql_type::bigint) return number(given.integer);
            if (type == sql_type::integer && std::in_range<std::int32_t>(given.integer))
                return number(static_cast<std::int32_t>(given.integer));
            break;
        case storage::real:
            if (type == sql_type::double_precision) return number(given.real);
            break;
        case storage::timestamp: return number(given.integer - microseconds_to_epoch);
        case storage::text:
            if (type == sql_type::text) return append(given.bytes.data, given.bytes.size);
            break;
        case storage::blob: return append(given.bytes.data, given.bytes.size);
        default: break;
    }
    made_.clear();
    append_bytes(given.as(type), made_);
    // In front of the elements stands their type, whose number only the server knows.
    if (into.enum_of_array != 0) save(made_.data() + 8, into.enum_of_array);
    append(made_.data(), made_.size());
}

inline void copy_state::append(char const* data, std::size_t size) {
    if (size > largest_message)
        throw refusal{"has more than 1 GiB, which PostgreSQL does not take", true};
    make_room(size + 4);
    put(static_cast<std::int32_t>(size));
    if (size != 0) std::memcpy(next_, data, size);
    next_ += size;
}

/// Whether the next that the server says is that it takes no more. Over TLS nobody can tell.
bool copy_state::has_failed() const {
    char first = 0;
    return PQsslInUse(owner_.db) == 0 &&
           recv(PQsocket(owner_.db), &first, 1, MSG_PEEK | MSG_DONTWAIT) == 1 && first == 'E';
}

/// Sends what there is, a piece at a time: libpq reads where it cannot write on, and an error that
/// it has read is not shown before the end.
void copy_state::send() {
    PGconn* const db = owner_.db;
    for (char const* at = bytes_.data(); at != next_;) {
        int const events = events_of(PQsocket(db), POLLIN | POLLOUT, owner_.answer_timeout.count());
        if (events == 0) raise_silent(owner_, target_.sql);
        if ((events & POLLIN) != 0) {
            if (has_failed()) {
                answer const came = finish("the rest is not sent");
                if (came.error != nullptr) raise(owner_, came.error.get(), target_.sql);
                raise_lost(owner_, target_.sql);
            }
            if (PQconsumeInput(db) == 0) raise_lost(owner_, target_.sql);
        }
        if ((events & POLLOUT) == 0) continue;
        int left = PQflush(db);
        if (left == 0) {
            auto const size = std::min(piece_, next_ - at);
            if (PQputCopyData(db, at, static_cast<int>(size)) != 1) raise_lost(owner_, target_.sql);
            at += size;
            left = PQflush(db);
        }
        if (left < 0) raise_lost(owner_, target_.sql);
    }
    next_ = bytes_.data();
}

/// Ends the copy, in failure where there is a reason, and takes in what the server says to it.
copy_state::answer copy_state::finish(char const* why) noexcept {
    running_       = false;
    owner_.copying = false;
    answer came;
    if (!owner_.usable()) return came;
    PQsetnonblocking(owner_.db, 0);
    if (PQputCopyEnd(owner_.db, why) != 1) {
        owner_.broken = true;
        return came;
    }
    while (result_handle next = next_result(owner_)) {
        result_handle& place = is_error(next.get()) ? came.error : came.said;
        if (place == nullptr) place = std::move(next);
    }
    return came;
}

void copy_state::add(std::span<value const> values) {
    ++rows_;
    if (!matched_) match(values);
    make_room(2);
    put(static_cast<std::int16_t>(values.size()));
    std::size_t at = 0;
    try {
        for (; at != values.size(); ++at) append(values[at], columns_[at]);
    } catch (refusal const& refused) {
        refuse(at, refused.why, refused.too_big);
    }
    if (static_cast<std::size_t>(next_ - bytes_.data()) >= enough) send();
}

std::int64_t copy_state::end() {
    make_room(2);
    put(std::int16_t{-1});
    send();
    answer const came = finish(nullptr);
    if (came.error != nullptr && owner_.usable()) raise(owner_, came.error.get(), target_.sql);
    if (came.said != nullptr && owner_.usable()) return number_of_rows(came.said.get());
    if (!alone_) raise_lost(owner_, target_.sql);
    owner_.broken = true;
    error_details details;
    details.sql         = target_.sql;
    details.sqlstate    = owner_.last_sqlstate;
    std::string message = "the connection to " + owner_.server +
                          " broke at the end of a copy, so that nobody knows whether it took place";
    if (!owner_.last_words.empty()) (message += ": ") += owner_.last_words;
    throw in_doubt(message, std::move(details));
}

void connection::begin_copy_in(copy_target const& target) {
    refuse_while_copying(*state_);
    state_->copy = new copy_state(*state_, target);
}

void connection::copy_row(std::span<value const> values) {
    if (state_->copy == nullptr) throw misuse("copy_row() without begin_copy_in()");
    state_->copy->add(values);
}

std::int64_t connection::end_copy_in() {
    if (state_->copy == nullptr) throw misuse("end_copy_in() without begin_copy_in()");
    std::unique_ptr<copy_state> const ending(std::exchange(state_->copy, nullptr));
    return ending->end();
}

void connection::abort_copy_in() noexcept { destroy(std::exchange(state_->copy, nullptr)); }

void destroy(copy_state* copy) noexcept { delete copy; }

namespace {

constexpr std::string_view words_of(copy_format format) {
    switch (format) {
        case copy_format::csv: return ") to stdout (format csv, header true)";
        case copy_format::csv_without_names: return ") to stdout (format csv)";
        case copy_format::text: return ") to stdout";
        case copy_format::binary: return ") to stdout (format binary)";
    }
    return ")";
}

struct free_row {
    void operator()(char* row) const noexcept { PQfreemem(row); }
};

/// Waits for the next row; none at the end and after an error.
std::unique_ptr<char, free_row> next_row(connection_state& connection, int& size,
                                         std::string_view sql) {
    PGconn* const db = connection.db;
    char*         row{};
    while ((size = PQgetCopyData(db, &row, 1)) == 0) {
        if (events_of(PQsocket(db), POLLIN, connection.answer_timeout.count()) == 0)
            raise_silent(connection, sql);
        if (PQconsumeInput(db) == 0) return nullptr;
    }
    return std::unique_ptr<char, free_row>(size > 0 ? row : nullptr);
}

}  // namespace

std::int64_t connection::copy_out(std::string_view sql, byte_sink sink, copy_format format) {
    connection_state& owner = *state_;
    std::string       text  = "copy (";
    (text += sql) += words_of(format);
    check_free(owner, text);
    bool const in_block = PQtransactionStatus(owner.db) != PQTRANS_IDLE;
    if (PQsendQuery(owner.db, text.c_str()) == 0) raise_unsent(owner, text);
    if (!wait_for_result(owner)) raise_lost(owner, text);
    result_handle said(PQgetResult(owner.db));
    if (said == nullptr) raise_lost(owner, text);
    result_handle error;
    if (is_error(said.get())) {
        error = std::move(said);
    } else {
        owner.copying = true;
        try {
            int size = 0;
            while (auto const row = next_row(owner, size, text))
                sink.take(sink.context, {row.get(), static_cast<std::size_t>(size)});
        } catch (...) {
            owner.copying = false;
            // In a transaction the cancelled copy would make all that follows fail.
            if (!in_block) ask_to_stop(owner);
            while (next_result(owner) != nullptr) {
            }
            throw;
        }
        owner.copying = false;
    }
    while (result_handle next = next_result(owner))
        (is_error(next.get()) ? error : said) = std::move(next);
    if (error != nullptr) raise(owner, error.get(), text);
    if (!owner.usable()) raise_lost(owner, text);
    return number_of_rows(said.get());
}

}  // namespace orm::postgres
