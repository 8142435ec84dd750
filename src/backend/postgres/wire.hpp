// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace orm::postgres {

/// What a column's type is like on the wire, in binary.
enum class wire : std::uint8_t {
    unknown,  // not looked up
    other,    // looked up: nothing that is read
    boolean,
    int2,
    int4,
    int8,
    float4,
    float8,
    text,
    jsonb,  // a version, then text
    bytea,
    date,
    time,
    timestamp,  // with and without a zone, which is sent in neither
    interval,
    uuid,
    numeric,
    inet,  // and cidr
    range_of_int4,
    range_of_int8,
    range_of_numeric,
    range_of_date,
    range_of_timestamp,
    array,
};

/// The engine's numbers of its types, which never change.
enum oid : unsigned {
    oid_of_bool         = 16,
    oid_of_bytea        = 17,
    oid_of_char         = 18,
    oid_of_name         = 19,
    oid_of_int8         = 20,
    oid_of_int2         = 21,
    oid_of_int4         = 23,
    oid_of_text         = 25,
    oid_of_oid          = 26,
    oid_of_json         = 114,
    oid_of_xml          = 142,
    oid_of_cidr         = 650,
    oid_of_float4       = 700,
    oid_of_float8       = 701,
    oid_of_unknown      = 705,
    oid_of_inet         = 869,
    oid_of_bpchar       = 1042,
    oid_of_varchar      = 1043,
    oid_of_date         = 1082,
    oid_of_time         = 1083,
    oid_of_timestamp    = 1114,
    oid_of_timestamptz  = 1184,
    oid_of_interval     = 1186,
    oid_of_numeric      = 1700,
    oid_of_uuid         = 2950,
    oid_of_jsonb        = 3802,
    oid_of_int4range    = 3904,
    oid_of_numrange     = 3906,
    oid_of_tsrange      = 3908,
    oid_of_tstzrange    = 3910,
    oid_of_daterange    = 3912,
    oid_of_int8range    = 3926,
    first_oid_of_others = 16'384,
};

/// The engine counts from 2000-01-01.
inline constexpr std::int64_t days_to_epoch         = 10'957;
inline constexpr std::int64_t microseconds_to_epoch = days_to_epoch * 86'400 * 1'000'000;

/// A number in the order of bytes that the engine speaks, and back.
template <class Number>
inline Number swapped(Number number) {
    if constexpr (std::endian::native == std::endian::big || sizeof(Number) == 1)
        return number;
    else if constexpr (sizeof(Number) == 2)
        return static_cast<Number>(__builtin_bswap16(static_cast<std::uint16_t>(number)));
    else if constexpr (sizeof(Number) == 4)
        return static_cast<Number>(__builtin_bswap32(static_cast<std::uint32_t>(number)));
    else
        return static_cast<Number>(__builtin_bswap64(static_cast<std::uint64_t>(number)));
}

template <std::integral Number>
inline Number load(char const* bytes) {
    Number number;
    std::memcpy(&number, bytes, sizeof number);
    return swapped(number);
}

template <std::floating_point Number>
inline Number load(char const* bytes) {
    using bits = std::conditional_t<sizeof(Number) == 4, std::uint32_t, std::uint64_t>;
    return std::bit_cast<Number>(load<bits>(bytes));
}

template <std::integral Number>
inline void save(char* bytes, Number number) {
    number = swapped(number);
    std::memcpy(bytes, &number, sizeof number);
}

template <std::floating_point Number>
inline void save(char* bytes, Number number) {
    using bits = std::conditional_t<sizeof(Number) == 4, std::uint32_t, std::uint64_t>;
    save(bytes, std::bit_cast<bits>(number));
}

}  // namespace orm::postgres
