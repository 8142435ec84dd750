// SPDX-License-Identifier: BSL-1.0
#include "cell.hpp"

#include <charconv>
#include <limits>

#include <orm/support/hex.hpp>

#include "../member.hpp"
#include "numeric.hpp"
#include "text_types.hpp"

namespace orm::postgres {

namespace {

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
    "a network address",
    "a range of integer",
    "a range of bigint",
    "a range of numeric",
    "a range of dates",
    "a range of timestamps",
    "array",
};

void uuid_to_text(std::string_view bytes, std::string& text) {
    text.clear();
    for (std::size_t at = 0; at != bytes.size(); ++at) {
        if (at == 4 || at == 6 || at == 8 || at == 10) text += '-';
        append_hex(text, bytes.substr(at, 1));
    }
}

/// Days of an interval have 24 hours; months have no length.
bool take_interval(cell const& from, std::int64_t& microseconds) {
    if (from.size != 16 || load<std::int32_t>(from.data + 12) != 0) return false;
    constexpr std::int64_t day = 86'400'000'000;
    std::int64_t           days{};
    return !__builtin_mul_overflow(day, load<std::int32_t>(from.data + 8), &days) &&
           !__builtin_add_overflow(load<std::int64_t>(from.data), days, &microseconds);
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
        case wire::array: return storage::list;
        default: return storage::text;
    }
}

/// Of the types above; those of a database's own are looked up.
constexpr bool is_known_array(unsigned type) {
    constexpr unsigned arrays[]{651,  1000, 1001, 1003, 1005, 1007, 1009, 1014, 1015, 1016,
                                1021, 1022, 1041, 1115, 1182, 1183, 1185, 1187, 1231, 199,
                                143,  2951, 3807, 3905, 3907, 3909, 3911, 3913, 3927};
    for (unsigned const each : arrays)
        if (each == type) return true;
    return false;
}

}  // namespace

wire wire_of(unsigned type) {
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
        case oid_of_inet:
        case oid_of_cidr: return wire::inet;
        case oid_of_int4range: return wire::range_of_int4;
        case oid_of_int8range: return wire::range_of_int8;
        case oid_of_numrange: return wire::range_of_numeric;
        case oid_of_daterange: return wire::range_of_date;
        case oid_of_tsrange:
        case oid_of_tstzrange: return wire::range_of_timestamp;
        default:
            if (is_known_array(type)) return wire::array;
            return type < first_oid_of_others ? wire::other : wire::unknown;
    }
}

std::string_view held_name(wire held) { return held_names[static_cast<std::size_t>(held)]; }

bool take_whole_numeric(std::string& buffer, cell const& from, std::int64_t& number) {
    if (!numeric_to_text(from.view(), buffer)) return false;
    std::string& text = buffer;
    if (auto const point = text.find('.'); point != std::string::npos) {
        if (text.find_first_not_of('0', point + 1) != std::string::npos) return false;
        text.resize(point);
    }
    auto const parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    return parsed.ec == std::errc() && parsed.ptr == text.data() + text.size();
}

template <class Member>
taken take_other_real(std::string& buffer, cell const& from, double& number) {
    if (from.held == wire::numeric) {
        if (!numeric_to_text(from.view(), buffer)) return taken::other_value;
        std::string const& text = buffer;
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
    taken const  how   = take_integer(buffer, from, whole);
    if (how != taken::right) return how;
    if (!holds_exactly<Member>(whole)) return taken::other_value;
    number = static_cast<double>(whole);
    return taken::right;
}

template taken take_other_real<float>(std::string&, cell const&, double&);
template taken take_other_real<double>(std::string&, cell const&, double&);

taken take_other_text(std::string& buffer, cell const& from, std::string_view& text) {
    switch (from.held) {
        case wire::jsonb:
            if (from.size == 0 || from.data[0] != 1) return taken::other_value;
            text = from.view().substr(1);
            return taken::right;
        case wire::uuid:
            if (from.size != 16) return taken::other_value;
            uuid_to_text(from.view(), buffer);
            break;
        case wire::numeric:
            if (!numeric_to_text(from.view(), buffer)) return taken::other_value;
            break;
        case wire::inet:
            if (!inet_to_text(from.view(), buffer)) return taken::other_value;
            break;
        case wire::range_of_int4:
        case wire::range_of_int8:
        case wire::range_of_numeric:
        case wire::range_of_date:
        case wire::range_of_timestamp:
            if (!range_to_text(from.held, from.view(), buffer)) return taken::other_value;
            break;
        default: return taken::other_type;
    }
    text = buffer;
    return taken::right;
}

taken take_value(std::string& buffer, storage wanted, cell const& from, value& stored) {
    stored             = value::of_null();
    storage const kind = wanted == storage::null ? kind_of(from.held) : wanted;
    taken         how  = taken::right;
    std::int64_t  number{};
    double        real{};
    switch (kind) {
        case storage::null:
        case storage::list: return taken::other_type;  // see array.hpp
        case storage::boolean:
            if (from.held != wire::boolean) return taken::other_type;
            if (from.size != 1) return taken::other_value;
            stored = value::of_integer(from.data[0] != 0 ? 1 : 0, kind);
            break;
        case storage::integer:
            how    = take_integer(buffer, from, number);
            stored = value::of_integer(number);
            break;
        case storage::real:
            how    = take_real<double>(buffer, from, real);
            stored = value::of_real(real);
            break;
        case storage::text: {
            std::string_view text;
            how    = take_text(buffer, from, text);
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

}  // namespace orm::postgres
