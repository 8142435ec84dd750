// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include <orm/type/value.hpp>

#include "wire.hpp"

// What the server sends for one column of a row, in binary, as values of C++.

namespace orm::postgres {

/// A cell that is not null.
struct cell {
    wire        held;
    char const* data;
    std::size_t size;

    std::string_view           view() const { return {data, size}; }
    std::span<std::byte const> bytes() const {
        return {reinterpret_cast<std::byte const*>(data), size};
    }
};

/// What a type is like on the wire; `unknown` for those of a database's own.
wire wire_of(unsigned type);

/// The name of such a type in errors.
std::string_view held_name(wire held);

enum class taken : std::uint8_t { right, other_type, other_value };

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

// A text that has to be made first is made in a buffer.

/// Sums of integers are numeric.
bool take_whole_numeric(std::string& buffer, cell const& from, std::int64_t& number);

inline taken take_integer(std::string& buffer, cell const& from, std::int64_t& number) {
    bool right = false;
    switch (from.held) {
        case wire::int8: right = take(from, number); break;
        case wire::int4: right = take_widened<std::int32_t>(from, number); break;
        case wire::int2: right = take_widened<std::int16_t>(from, number); break;
        case wire::numeric: right = take_whole_numeric(buffer, from, number); break;
        default: return taken::other_type;
    }
    return right ? taken::right : taken::other_value;
}

template <class Member>
taken                 take_other_real(std::string& buffer, cell const& from, double& number);
extern template taken take_other_real<float>(std::string&, cell const&, double&);
extern template taken take_other_real<double>(std::string&, cell const&, double&);

/// For a member of that type, float or double.
template <class Member>
inline taken take_real(std::string& buffer, cell const& from, double& number) {
    if (from.held == wire::float8) return take(from, number) ? taken::right : taken::other_value;
    if (from.held == wire::float4) {
        float narrow{};
        if (!take(from, narrow)) return taken::other_value;
        number = double{narrow};
        return taken::right;
    }
    return take_other_real<Member>(buffer, from, number);
}

taken take_other_text(std::string& buffer, cell const& from, std::string_view& text);

inline taken take_text(std::string& buffer, cell const& from, std::string_view& text) {
    if (from.held == wire::text) [[likely]] {
        text = from.view();
        return taken::right;
    }
    return take_other_text(buffer, from, text);
}

/// Of the kind that is wanted, or of any where that is null.
taken take_value(std::string& buffer, storage wanted, cell const& from, value& stored);

}  // namespace orm::postgres
