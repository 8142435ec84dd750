// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <orm/type/value.hpp>

namespace orm::postgres {

/// The values of a statement as libpq takes them, in binary. Texts and blobs are not copied. It is
/// kept by the connection, so that its memory is used again.
class parameters {
public:
    /// Throws `encode_error` and `too_big`, with the statement.
    void set(std::span<value const> values, std::string_view sql);

    /// Whether the values are of the same types as those of another time.
    bool have_types(std::span<unsigned const> types) const;

    int                       size() const { return static_cast<int>(values_.size()); }
    std::span<unsigned const> types() const { return types_; }
    char const* const*        values() const { return values_.data(); }
    int const*                lengths() const { return lengths_.data(); }
    int const*                formats() const { return formats_.data(); }

private:
    using slot = std::array<char, 16>;

    void encode(value const& given, std::size_t at);
    void set_bytes(std::size_t at, char const* data, std::size_t size);

    std::vector<slot>        slots_;  // numbers
    std::deque<std::string>  made_;   // what is neither a number nor there already
    std::vector<unsigned>    types_;
    std::vector<char const*> values_;
    std::vector<int>         lengths_;
    std::vector<int>         formats_;
};

/// Why a value cannot be sent. It carries no value.
struct refusal {
    std::string_view why;
    bool             too_big = false;
};

/// Adds the bytes of one value that is not null, as its type has them. Throws `refusal`.
void append_bytes(value const& given, std::string& bytes);

/// One message to the server, in which numbers, lengths and names need some place, too, has to be
/// less than 1 GiB.
inline constexpr std::size_t largest_message = 0x3FFF'0000;

/// The numbers that the engine gives a column's type and its arrays.
unsigned type_number(sql_type type);
unsigned array_number(sql_type type);

}  // namespace orm::postgres
