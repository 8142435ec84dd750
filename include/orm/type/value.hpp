// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace orm {

/// What a column is. How a dialect spells it is the dialect's decision.
enum class sql_type : std::uint8_t {
    boolean,
    smallint,
    integer,
    bigint,
    real,  // 32 bits
    double_precision,
    text,
    blob,
    date,
    time,
    timestamp,  // a moment, in UTC
    interval,
    numeric,  // of any precision; as decimal text
    uuid,     // as text
    json,     // as text
    jsonb,    // as text
    inet,     // this and what follows as text, in PostgreSQL's own spelling
    cidr,
    int4range,
    int8range,
    numrange,
    daterange,
    tstzrange,
    enumeration,  // of the database's own, whose name the column says
    unspecified,  // of a value, not of a column: the engine finds it out
};

inline constexpr unsigned sql_type_count = static_cast<unsigned>(sql_type::unspecified);

/// The type of arrays of a type, and back.
constexpr sql_type array_of(sql_type element) {
    return static_cast<sql_type>(static_cast<unsigned>(element) | 0x80U);
}
constexpr bool     is_array(sql_type type) { return (static_cast<unsigned>(type) & 0x80U) != 0; }
constexpr sql_type element_of(sql_type type) {
    return static_cast<sql_type>(static_cast<unsigned>(type) & 0x7FU);
}

/// What a value is on its way to or from an engine. How an engine represents each kind is the
/// backend's decision: SQLite writes a timestamp as ISO-8601 text, PostgreSQL sends it in binary.
enum class storage : std::uint8_t {
    null,
    boolean,    // integer: 0 or 1
    integer,    // integer
    real,       // real
    text,       // bytes, UTF-8
    blob,       // bytes
    date,       // integer: days since 1970-01-01
    time,       // integer: microseconds since midnight
    timestamp,  // integer: microseconds since 1970-01-01T00:00:00Z
    interval,   // integer: microseconds
    list,       // elements: the values of one parameter that is an array
};

/// The type a value of a kind has where nothing says otherwise.
constexpr sql_type natural_type(storage kind) {
    switch (kind) {
        case storage::boolean: return sql_type::boolean;
        case storage::integer: return sql_type::bigint;
        case storage::real: return sql_type::double_precision;
        case storage::text: return sql_type::text;
        case storage::blob: return sql_type::blob;
        case storage::date: return sql_type::date;
        case storage::time: return sql_type::time;
        case storage::timestamp: return sql_type::timestamp;
        case storage::interval: return sql_type::interval;
        default: return sql_type::unspecified;
    }
}

/// A column, as errors name it.
struct column_label {
    std::string_view table;
    std::string_view column;
};

/// One value, erased. Text and blobs are views: who passes a value keeps its bytes alive until the
/// statement that binds it has finished.
struct value {
    struct byte_view {
        char const* data;
        std::size_t size;
    };

    struct list_view {
        value const* data;
        std::size_t  size;
    };

    storage kind = storage::null;
    /// What the statement's parameter is, the same each time it is run: the column's type where the
    /// value meets one. Of a list it is the type of its elements, or of arrays of them. Engines
    /// whose parameters have types go by it; what a value is like is told by its kind alone.
    sql_type type = sql_type::unspecified;
    union {
        std::int64_t integer = 0;
        double       real;
        byte_view    bytes;
        list_view    elements;
    };
    /// The column that it is for, or that it meets in a condition; null where that is none.
    column_label const* column = nullptr;

    static constexpr value of_null(sql_type type = sql_type::unspecified) {
        value result;
        result.type = type;
        return result;
    }

    // Those that are told the parameter's type are made with it: a copy that is then changed would
    // be read in larger pieces than it was written in, and the processor waits.

    /// Any kind that travels as a whole number.
    static constexpr value of_integer(std::int64_t number, storage kind, sql_type type) {
        return {.kind = kind, .type = type, .integer = number};
    }
    static constexpr value of_integer(std::int64_t number, storage kind = storage::integer) {
        return of_integer(number, kind, natural_type(kind));
    }

    static constexpr value of_real(double number, sql_type type = sql_type::double_precision) {
        return {.kind = storage::real, .type = type, .real = number};
    }

    static constexpr value of_text(std::string_view text, sql_type type = sql_type::text) {
        return {.kind = storage::text, .type = type, .bytes = {text.data(), text.size()}};
    }

    static value of_blob(void const* data, std::size_t size) {
        return {.kind  = storage::blob,
                .type  = sql_type::blob,
                .bytes = {static_cast<char const*>(data), size}};
    }

    static constexpr value of_list(value const* data, std::size_t size, sql_type element) {
        value result;
        result.kind     = storage::list;
        result.type     = element;
        result.elements = {data, size};
        return result;
    }

    /// The same value for a parameter of that type.
    constexpr value as(sql_type wanted) const {
        value result = *this;
        result.type  = wanted;
        return result;
    }

    constexpr bool             is_null() const { return kind == storage::null; }
    constexpr std::string_view text() const { return {bytes.data, bytes.size}; }
};

/// Whether two values that are no lists are the same to a database.
constexpr bool same_stored(value const& one, value const& other) {
    if (one.kind != other.kind) return false;
    if (one.kind == storage::null) return true;
    if (one.kind == storage::real) return one.real == other.real;
    if (one.kind == storage::text || one.kind == storage::blob)
        return std::string_view(one.bytes.data, one.bytes.size) ==
               std::string_view(other.bytes.data, other.bytes.size);
    return one.integer == other.integer;
}

}  // namespace orm
