// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/sqlite/statement.hpp>

#include <cmath>
#include <string>
#include <utility>

#include <sqlite3.h>

#include <orm/backend/error.hpp>
#include <orm/type/iso8601.hpp>
#include <orm/type/list_text.hpp>

#include "../place_of_value.hpp"
#include "connection_state.hpp"
#include "execute.hpp"
#include "failure.hpp"
#include "read_cells.hpp"
#include "sql_text.hpp"

namespace orm::sqlite {

namespace {

[[noreturn, gnu::cold]] void refuse(sqlite3_stmt* handle, int parameter, value const& given,
                                    std::string_view why) {
    constexpr std::string_view prefix = "orm: ";
    if (why.starts_with(prefix)) why.remove_prefix(prefix.size());
    error_details details;
    details.sql = sqlite3_sql(handle);
    std::string message =
        place_of_value(given, static_cast<std::size_t>(parameter), details).append(": ");
    throw encode_error(message.append(why), std::move(details));
}

using format_function = std::string_view (*)(std::int64_t, char*);

[[gnu::noinline]] int bind_formatted(sqlite3_stmt* handle, int parameter, value const& given,
                                     format_function format) {
    char             buffer[iso8601::buffer_size];
    std::string_view text;
    try {
        text = format(given.integer, buffer);
    } catch (conversion_error const& refusal) {
        refuse(handle, parameter, given, refusal.what());
    }
    // The buffer is gone after the call, so the engine copies it.
    return sqlite3_bind_text64(handle, parameter, text.data(), text.size(), SQLITE_TRANSIENT,
                               SQLITE_UTF8);
}

[[gnu::noinline]] int bind_list(sqlite3_stmt* handle, int parameter, value const& given) {
    list_text text;
    try {
        for (std::size_t at = 0; at != given.elements.size; ++at) text.add(given.elements.data[at]);
    } catch (conversion_error const& refusal) {
        refuse(handle, parameter, given, refusal.what());
    }
    std::string_view const made = text.finish();
    return sqlite3_bind_text64(handle, parameter, made.data(), made.size(), SQLITE_TRANSIENT,
                               SQLITE_UTF8);
}

int bind_real(sqlite3_stmt* handle, int parameter, value const& given) {
    // The engine would store null.
    if (std::isnan(given.real)) [[unlikely]]
        refuse(handle, parameter, given, "NaN, which SQLite cannot store; bind null instead");
    return sqlite3_bind_double(handle, parameter, given.real);
}

/// A null pointer would bind null instead of an empty text or blob.
inline char const* bytes_of(value const& given) {
    if (given.bytes.data == nullptr) [[unlikely]]
        return "";
    return given.bytes.data;
}

inline int bind(sqlite3_stmt* handle, int parameter, value const& given) {
    // Most are of these kinds, for which two comparisons are less than a jump through a table.
    if (given.kind == storage::integer) return sqlite3_bind_int64(handle, parameter, given.integer);
    if (given.kind == storage::text)
        return sqlite3_bind_text64(handle, parameter, bytes_of(given), given.bytes.size,
                                   SQLITE_STATIC, SQLITE_UTF8);
    switch (given.kind) {
        case storage::null: return sqlite3_bind_null(handle, parameter);
        case storage::integer:
        case storage::text: break;
        case storage::boolean: return sqlite3_bind_int64(handle, parameter, given.integer);
        case storage::real: return bind_real(handle, parameter, given);
        case storage::blob:
            return sqlite3_bind_blob64(handle, parameter, bytes_of(given), given.bytes.size,
                                       SQLITE_STATIC);
        case storage::date: return bind_formatted(handle, parameter, given, iso8601::format_date);
        case storage::time: return bind_formatted(handle, parameter, given, iso8601::format_time);
        case storage::timestamp:
            return bind_formatted(handle, parameter, given, iso8601::format_timestamp);
        case storage::interval:
            return bind_formatted(handle, parameter, given, iso8601::format_interval);
        case storage::list: return bind_list(handle, parameter, given);
    }
    __builtin_unreachable();  // spares the jump above its range check
}

}  // namespace

statement::statement(connection_state& connection, sqlite3_stmt* handle) noexcept
    : connection_(&connection),
      handle_(handle),
      parameters_(sqlite3_bind_parameter_count(handle)),
      phase_(phase::idle),
      writes_(sqlite3_stmt_readonly(handle) == 0),
      counts_(writes_ && counts_rows(sqlite3_sql(handle))) {}

statement::~statement() { sqlite3_finalize(handle_); }

void statement::swap(statement& other) noexcept {
    std::swap(connection_, other.connection_);
    std::swap(handle_, other.handle_);
    std::swap(row_, other.row_);
    std::swap(affected_, other.affected_);
    std::swap(parameters_, other.parameters_);
    std::swap(phase_, other.phase_);
    std::swap(writes_, other.writes_);
    std::swap(counts_, other.counts_);
}

/// `start` and `run` are the same so far.
[[gnu::always_inline]] inline sqlite3_stmt* statement::bind_all(std::span<value const> values) {
    if (phase_ != phase::idle || values.size() != static_cast<std::size_t>(parameters_) ||
        connection_->refuses(writes_)) [[unlikely]]
        check_start(values.size());
    sqlite3_stmt* const handle    = handle_;  // which the calls below leave as it is
    int                 parameter = 0;
    for (value const& given : values)
        if (int const code = bind(handle, ++parameter, given); code != SQLITE_OK) [[unlikely]]
            fail(code);
    return handle;
}

void statement::start(std::span<value const> values, fetching) {
    bind_all(values);
    row_      = 0;
    affected_ = 0;
    phase_    = phase::started;
}

std::int64_t statement::run(std::span<value const> values) {
    sqlite3_stmt* const handle = bind_all(values);
    phase_                     = phase::done;  // whatever comes: it is run here or not at all
    int code;
    do code = sqlite3_step(handle);
    while (code == SQLITE_ROW);
    if (code != SQLITE_DONE) [[unlikely]]
        fail(code);
    affected_ = 0;
    if (counts_) [[likely]]
        affected_ = sqlite3_changes64(connection_->db);
    sqlite3_reset(handle);
    phase_ = phase::idle;
    return affected_;
}

bool statement::first(std::span<value const> values, row_layout const& layout, void* row) {
    sqlite3_stmt* const handle = bind_all(values);
    affected_                  = 0;
    phase_                     = phase::done;
    if (int const code = sqlite3_step(handle); code != SQLITE_ROW) [[unlikely]] {
        if (code != SQLITE_DONE) fail(code);
        if (counts_) affected_ = sqlite3_changes64(connection_->db);
        return false;
    }
    row_ = 1;
    if (layout.check == column_check::made && layout.parts.empty() &&
        layout.fields.size() == static_cast<std::size_t>(sqlite3_column_count(handle))) [[likely]] {
        read_cells(handle, 1, layout.fields, 0, static_cast<char*>(row));
    } else {
        phase_ = phase::started;
        read(layout, row);
    }
    sqlite3_reset(handle);
    phase_ = phase::idle;
    return true;
}

/// What is seldom wrong, kept out of the way of `start`.
void statement::check_start(std::size_t values) const {
    auto const details = [&] { return error_details{.sql = std::string(sql())}; };
    if (handle_ == nullptr) throw misuse("start() of a statement that was never prepared");
    if (phase_ != phase::idle)
        throw misuse("start() of a statement that is still running; call finish() first",
                     details());
    if (values != static_cast<std::size_t>(parameters_))
        throw misuse("start() with " + std::to_string(values) + " values for " +
                         std::to_string(parameters_) + " parameters",
                     details());
    check_transaction(*connection_, sql(), writes_);
}

bool statement::next() {
    // The engine would run a finished statement again.
    if (phase_ != phase::started && phase_ != phase::reading) [[unlikely]]
        return false;
    int const code = sqlite3_step(handle_);
    if (code == SQLITE_ROW) [[likely]] {
        ++row_;
        return true;
    }
    end_steps(code);
    return false;
}

void statement::end_steps(int code) {
    phase_ = phase::done;
    if (code != SQLITE_DONE) [[unlikely]]
        fail(code);
    if (counts_) affected_ = sqlite3_changes64(connection_->db);
}

void statement::finish() noexcept {
    if (phase_ == phase::idle || handle_ == nullptr) return;
    // The result repeats the error that `next` has thrown.
    sqlite3_reset(handle_);
    phase_ = phase::idle;
}

int statement::columns() const noexcept { return sqlite3_column_count(handle_); }

std::string_view statement::column_name(int column) const noexcept {
    char const* name = sqlite3_column_name(handle_, column);
    return name != nullptr ? name : "";
}

std::string_view statement::sql() const noexcept {
    char const* text = sqlite3_sql(handle_);
    return text != nullptr ? text : "";
}

void statement::fail(int code) const { raise_run(*connection_, code, sql()); }

}  // namespace orm::sqlite
