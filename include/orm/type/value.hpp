// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace orm {

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
};

/// One value, erased. Text and blobs are views: who passes a value keeps its bytes alive until the
/// statement that binds it has finished.
struct value {
    struct byte_view {
        char const* data;
        std::size_t size;
    };

    storage kind = storage::null;
    union {
        std::int64_t integer = 0;
        double       real;
        byte_view    bytes;
    };

    static constexpr value of_null() { return {}; }

    /// Any kind that travels as a whole number.
    static constexpr value of_integer(std::int64_t number, storage kind = storage::integer) {
        return {.kind = kind, .integer = number};
    }

    static constexpr value of_real(double number) {
        return {.kind = storage::real, .real = number};
    }

    static constexpr value of_text(std::string_view text) {
        return {.kind = storage::text, .bytes = {text.data(), text.size()}};
    }

    static value of_blob(void const* data, std::size_t size) {
        return {.kind = storage::blob, .bytes = {static_cast<char const*>(data), size}};
    }

    constexpr bool             is_null() const { return kind == storage::null; }
    constexpr std::string_view text() const { return {bytes.data, bytes.size}; }
};

}  // namespace orm
