// SPDX-License-Identifier: BSL-1.0
#include <cfloat>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include <orm/backend/error.hpp>

#include "../columns.hpp"
#include "failure.hpp"
#include "numeric.hpp"
#include "statement_state.hpp"

namespace orm::postgres {

namespace {

/// Where a cell came from. It is built once for a row, so that the way of a right value touches
/// nothing but the cell and the member.
struct current_row {
    PGresult const*  result;
    int              index;
    std::int64_t     number;
    std::string_view sql;
    std::string&     buffer;
};

constexpr wire wire_of(unsigned type) {
    switch (type) {
        case oid_of_bool: return wire::boolean;
        case oid_of_int2: return wire::int2;
        case oid_of_int4: return wire::int4;
        case oid_of_int8: return wire::int8;
        case oid_of_float4: return wire::float4;
        case oid_of_float8: return wire::float8;
        case oid_of_char:
        case oid_of_name:
        case oid_of_text:
        case oid_of_json:
        case oid_of_xml:
        case oid_of_unknown:
        case oid_of_bpchar:
        case oid_of_varchar: return wire::text;
        case oid_of_jsonb: return wire::jsonb;
        case oid_of_bytea: return wire::bytea;
        case oid_of_date: return wire::date;
        case oid_of_time: return wire::time;
        case oid_of_timestamp:
        case oid_of_timestamptz: return wire::timestamp;
        case oid_of_interval: return wire::interval;
        case oid_of_uuid: return wire::uuid;
        case oid_of_numeric: return wire::numeric;
        default: return type < first_oid_of_others ? wire::other : wire::unknown;
    }
}

/// By `wire`.
constexpr std::string_view held_names[] = {
    "a type of the database's own",
    "a type that is not read",
    "boolean",
    "smallint",
    "integer",
    "bigint",
    "real",
    "double precision",
    "text",
    "jsonb",
    "bytea",
    "date",
    "time",
    "timestamp",
    "interval",
    "uuid",
    "numeric",
};

/// By `member_type`.
constexpr std::string_view wanted_names[] = {
    "boolean",
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
    "anything", "boolean", "integer",   "real",     "text",   "blob",
    "date",     "time",    "timestamp", "interval", "a list",
};

std::string_view wanted_name(field const& target) {
    return target.type == member_type::converted
               ? stored_names[static_cast<std::size_t>(target.stored)]
               : wanted_names[static_cast<std::size_t>(target.type)];
}

std::string_view column_name(current_row const& row, int column, field const& target) {
    if (!target.column.empty()) return target.column;
    char const* name = PQfname(row.result, column);
    return name != nullptr ? name : "";
}

[[noreturn, gnu::noinline, gnu::cold]] void refuse(current_row const& row, int column,
                                                   field const& target, std::string_view held) {
    throw decode_error(target.table, column_name(row, column, target), row.number, held,
                       wanted_name(target), row.sql);
}

std::string_view held_name(wire held) { return held_names[static_cast<std::size_t>(held)]; }

/// A cell that is not null.
struct cell {
    wire        held;
    char const* data;
    std::size_t size;

