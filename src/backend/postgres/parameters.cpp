// SPDX-License-Identifier: BSL-1.0
#include "parameters.hpp"

#include <cfloat>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <utility>

#include <orm/backend/error.hpp>
#include <orm/support/hex.hpp>

#include "../place_of_value.hpp"
#include "numeric.hpp"
#include "text_types.hpp"
#include "wire.hpp"

namespace orm::postgres {

namespace {

// What the protocol can count is more than the server takes.
constexpr std::size_t most_parameters    = 65'535;
constexpr std::size_t most_list_elements = 0x0800'0000;

struct type_numbers {
    unsigned one;
    unsigned array;
};

/// By `sql_type`.
constexpr type_numbers numbers[] = {
    {oid_of_bool, 1000},
    {oid_of_int2, 1005},
    {oid_of_int4, 1007},
    {oid_of_int8, 1016},
    {oid_of_float4, 1021},
    {oid_of_float8, 1022},
    {oid_of_text, 1009},
    {oid_of_bytea, 1001},
    {oid_of_date, 1182},
    {oid_of_time, 1183},
    {oid_of_timestamptz, 1185},
    {oid_of_interval, 1187},
    {oid_of_numeric, 1231},
    {oid_of_uuid, 2951},
    {oid_of_json, 199},
    {oid_of_jsonb, 3807},
    {oid_of_inet, 1041},
    {oid_of_cidr, 651},
    {oid_of_int4range, 3905},
    {oid_of_int8range, 3927},
    {oid_of_numrange, 3907},
    {oid_of_daterange, 3913},
    {oid_of_tstzrange, 3911},
    {0, 0},  // an enum of the database's own, which the server finds
    {0, 1009},
};

[[noreturn]] void refuse(std::string_view why) { throw refusal{why}; }

template <class Number>
void append_number(Number number, std::string& bytes) {
    char buffer[sizeof(Number)];
    save(buffer, number);
    bytes.append(buffer, sizeof buffer);
}

template <class Number>
void append_in_range(std::int64_t number, std::string& bytes) {
    if (number < std::numeric_limits<Number>::min() || number > std::numeric_limits<Number>::max())
        refuse("is out of the range of its column");
    append_number(static_cast<Number>(number), bytes);
}

template <class Number>
void append_numeric(Number number, std::string& bytes) {
    char       buffer[400];
    auto const end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
    if (!text_to_numeric({buffer, static_cast<std::size_t>(end - buffer)}, bytes))
        refuse("is infinite or no number");
}

void append_integer(value const& given, std::string& bytes) {
    switch (given.type) {
        case sql_type::smallint: return append_in_range<std::int16_t>(given.integer, bytes);
        case sql_type::integer: return append_in_range<std::int32_t>(given.integer, bytes);
        case sql_type::numeric: return append_numeric(given.integer, bytes);
        case sql_type::real: return append_number(static_cast<float>(given.integer), bytes);
        case sql_type::double_precision:
            return append_number(static_cast<double>(given.integer), bytes);
        default: return append_number(given.integer, bytes);
    }
}

void append_real(value const& given, std::string& bytes) {
    if (given.type == sql_type::numeric) return append_numeric(given.real, bytes);
    if (given.type != sql_type::real) return append_number(given.real, bytes);
    if (std::isfinite(given.real) && std::fabs(given.real) > double{FLT_MAX})
        refuse("is out of the range of its column");
    append_number(static_cast<float>(given.real), bytes);
}

void append_interval(std::int64_t microseconds, std::string& bytes) {
    append_number(microseconds, bytes);
    append_number(std::int32_t{0}, bytes);  // days, which need not have 24 hours
    append_number(std::int32_t{0}, bytes);  // months
}

/// 32 digits, with hyphens or without.
void append_uuid(std::string_view text, std::string& bytes) {
    std::size_t const begin = bytes.size();
    int               high  = -1;
    for (char const each : text) {
        if (each == '-' && high < 0) continue;
        int const digit = value_of_hex_digit(each);
        if (digit < 0) refuse("is no UUID");
        if (high >= 0) bytes += static_cast<char>(high * 16 + digit);
        high = high >= 0 ? -1 : digit;
    }
    if (high >= 0 || bytes.size() - begin != 16) refuse("is no UUID");
}

/// A text ends at a NUL character for the server, which refuses it.
std::string_view checked(std::string_view text) {
    if (!text.empty() && std::memchr(text.data(), 0, text.size()) != nullptr)
        refuse("contains a NUL character, which PostgreSQL cannot store in a text");
    return text;
}

void append_text(value const& given, std::string& bytes) {
    switch (given.type) {
        case sql_type::numeric:
            if (!text_to_numeric(given.text(), bytes)) refuse("is no decimal number");
            return;
        case sql_type::uuid: return append_uuid(given.text(), bytes);
        case sql_type::jsonb: bytes += '\1'; break;
        case sql_type::inet:
        case sql_type::cidr:
            if (!text_to_inet(given.text(), given.type == sql_type::cidr, bytes))
                refuse("is no network address");
            return;
        case sql_type::int4range:
        case sql_type::int8range:
        case sql_type::numrange:
        case sql_type::daterange:
        case sql_type::tstzrange:
            if (!text_to_range(given.type, given.text(), bytes)) refuse("is no range of its kind");
            return;
        default: break;
    }
    bytes += checked(given.text());
}

/// The bytes of one value that is not null.
void append_one(value const& given, std::string& bytes) {
    switch (given.kind) {
        case storage::null:
        case storage::list: return refuse("is a list inside of a list");
        case storage::boolean: bytes += given.integer != 0 ? '\1' : '\0'; return;
        case storage::integer: return append_integer(given, bytes);
        case storage::real: return append_real(given, bytes);
        case storage::text: return append_text(given, bytes);
        case storage::blob: bytes.append(given.text()); return;
        case storage::date:
            return append_in_range<std::int32_t>(given.integer - days_to_epoch, bytes);
        case storage::time: return append_number(given.integer, bytes);
        case storage::timestamp: return append_number(given.integer - microseconds_to_epoch, bytes);
        case storage::interval: return append_interval(given.integer, bytes);
    }
}

/// An array of one dimension.
void append_list(value const& list, std::string& bytes) {
    std::span<value const> const elements(list.elements.data, list.elements.size);
    if (elements.size() > most_list_elements) throw refusal{"is too long a list", true};
    bool has_null = false;
    for (value const& each : elements) has_null = has_null || each.is_null();
    sql_type const type =
        list.type == sql_type::unspecified ? sql_type::text : element_of(list.type);
    append_number(elements.empty() ? 0 : 1, bytes);
    append_number(has_null ? 1 : 0, bytes);
    append_number(type_number(type), bytes);
    if (elements.empty()) return;
    append_number(static_cast<std::int32_t>(elements.size()), bytes);
    append_number(1, bytes);  // the first has the number 1
    for (value const& each : elements) {
        std::size_t const place = bytes.size();
        append_number(-1, bytes);
        if (each.is_null()) continue;
        append_one(each.as(type), bytes);
        if (bytes.size() > largest_message) throw refusal{"is too long a list", true};
        save(bytes.data() + place, static_cast<std::int32_t>(bytes.size() - place - 4));
    }
}

/// An array of names, as the engine spells it.
void append_names(value const& list, std::string& text) {
    std::span<value const> const elements(list.elements.data, list.elements.size);
    text += '{';
    for (value const& each : elements) {
        if (text.size() > 1) text += ',';
        if (each.is_null()) {
            text += "NULL";
            continue;
        }
        text += '"';
        for (char const letter : checked(each.text())) {
            if (letter == '"' || letter == '\\') text += '\\';
            text += letter;
        }
        text += '"';
        if (text.size() > largest_message) throw refusal{"is too long a list", true};
    }
    text += '}';
}

}  // namespace

void append_bytes(value const& given, std::string& bytes) {
    if (given.kind == storage::list)
        append_list(given, bytes);
    else
        append_one(given, bytes);
}

unsigned type_number(sql_type type) {
    if (is_array(type)) return array_number(element_of(type));
    return numbers[static_cast<std::size_t>(type)].one;
}
unsigned array_number(sql_type type) {
    return numbers[static_cast<std::size_t>(element_of(type))].array;
}

void parameters::set(std::span<value const> values, std::string_view sql) {
    auto const details = [&] { return error_details{.sql = std::string(sql)}; };
    if (values.size() > most_parameters)
        throw too_big("a statement of more than 65535 parameters", details());
    slots_.resize(values.size());
    types_.resize(values.size());
    values_.resize(values.size());
    lengths_.resize(values.size());
    formats_.assign(values.size(), 1);
    made_.clear();
    std::size_t total = sql.size();
    for (std::size_t at = 0; at != values.size(); ++at) {
        try {
            encode(values[at], at);
        } catch (refusal const& refused) {
            error_details told = details();
            std::string   message =
                place_of_value(values[at], at + 1, told).append(": the value ").append(refused.why);
            if (refused.too_big) throw too_big(message, std::move(told));
            throw encode_error(message, std::move(told));
        }
        total += static_cast<std::size_t>(lengths_[at]);
        if (total > largest_message)
            throw too_big("the values are more than 1 GiB, which PostgreSQL does not take",
                          details());
    }
}

bool parameters::have_types(std::span<unsigned const> types) const {
    return types.size() == types_.size() &&
           (types.empty() || std::memcmp(types.data(), types_.data(), types.size_bytes()) == 0);
}

void parameters::set_bytes(std::size_t at, char const* data, std::size_t size) {
    if (size > largest_message)
        throw refusal{"has more than 1 GiB, which PostgreSQL does not take", true};
    values_[at]  = data != nullptr ? data : "";  // a null pointer would be a null
    lengths_[at] = static_cast<int>(size);
}

void parameters::encode(value const& given, std::size_t at) {
    types_[at]         = type_number(given.type);
    char* const buffer = slots_[at].data();
    auto const  number = [&](auto stored) {
        save(buffer, stored);
        values_[at]  = buffer;
        lengths_[at] = sizeof stored;
    };
    // The frequent ones without a string in between.
    switch (given.kind) {
        case storage::null:
            values_[at]  = nullptr;
            lengths_[at] = 0;
            return;
        case storage::boolean: return number(static_cast<std::int8_t>(given.integer != 0));
        case storage::integer:
            if (given.type == sql_type::bigint) return number(given.integer);
            break;
        case storage::real:
            if (given.type == sql_type::double_precision) return number(given.real);
            break;
        case storage::text:
            if (given.type != sql_type::text && given.type != sql_type::json &&
                given.type != sql_type::enumeration)
                break;
            checked(given.text());
            return set_bytes(at, given.bytes.data, given.bytes.size);
        case storage::blob: return set_bytes(at, given.bytes.data, given.bytes.size);
        case storage::time: return number(given.integer);
        case storage::timestamp: return number(given.integer - microseconds_to_epoch);
        default: break;
    }
    std::string& made = made_.emplace_back();
    if (given.kind == storage::list) {
        types_[at] = array_number(given.type);
        if (types_[at] == 0) {
            // In binary it would have the number of the enum, which nobody here knows.
            formats_[at] = 0;
            append_names(given, made);
        } else {
            append_list(given, made);
        }
    } else {
        append_one(given, made);
    }
    set_bytes(at, made.data(), made.size());
}

}  // namespace orm::postgres
