// SPDX-License-Identifier: BSL-1.0
#include <cfloat>
#include <cmath>
#include <cstddef>
#include <limits>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <sqlite3.h>

#include <orm/backend/error.hpp>
#include <orm/backend/sqlite/statement.hpp>
#include <orm/type/iso8601.hpp>

namespace orm::sqlite {

namespace {

/// One column of the current row on its way into a member.
///
/// A cell is fetched once with sqlite3_column_value, and the sqlite3_value_* functions do the rest:
/// each sqlite3_column_* would look the cell up again. Such a value is called unprotected, since
/// the functions do not lock; nobody else uses the connection meanwhile, so they need not.
struct cell {
    sqlite3_stmt*  statement;
    int            column;
    std::int64_t   row;
    field const&   target;
    sqlite3_value* held;
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

/// By `member_type`.
constexpr std::string_view wanted_names[] = {
    "boolean (0 or 1)",
    "int8 (-128 to 127)",
    "int16 (-32768 to 32767)",
    "int32",
    "int64",
    "uint8 (0 to 255)",
    "uint16 (0 to 65535)",
    "uint32",
    "uint64",
    "float32",
    "float64",
    "text",
    "blob",
};

/// By `storage`.
constexpr std::string_view stored_names[] = {
    "anything",           "boolean (0 or 1)",   "integer",
    "real",               "text",               "blob",
    "date (YYYY-MM-DD)",  "time (HH:MM:SS)",    "timestamp (YYYY-MM-DD HH:MM:SS)",
    "interval (ISO 8601)",
};

std::string_view wanted_name(field const& target) {
    return target.type == member_type::converted
               ? stored_names[static_cast<std::size_t>(target.stored)]
               : wanted_names[static_cast<std::size_t>(target.type)];
}

std::string_view column_name(cell const& from) {
    if (!from.target.column.empty()) return from.target.column;
    char const* name = sqlite3_column_name(from.statement, from.column);
    return name != nullptr ? name : "";
}

[[noreturn, gnu::noinline, gnu::cold]] void refuse(cell const& from, std::string_view held) {
    throw decode_error(from.target.table, column_name(from), from.row, held,
                       wanted_name(from.target), sqlite3_sql(from.statement));
}

/// The right type, but not the right value.
[[noreturn, gnu::noinline, gnu::cold]] void refuse_value(cell const& from) {
    std::string held = "another ";
    held += type_name(sqlite3_value_type(from.held));
    refuse(from, held);
}

inline void expect(cell const& from, int type, int wanted) {
    if (type != wanted) [[unlikely]]
        refuse(from, type_name(type));
}

template <class Member>
inline void store(field const& target, void* member, Member number) {
    if (target.nullable) {
        *static_cast<std::optional<Member>*>(member) = number;
    } else {
        *static_cast<Member*>(member) = number;
    }
}

template <class Member>
inline void read_integer(cell const& from, int type, void* member) {
    expect(from, type, SQLITE_INTEGER);
    std::int64_t const number = sqlite3_value_int64(from.held);
    if (!std::in_range<Member>(number)) [[unlikely]]
        refuse_value(from);
    store(from.target, member, static_cast<Member>(number));
}

inline void read_boolean(cell const& from, int type, void* member) {
    expect(from, type, SQLITE_INTEGER);
    std::int64_t const number = sqlite3_value_int64(from.held);
    if ((number & ~std::int64_t{1}) != 0) [[unlikely]]
        refuse_value(from);
    store(from.target, member, number != 0);
}

/// A column without REAL affinity, an expression for instance, may hold a whole number as an
/// integer. It is taken where the member holds it exactly.
template <class Member>
inline double real_of(cell const& from, int type) {
    if (type == SQLITE_FLOAT) [[likely]]
        return sqlite3_value_double(from.held);
    expect(from, type, SQLITE_INTEGER);
    constexpr std::int64_t exact  = std::int64_t{1} << std::numeric_limits<Member>::digits;
    std::int64_t const     number = sqlite3_value_int64(from.held);
    if (number < -exact || number > exact) [[unlikely]]
        refuse_value(from);
    return static_cast<double>(number);
}

inline void read_float32(cell const& from, int type, void* member) {
    double const number = real_of<float>(from, type);
    if (std::isfinite(number) && std::fabs(number) > static_cast<double>(FLT_MAX)) [[unlikely]]
        refuse_value(from);
    store(from.target, member, static_cast<float>(number));
}

inline std::string_view text_of(cell const& from) {
    auto const* text = reinterpret_cast<char const*>(sqlite3_value_text(from.held));
    // Only when the engine has no memory left to make UTF-8 of UTF-16.
    if (text == nullptr) [[unlikely]]
        throw std::bad_alloc();
    return {text, static_cast<std::size_t>(sqlite3_value_bytes(from.held))};
}

inline std::span<std::byte const> blob_of(cell const& from) {
    // This order, as the first call may expand the blob. An empty one has no address.
    auto const*       bytes = static_cast<std::byte const*>(sqlite3_value_blob(from.held));
    std::size_t const size  = static_cast<std::size_t>(sqlite3_value_bytes(from.held));
    if (bytes == nullptr && size != 0) [[unlikely]]
        throw std::bad_alloc();
    return {bytes, size};
}

/// Into what is there already, whose memory is then used again.
inline void read_text(cell const& from, int type, void* member) {
    expect(from, type, SQLITE_TEXT);
    std::string_view const text = text_of(from);
    if (!from.target.nullable) {
        static_cast<std::string*>(member)->assign(text);
        return;
    }
    auto& optional = *static_cast<std::optional<std::string>*>(member);
    if (optional) {
        optional->assign(text);
    } else {
        optional.emplace(text);
    }
}

inline void read_blob(cell const& from, int type, void* member) {
    expect(from, type, SQLITE_BLOB);
    auto const bytes = blob_of(from);
    if (!from.target.nullable) {
        static_cast<std::vector<std::byte>*>(member)->assign(bytes.begin(), bytes.end());
        return;
    }
    auto& optional = *static_cast<std::optional<std::vector<std::byte>>*>(member);
    if (optional) {
        optional->assign(bytes.begin(), bytes.end());
    } else {
        optional.emplace(bytes.begin(), bytes.end());
    }
}

using parse_function = bool (*)(std::string_view, std::int64_t&);

value parsed(cell const& from, int type, storage kind, parse_function parse) {
    expect(from, type, SQLITE_TEXT);
    std::int64_t number = 0;
    if (!parse(text_of(from), number)) refuse_value(from);
    return value::of_integer(number, kind);
}

/// `storage::null`: the member takes whatever the column holds.
value as_held(cell const& from, int type) {
    switch (type) {
        case SQLITE_INTEGER: return value::of_integer(sqlite3_value_int64(from.held));
        case SQLITE_FLOAT: return value::of_real(sqlite3_value_double(from.held));
        case SQLITE_TEXT: return value::of_text(text_of(from));
        default: {
            auto const bytes = blob_of(from);
            return value::of_blob(bytes.data(), bytes.size());
        }
    }
}

value stored_value(cell const& from, int type) {
    switch (from.target.stored) {
        case storage::null: break;
        case storage::boolean: {
            expect(from, type, SQLITE_INTEGER);
            std::int64_t const number = sqlite3_value_int64(from.held);
            if (number != 0 && number != 1) refuse_value(from);
            return value::of_integer(number, storage::boolean);
        }
        case storage::integer: expect(from, type, SQLITE_INTEGER); break;
        case storage::real: return value::of_real(real_of<double>(from, type));
        case storage::text: expect(from, type, SQLITE_TEXT); break;
        case storage::blob: expect(from, type, SQLITE_BLOB); break;
        case storage::date: return parsed(from, type, storage::date, iso8601::parse_date);
        case storage::time: return parsed(from, type, storage::time, iso8601::parse_time);
        case storage::timestamp:
            return parsed(from, type, storage::timestamp, iso8601::parse_timestamp);
        case storage::interval:
            return parsed(from, type, storage::interval, iso8601::parse_interval);
    }
    return as_held(from, type);
}

[[gnu::noinline]] void read_converted(cell const& from, int type, void* member) {
    value const stored = type == SQLITE_NULL ? value::of_null() : stored_value(from, type);
    try {
        from.target.assign(member, stored);
    } catch (conversion_error const& refusal) {
        throw decode_error(from.target.table, column_name(from), from.row, type_name(type), refusal,
                           sqlite3_sql(from.statement));
    }
}

template <class Member>
inline void reset(void* member) {
    static_cast<std::optional<Member>*>(member)->reset();
}

[[gnu::noinline]] void read_null(cell const& from, void* member) {
    if (!from.target.nullable) refuse(from, "null");
    switch (from.target.type) {
        case member_type::boolean: return reset<bool>(member);
        case member_type::int8: return reset<std::int8_t>(member);
        case member_type::int16: return reset<std::int16_t>(member);
        case member_type::int32: return reset<std::int32_t>(member);
        case member_type::int64: return reset<std::int64_t>(member);
        case member_type::uint8: return reset<std::uint8_t>(member);
        case member_type::uint16: return reset<std::uint16_t>(member);
        case member_type::uint32: return reset<std::uint32_t>(member);
        case member_type::uint64: return reset<std::uint64_t>(member);
        case member_type::float32: return reset<float>(member);
        case member_type::float64: return reset<double>(member);
        case member_type::text: return reset<std::string>(member);
        case member_type::blob: return reset<std::vector<std::byte>>(member);
        case member_type::converted: return read_converted(from, SQLITE_NULL, member);
    }
}

inline void read_cell(cell const& from, void* member) {
    int const type = sqlite3_value_type(from.held);
    if (type == SQLITE_NULL) return read_null(from, member);
    switch (from.target.type) {
        case member_type::boolean: return read_boolean(from, type, member);
        case member_type::int8: return read_integer<std::int8_t>(from, type, member);
        case member_type::int16: return read_integer<std::int16_t>(from, type, member);
        case member_type::int32: return read_integer<std::int32_t>(from, type, member);
        case member_type::int64: return read_integer<std::int64_t>(from, type, member);
        case member_type::uint8: return read_integer<std::uint8_t>(from, type, member);
        case member_type::uint16: return read_integer<std::uint16_t>(from, type, member);
        case member_type::uint32: return read_integer<std::uint32_t>(from, type, member);
        case member_type::uint64: return read_integer<std::uint64_t>(from, type, member);
        case member_type::float32: return read_float32(from, type, member);
        case member_type::float64:
            return store(from.target, member, real_of<double>(from, type));
        case member_type::text: return read_text(from, type, member);
        case member_type::blob: return read_blob(from, type, member);
        case member_type::converted: return read_converted(from, type, member);
    }
}

void read_cells(sqlite3_stmt* statement, std::int64_t row, std::span<field const> fields,
                int column, char* base) {
    for (field const& target : fields) {
        cell const from{statement, column, row, target, sqlite3_column_value(statement, column)};
        read_cell(from, base + target.offset);
        ++column;
    }
}

}  // namespace

void statement::read(row_layout const& layout, void* row) {
    if (phase_ != phase::reading) check_layout(layout);
    char* const base = static_cast<char*>(row);
    if (layout.parts.empty()) return read_cells(handle_, row_, layout.fields, 0, base);

    int column = 0;
    for (row_part const& part : layout.parts) {
        auto const fields = layout.fields.subspan(static_cast<std::size_t>(column), part.fields);
        read_part(part, fields, column, base + part.offset);
        column += static_cast<int>(part.fields);
    }
}

void statement::read_part(row_part const& part, std::span<field const> fields, int column,
                          char* place) {
    if (part.emplace != nullptr) {
        int const end = column + static_cast<int>(fields.size());
        int       first_value = column;
        while (first_value < end &&
               sqlite3_value_type(sqlite3_column_value(handle_, first_value)) == SQLITE_NULL)
            ++first_value;
        if (first_value == end) return;  // the outer join found nothing
        place = static_cast<char*>(part.emplace(place));
    }
    read_cells(handle_, row_, fields, column, place);
}

/// Once for each execution: the engine compiles a statement again, in silence, when another
/// connection has altered a table, and then the result may have other columns.
void statement::check_layout(row_layout const& layout) {
    auto const details = [&] { return error_details{.sql = std::string(sql())}; };
    if (phase_ != phase::started || row_ == 0)
        throw misuse("read() without a row; call next() first, and only while it answers true",
                     details());
    std::size_t const held = static_cast<std::size_t>(sqlite3_column_count(handle_));
    if (held != layout.fields.size())
        throw schema_mismatch("the result has " + std::to_string(held) + " columns where " +
                                  std::to_string(layout.fields.size()) +
                                  " are wanted; has another program altered the table?",
                              details());
    phase_ = phase::reading;
}

}  // namespace orm::sqlite