    std::string_view view() const { return {data, size}; }
};

[[noreturn, gnu::noinline, gnu::cold]] void refuse_type(current_row const& row, int column,
                                                        field const& target, cell const& from) {
    refuse(row, column, target, held_name(from.held));
}

/// The right type, but not the right value.
[[noreturn, gnu::noinline, gnu::cold]] void refuse_value(current_row const& row, int column,
                                                         field const& target, cell const& from) {
    refuse(row, column, target, std::string("another ").append(held_name(from.held)));
}

/// A number of the size that its type has, whatever a broken server sends.
template <class Number>
inline bool take(cell const& from, Number& number) {
    if (from.size != sizeof number) return false;
    number = load<Number>(from.data);
    return true;
}

template <class Narrow>
inline bool take_widened(cell const& from, std::int64_t& number) {
    Narrow narrow{};
    if (!take(from, narrow)) return false;
    number = narrow;
    return true;
}

/// Sums of integers are numeric.
[[gnu::noinline]] bool take_whole_numeric(current_row const& row, cell const& from,
                                          std::int64_t& number) {
    if (!numeric_to_text(from.view(), row.buffer)) return false;
    std::string& text = row.buffer;
    if (auto const point = text.find('.'); point != std::string::npos) {
        if (text.find_first_not_of('0', point + 1) != std::string::npos) return false;
        text.resize(point);
    }
    auto const parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    return parsed.ec == std::errc() && parsed.ptr == text.data() + text.size();
}

enum class taken : std::uint8_t { right, other_type, other_value };

inline taken take_integer(current_row const& row, cell const& from, std::int64_t& number) {
    bool right = false;
    switch (from.held) {
        case wire::int8: right = take(from, number); break;
        case wire::int4: right = take_widened<std::int32_t>(from, number); break;
        case wire::int2: right = take_widened<std::int16_t>(from, number); break;
        case wire::numeric: right = take_whole_numeric(row, from, number); break;
        default: return taken::other_type;
    }
    return right ? taken::right : taken::other_value;
}

/// Whole numbers are taken where the member holds them exactly.
template <class Member>
bool holds_exactly(std::int64_t number) {
    constexpr std::int64_t bound = std::int64_t{1} << std::numeric_limits<Member>::digits;
    return number >= -bound && number <= bound;
}

template <class Member>
[[gnu::noinline]] taken take_other_real(current_row const& row, cell const& from, double& number) {
    if (from.held == wire::numeric) {
        if (!numeric_to_text(from.view(), row.buffer)) return taken::other_value;
        std::string const& text = row.buffer;
        if (text == "NaN" || text.ends_with("Infinity")) {
            number = text == "NaN" ? std::numeric_limits<double>::quiet_NaN()
                                   : std::numeric_limits<double>::infinity();
            if (text.front() == '-') number = -number;
            return taken::right;
        }
        auto const parsed = std::from_chars(text.data(), text.data() + text.size(), number);
        return parsed.ec == std::errc() ? taken::right : taken::other_value;
    }
    std::int64_t whole = 0;
    taken const  how   = take_integer(row, from, whole);
    if (how != taken::right) return how;
    if (!holds_exactly<Member>(whole)) return taken::other_value;
    number = static_cast<double>(whole);
    return taken::right;
}

template <class Member>
inline taken take_real(current_row const& row, cell const& from, double& number) {
    if (from.held == wire::float8) return take(from, number) ? taken::right : taken::other_value;
    if (from.held == wire::float4) {
        float narrow{};
        if (!take(from, narrow)) return taken::other_value;
        number = double{narrow};
        return taken::right;
    }
    return take_other_real<Member>(row, from, number);
}

void uuid_to_text(std::string_view bytes, std::string& text) {
    constexpr std::string_view digits = "0123456789abcdef";
    text.clear();
    for (std::size_t at = 0; at != bytes.size(); ++at) {
        if (at == 4 || at == 6 || at == 8 || at == 10) text += '-';
        auto const byte = static_cast<unsigned char>(bytes[at]);
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
}

inline taken take_text(current_row const& row, cell const& from, std::string_view& text) {
    if (from.held == wire::text) [[likely]] {
        text = from.view();
        return taken::right;
    }
    switch (from.held) {
        case wire::jsonb:
            if (from.size == 0 || from.data[0] != 1) return taken::other_value;
            text = from.view().substr(1);
            return taken::right;
        case wire::uuid:
            if (from.size != 16) return taken::other_value;
            uuid_to_text(from.view(), row.buffer);
            break;
        case wire::numeric:
            if (!numeric_to_text(from.view(), row.buffer)) return taken::other_value;
            break;
        default: return taken::other_type;
    }
    text = row.buffer;
    return taken::right;
}

/// Days of an interval have 24 hours; months have no length.
bool take_interval(cell const& from, std::int64_t& microseconds) {
    if (from.size != 16 || load<std::int32_t>(from.data + 12) != 0) return false;
    constexpr std::int64_t day = 86'400'000'000;
    return !__builtin_add_overflow(load<std::int64_t>(from.data),
                                   day * load<std::int32_t>(from.data + 8), &microseconds);
}

/// Days or microseconds. The ends of the range are infinity, which no member holds.
bool take_moment(cell const& from, std::int64_t& number) {
    if (from.held == wire::date) {
        std::int32_t days{};
        if (!take(from, days) || days == std::numeric_limits<std::int32_t>::max() ||
            days == std::numeric_limits<std::int32_t>::min())
            return false;
        number = days + days_to_epoch;
        return true;
    }
    if (from.held == wire::interval) return take_interval(from, number);
    if (!take(from, number)) return false;
    if (from.held == wire::time) return true;
    return number != std::numeric_limits<std::int64_t>::max() &&
           number != std::numeric_limits<std::int64_t>::min() &&
           !__builtin_add_overflow(number, microseconds_to_epoch, &number);
}

constexpr storage kind_of(wire held) {
    switch (held) {
        case wire::boolean: return storage::boolean;
        case wire::int2:
        case wire::int4:
        case wire::int8: return storage::integer;
        case wire::float4:
        case wire::float8: return storage::real;
        case wire::bytea: return storage::blob;
        case wire::date: return storage::date;
        case wire::time: return storage::time;
        case wire::timestamp: return storage::timestamp;
        case wire::interval: return storage::interval;
        case wire::unknown:
        case wire::other: return storage::null;
        default: return storage::text;
    }
}

taken take_value(current_row const& row, storage wanted, cell const& from, value& stored) {
    stored             = value::of_null();
    storage const kind = wanted == storage::null ? kind_of(from.held) : wanted;
    taken         how  = taken::right;
    std::int64_t  number{};
    double        real{};
    switch (kind) {
        case storage::null:
        case storage::list: return taken::other_type;
        case storage::boolean:
            if (from.held != wire::boolean) return taken::other_type;
            if (from.size != 1) return taken::other_value;
            stored = value::of_integer(from.data[0] != 0 ? 1 : 0, kind);
            break;
        case storage::integer:
            how    = take_integer(row, from, number);
            stored = value::of_integer(number);
            break;
        case storage::real:
            how    = take_real<double>(row, from, real);
            stored = value::of_real(real);
            break;
        case storage::text: {
            std::string_view text;
            how    = take_text(row, from, text);
            stored = value::of_text(text);
            break;
        }
        case storage::blob:
            if (from.held != wire::bytea) return taken::other_type;
            stored = value::of_blob(from.data, from.size);
            break;
        default:
            if (kind_of(from.held) != kind) return taken::other_type;
            if (!take_moment(from, number)) return taken::other_value;
            stored = value::of_integer(number, kind);
    }
    return how;
}

[[gnu::noinline]] void read_converted(current_row const& row, int column, field const& target,
                                      cell const* from, void* member) {
    value stored;
    if (from != nullptr) {
        taken const how = take_value(row, target.stored, *from, stored);
        if (how == taken::other_type) refuse_type(row, column, target, *from);
        if (how == taken::other_value) refuse_value(row, column, target, *from);
    }
    try {
        target.assign(member, stored);
    } catch (conversion_error const& refusal) {
        throw decode_error(target.table, column_name(row, column, target), row.number,
                           from != nullptr ? held_name(from->held) : "null", refusal, row.sql);
    }
}

template <class Member>
void reset(void* member) {
    static_cast<std::optional<Member>*>(member)->reset();
}

[[gnu::noinline]] void read_null(current_row const& row, int column, field const& target,
                                 void* member) {
    if (!target.nullable) refuse(row, column, target, "null");
    switch (target.type) {
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
        case member_type::converted: return read_converted(row, column, target, nullptr, member);
    }
}

template <class Member>
inline void store(field const& target, void* member, Member number) {
    if (target.nullable) {
        *static_cast<std::optional<Member>*>(member) = number;
    } else {
        *static_cast<Member*>(member) = number;
    }
}

inline void store_text(field const& target, void* member, std::string_view text) {
    if (!target.nullable) {
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

inline void store_blob(field const& target, void* member, cell const& from) {
    auto const* const bytes = reinterpret_cast<std::byte const*>(from.data);
    if (!target.nullable)
        return static_cast<std::vector<std::byte>*>(member)->assign(bytes, bytes + from.size);
    auto& optional = *static_cast<std::optional<std::vector<std::byte>>*>(member);
    if (!optional) optional.emplace();
    optional->assign(bytes, bytes + from.size);
}

[[gnu::always_inline]] inline void read_cell(current_row const& row, int column, wire held,
                                             field const& target, char* base) {
    void* const member = base + target.offset;
    int const   length = PQgetlength(row.result, row.index, column);
    if (length == 0 && PQgetisnull(row.result, row.index, column) != 0) [[unlikely]]
        return read_null(row, column, target, member);
    cell const from{held, PQgetvalue(row.result, row.index, column),
                    static_cast<std::size_t>(length)};

    auto const require = [&](taken how) {
        if (how == taken::right) [[likely]]
            return;
        if (how == taken::other_type) refuse_type(row, column, target, from);
        refuse_value(row, column, target, from);
    };
    auto const integer = [&]<class Member>(Member) {
        std::int64_t number{};
        require(take_integer(row, from, number));
        if (!std::in_range<Member>(number)) [[unlikely]]
            refuse_value(row, column, target, from);
        store(target, member, static_cast<Member>(number));
    };

    switch (target.type) {
        case member_type::boolean:
            if (held != wire::boolean) [[unlikely]]
                refuse_type(row, column, target, from);
            if (from.size != 1) [[unlikely]]
                refuse_value(row, column, target, from);
            return store(target, member, from.data[0] != 0);
        case member_type::int8: return integer(std::int8_t{});
        case member_type::int16: return integer(std::int16_t{});
        case member_type::int32: return integer(std::int32_t{});
        case member_type::int64: return integer(std::int64_t{});
        case member_type::uint8: return integer(std::uint8_t{});
        case member_type::uint16: return integer(std::uint16_t{});
        case member_type::uint32: return integer(std::uint32_t{});
        case member_type::uint64: return integer(std::uint64_t{});
        case member_type::float32: {
            double number{};
            require(take_real<float>(row, from, number));
            if (std::isfinite(number) && std::fabs(number) > double{FLT_MAX}) [[unlikely]]
                refuse_value(row, column, target, from);
            return store(target, member, static_cast<float>(number));
        }
        case member_type::float64: {
            double number{};
            require(take_real<double>(row, from, number));
            return store(target, member, number);
        }
        case member_type::text: {
            std::string_view text;
            require(take_text(row, from, text));
            return store_text(target, member, text);
        }
        case member_type::blob:
            if (held != wire::bytea) [[unlikely]]
                refuse_type(row, column, target, from);
            return store_blob(target, member, from);
        case member_type::converted: return read_converted(row, column, target, &from, member);
    }
    __builtin_unreachable();
}

[[noreturn]] void refuse_read(statement_state const& state, std::size_t found, std::size_t wanted) {
    error_details details;
    details.sql = state.sql;
    if (state.index < 0 || state.index >= state.rows)
        throw misuse("read() without a row; call next() first, and read only while it answers true",
                     std::move(details));
    throw schema_mismatch("the result has " + std::to_string(found) + " columns where " +
                              std::to_string(wanted) +
                              " are wanted; has another program altered the table?",
                          std::move(details));
}

}  // namespace

void statement_state::read(row_layout const& layout, void* row_of_user) {
    if (at != phase::reading) check_layout(layout);
    if (!layout.parts.empty()) return read_parts(layout, static_cast<char*>(row_of_user));
    read_cells(layout.fields, 0, static_cast<char*>(row_of_user));
}

void statement_state::read_cells(std::span<field const> fields, std::size_t column, char* base) {
    current_row const current{result.get(), index, row, sql, buffer};
    for (field const& target : fields) {
        read_cell(current, static_cast<int>(column), columns[column], target, base);
        ++column;
    }
}

void statement_state::read_parts(row_layout const& layout, char* base) {
    std::size_t column = 0;
    auto const  absent = [&](std::size_t end) {
        for (std::size_t each = column; each != end; ++each)
            if (PQgetisnull(result.get(), index, static_cast<int>(each)) == 0) return false;
        return true;
    };
    for (row_part const& part : layout.parts) {
        char* place = base + part.offset;
        if (part.emplace == nullptr || !absent(column + part.fields)) {
            if (part.emplace != nullptr) place = static_cast<char*>(part.emplace(place));
            read_cells(layout.fields.subspan(column, part.fields), column, place);
        }
        column += part.fields;
    }
}

/// Once for each execution.
void statement_state::check_layout(row_layout const& layout) {
    auto const found = static_cast<std::size_t>(PQnfields(result.get()));
    if (layout.check != column_check::made) check_names(layout);
    if (at != phase::started || index < 0 || index >= rows || found != layout.fields.size())
        refuse_read(*this, found, layout.fields.size());
    bool same = column_types.size() == found;
    for (std::size_t column = 0; same && column != found; ++column)
        same = column_types[column] == PQftype(result.get(), static_cast<int>(column));
    if (!same) look_up_columns();
    at = phase::reading;
}

void statement_state::check_names(row_layout const& layout) const {
    std::vector<std::string_view> names;
    for (int column = 0; column < PQnfields(result.get()); ++column)
        names.emplace_back(PQfname(result.get(), column));
    check_columns(layout, names, sql);
}

void statement_state::look_up_columns() {
    auto const found = static_cast<std::size_t>(PQnfields(result.get()));
    column_types.clear();
    columns.assign(found, wire::other);
    for (std::size_t column = 0; column != found; ++column) {
        unsigned const type = PQftype(result.get(), static_cast<int>(column));
        columns[column]     = wire_of(type);
        if (columns[column] == wire::unknown) columns[column] = looked_up(type);
    }
    for (std::size_t column = 0; column != found; ++column)
        column_types.push_back(PQftype(result.get(), static_cast<int>(column)));
}

/// Of the types that a database makes itself, enums travel as text, as do those that say so.
wire statement_state::looked_up(unsigned type) {
    connection_state& owner = *connection;
    for (auto const& [known, held] : owner.types)
        if (known == type) return held;
    make_free(owner);
    std::string const question =
        "select typtype = 'e' or typsend in ('textsend'::regproc, 'varcharsend'::regproc, "
        "'bpcharsend'::regproc) from pg_catalog.pg_type where oid = " +
        std::to_string(type);
    bool text = false;
    if (owner.usable() && PQsendQuery(owner.db, question.c_str()) != 0)
        while (result_handle next = next_result(owner))
            text = text ||
                   (PQresultStatus(next.get()) == PGRES_TUPLES_OK && PQntuples(next.get()) == 1 &&
                    std::string_view(PQgetvalue(next.get(), 0, 0)) == "t");
    wire const held = text ? wire::text : wire::other;
    owner.types.emplace_back(type, held);
    return held;
}

}  // namespace orm::postgres
