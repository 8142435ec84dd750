// SPDX-License-Identifier: BSL-1.0
#include <cfloat>
#include <cmath>
#include <cstddef>
#include <new>
#include <string>
#include <utility>

#include <sqlite3.h>

#include <orm/backend/error.hpp>
#include <orm/backend/sqlite/statement.hpp>
#include <orm/type/iso8601.hpp>
#include <orm/type/list_text.hpp>

#include "../columns.hpp"
#include "../member.hpp"
#include "read_cells.hpp"

namespace orm::sqlite {

namespace {

/// Where a cell came from, for what goes wrong. It is built once for a row, so that the way of a
/// right value touches nothing but the cell and the member.
struct current_row {
    sqlite3_stmt* statement;
    std::int64_t  number;
};

constexpr std::string_view type_name(int type) {
    switch (type) {
        case SQLITE_INTEGER: return "integer";
        case SQLITE_FLOAT: return "real";
        case SQLITE_TEXT: return "text";
        case SQLITE_BLOB: return "blob";
        default: return "null";
    }
}

/// By `storage`.
constexpr std::string_view stored_names[] = {
    "anything",
    "boolean (0 or 1)",
    "integer",
    "real",
    "text",
    "blob",
    "date (YYYY-MM-DD)",
    "time (HH:MM:SS)",
    "timestamp (YYYY-MM-DD HH:MM:SS)",
    "interval (ISO 8601)",
    "a list",
};

std::string_view wanted_name(field const& target) {
    switch (target.type) {
        case member_type::converted: return stored_names[static_cast<std::size_t>(target.stored)];
        case member_type::boolean: return stored_names[static_cast<std::size_t>(storage::boolean)];
        default: return member_type_names[static_cast<std::size_t>(target.type)];
    }
}

std::string_view column_name(current_row const& row, int column, field const& target) {
    if (!target.column.empty()) return target.column;
    char const* name = sqlite3_column_name(row.statement, column);
    return name != nullptr ? name : "";
}

[[noreturn]] void refuse(current_row const& row, int column, field const& target,
                         std::string_view held) {
    throw decode_error(target.table, column_name(row, column, target), row.number, held,
                       wanted_name(target), sqlite3_sql(row.statement));
}

[[noreturn]] void refuse_type(current_row const& row, int column, field const& target, int type) {
    refuse(row, column, target, type_name(type));
}

/// The right type, but not the right value.
[[noreturn, gnu::noinline, gnu::cold]] void refuse_value(current_row const& row, int column,
                                                         field const& target, int type) {
    refuse(row, column, target, std::string("another ").append(type_name(type)));
}

inline std::string_view text_of(sqlite3_value* held) {
    auto const* text = reinterpret_cast<char const*>(sqlite3_value_text(held));
    // Only when the engine has no memory left to make UTF-8 of UTF-16.
    if (text == nullptr) [[unlikely]]
        throw std::bad_alloc();
    return {text, static_cast<std::size_t>(sqlite3_value_bytes(held))};
}

inline std::span<std::byte const> blob_of(sqlite3_value* held) {
    // This order, as the first call may expand the blob. An empty one has no address.
    auto const*       bytes = static_cast<std::byte const*>(sqlite3_value_blob(held));
    std::size_t const size  = static_cast<std::size_t>(sqlite3_value_bytes(held));
    if (bytes == nullptr && size != 0) [[unlikely]]
        throw std::bad_alloc();
    return {bytes, size};
}

using parse_function = bool (*)(std::string_view, std::int64_t&);

constexpr parse_function parser_of(storage kind) {
    switch (kind) {
        case storage::date: return iso8601::parse_date;
        case storage::time: return iso8601::parse_time;
        case storage::timestamp: return iso8601::parse_timestamp;
        default: return iso8601::parse_interval;
    }
}

value as_held(sqlite3_value* held, int type) {
    switch (type) {
        case SQLITE_INTEGER: return value::of_integer(sqlite3_value_int64(held));
        case SQLITE_FLOAT: return value::of_real(sqlite3_value_double(held));
        case SQLITE_TEXT: return value::of_text(text_of(held));
        case SQLITE_BLOB: {
            auto const bytes = blob_of(held);
            return value::of_blob(bytes.data(), bytes.size());
        }
        default: return value::of_null();
    }
}

value stored_value(current_row const& row, int column, field const& target, sqlite3_value* held,
                   int type) {
    value      result = as_held(held, type);
    auto const expect = [&](int wanted) {
        if (type != wanted) refuse_type(row, column, target, type);
    };
    switch (target.stored) {
        case storage::null: break;  // whatever the column holds
        case storage::boolean:
            expect(SQLITE_INTEGER);
            if (result.integer != 0 && result.integer != 1) refuse_value(row, column, target, type);
            result.kind = storage::boolean;
            break;
        case storage::integer: expect(SQLITE_INTEGER); break;
        case storage::real:
            if (type == SQLITE_FLOAT) break;
            expect(SQLITE_INTEGER);
            if (!holds_exactly<double>(result.integer)) refuse_value(row, column, target, type);
            result = value::of_real(static_cast<double>(result.integer));
            break;
        case storage::list:  // taken apart when it is assigned
        case storage::text: expect(SQLITE_TEXT); break;
        case storage::blob: expect(SQLITE_BLOB); break;
        case storage::date:
        case storage::time:
        case storage::timestamp:
        case storage::interval: {
            expect(SQLITE_TEXT);
            std::int64_t number = 0;
            if (!parser_of(target.stored)(result.text(), number))
                refuse_value(row, column, target, type);
            result = value::of_integer(number, target.stored);
            break;
        }
    }
    return result;
}

[[gnu::noinline]] void read_converted(current_row const& row, int column, field const& target,
                                      sqlite3_value* held, int type, void* member) {
    value stored;
    if (type != SQLITE_NULL) stored = stored_value(row, column, target, held, type);
    try {
        if (target.stored == storage::list && !stored.is_null()) {
            scratch temporaries;
            target.assign(member, list_from_text(stored.text(), target.element, temporaries));
            return;
        }
        target.assign(member, stored);
    } catch (conversion_error const& refusal) {
        throw decode_error(target.table, column_name(row, column, target), row.number,
                           type_name(type), refusal, sqlite3_sql(row.statement));
    }
}

/// What is not of the type that a column's values usually have: null, or an integer for a
/// floating-point member. A column without REAL affinity, an expression for instance, may hold a
/// whole number as an integer.
[[gnu::noinline]] void read_other(current_row const& row, int column, field const& target,
                                  sqlite3_value* held, int type, void* member) {
    if (type == SQLITE_NULL && target.nullable) return store_null(target, member);
    bool const to_float  = target.type == member_type::float32;
    bool const to_double = target.type == member_type::float64;
    if (type != SQLITE_INTEGER || !(to_float || to_double)) refuse_type(row, column, target, type);
    std::int64_t const number = sqlite3_value_int64(held);
    if (to_float ? !holds_exactly<float>(number) : !holds_exactly<double>(number))
        refuse_value(row, column, target, type);
    if (to_float) return store(target, member, static_cast<float>(number));
    store(target, member, static_cast<double>(number));
}

template <class Member>
[[gnu::always_inline]] inline void read_integer(current_row const& row, int column,
                                                field const& target, sqlite3_value* held, int type,
                                                void* member) {
    if (type != SQLITE_INTEGER) [[unlikely]]
        return read_other(row, column, target, held, type, member);
    std::int64_t const number = sqlite3_value_int64(held);
    if (!std::in_range<Member>(number)) [[unlikely]]
        refuse_value(row, column, target, type);
    store(target, member, static_cast<Member>(number));
}

/// Stores one cell.
///
/// It is fetched once, with sqlite3_column_value, and the sqlite3_value_* functions do the rest:
/// each sqlite3_column_* would look the cell up again. Such a value is called unprotected, since
/// the functions do not lock; nobody else uses the connection meanwhile, so they need not.
[[gnu::always_inline]] inline void read_cell(current_row const& row, int column,
                                             field const& target, char* base) {
    sqlite3_value* const held   = sqlite3_column_value(row.statement, column);
    int const            type   = sqlite3_value_type(held);
    void* const          member = base + target.offset;

    switch (target.type) {
        case member_type::boolean: {
            if (type != SQLITE_INTEGER) [[unlikely]]
                return read_other(row, column, target, held, type, member);
            std::int64_t const number = sqlite3_value_int64(held);
            if (number != 0 && number != 1) [[unlikely]]
                refuse_value(row, column, target, type);
            return store(target, member, number != 0);
        }
        case member_type::int8:
            return read_integer<std::int8_t>(row, column, target, held, type, member);
        case member_type::int16:
            return read_integer<std::int16_t>(row, column, target, held, type, member);
        case member_type::int32:
            return read_integer<std::int32_t>(row, column, target, held, type, member);
        case member_type::int64:
            return read_integer<std::int64_t>(row, column, target, held, type, member);
        case member_type::uint8:
            return read_integer<std::uint8_t>(row, column, target, held, type, member);
        case member_type::uint16:
            return read_integer<std::uint16_t>(row, column, target, held, type, member);
        case member_type::uint32:
            return read_integer<std::uint32_t>(row, column, target, held, type, member);
        case member_type::uint64:
            return read_integer<std::uint64_t>(row, column, target, held, type, member);
        case member_type::float32: {
            if (type != SQLITE_FLOAT) [[unlikely]]
                return read_other(row, column, target, held, type, member);
            double const number = sqlite3_value_double(held);
            if (std::isfinite(number) && std::fabs(number) > double{FLT_MAX}) [[unlikely]]
                refuse_value(row, column, target, type);
            return store(target, member, static_cast<float>(number));
        }
        case member_type::float64:
            if (type != SQLITE_FLOAT) [[unlikely]]
                return read_other(row, column, target, held, type, member);
            return store(target, member, sqlite3_value_double(held));
        case member_type::text:
            if (type != SQLITE_TEXT) [[unlikely]]
                return read_other(row, column, target, held, type, member);
            return store_text(target, member, text_of(held));
        case member_type::blob:
            if (type != SQLITE_BLOB) [[unlikely]]
                return read_other(row, column, target, held, type, member);
            return store_blob(target, member, blob_of(held));
        case member_type::converted:
            if (type == SQLITE_NULL && !target.nullable) [[unlikely]]
                refuse_type(row, column, target, type);
            return read_converted(row, column, target, held, type, member);
    }
    __builtin_unreachable();  // spares the jump above its range check
}

[[gnu::always_inline]] inline void read_row(current_row const& row, std::span<field const> fields,
                                            int column, char* base) {
    for (field const& target : fields) {
        read_cell(row, column, target, base);
        ++column;
    }
}

}  // namespace

void read_cells(sqlite3_stmt* statement, std::int64_t number, std::span<field const> fields,
                int column, char* base) {
    read_row({statement, number}, fields, column, base);
}

void statement::read(row_layout const& layout, void* row) {
    if (phase_ != phase::reading) {
        check_layout(layout);
        phase_ = phase::reading;
    }
    if (!layout.parts.empty()) return read_parts(layout, static_cast<char*>(row));
    read_cells(handle_, row_, layout.fields, 0, static_cast<char*>(row));
}

void statement::read_all(row_layout const& layout, void* rows, void* (*add)(void* rows),
                         std::int64_t& count) {
    if (!next()) return;
    char* row = static_cast<char*>(add(rows));
    read(layout, row);
    ++count;
    current_row current{handle_, 1};
    for (;;) {
        int const code = sqlite3_step(current.statement);
        if (code != SQLITE_ROW) [[unlikely]]
            return end_steps(code);
        row_ = ++current.number;
        row  = static_cast<char*>(add(rows));
        if (layout.parts.empty()) [[likely]]
            read_row(current, layout.fields, 0, row);
        else
            read_parts(layout, row);
        ++count;
    }
}

void statement::read_parts(row_layout const& layout, char* row) const {
    std::size_t column = 0;
    for (row_part const& part : layout.parts) {
        char* place = row + part.offset;
        if (part.emplace == nullptr || has_value(column, part.fields)) {
            if (part.emplace != nullptr) place = static_cast<char*>(part.emplace(place));
            read_cells(handle_, row_, layout.fields.subspan(column, part.fields),
                       static_cast<int>(column), place);
        }
        column += part.fields;
    }
}

/// Whether any of the columns is not null; none is where an outer join has found nothing.
bool statement::has_value(std::size_t column, std::size_t columns) const {
    for (std::size_t end = column + columns; column < end; ++column)
        if (sqlite3_column_type(handle_, static_cast<int>(column)) != SQLITE_NULL) return true;
    return false;
}

/// Once for each execution: the engine compiles a statement again, in silence, when another
/// connection has altered a table, and then the result may have other columns.
void statement::check_layout(row_layout const& layout) const {
    auto const columns = static_cast<std::size_t>(sqlite3_column_count(handle_));
    if (layout.check != column_check::made) check(layout);
    if (phase_ == phase::started && row_ > 0 && columns == layout.fields.size()) [[likely]]
        return;
    refuse_read(layout.fields.size());
}

void statement::check(row_layout const& layout) const {
    std::vector<std::string_view> names;
    for (int column = 0; column != columns(); ++column) names.push_back(column_name(column));
    check_columns(layout, names, sql());
}

void statement::refuse_read(std::size_t wanted) const {
    error_details details;
    details.sql = sql();
    if (phase_ != phase::started || row_ == 0)
        throw misuse("read() without a row; call next() first, and read only while it answers true",
                     details);
    throw schema_mismatch("the result has " + std::to_string(columns()) + " columns where " +
                              std::to_string(wanted) +
                              " are wanted; has another program altered the table?",
                          details);
}

}  // namespace orm::sqlite
