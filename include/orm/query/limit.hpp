// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>

#include <orm/expr/operand.hpp>
#include <orm/query/from.hpp>

namespace orm {

template <class Count>
struct limit_clause {
    using operands                   = types<Count>;
    static constexpr clause position = clause::limit;

    Count count;
};

/// SQLite wants a limit before an offset; `HasLimit` says whether there is one.
template <class Count, bool HasLimit>
struct offset_clause {
    using operands                   = types<Count>;
    static constexpr clause position = clause::offset;

    Count count;
};

template <class Count>
concept row_count = (std::integral<Count> && !std::same_as<Count, bool>) ||
                    (expression<Count> && std::integral<operand_type<Count>>);

/// Rule `row-count`: what limit() and offset() take.
template <class Count>
consteval bool check_row_count() {
    static_assert(row_count<Count>,
                  "orm: limit() and offset() take a number of rows. Give a whole number or a named "
                  "parameter of one. docs/errors.md#row-count");
    return row_count<Count>;
}

/// What a row count is stored like.
struct row_number {
    using type     = std::int64_t;
    using operands = types<>;
};

/// Not constexpr, so that a negative constant in a constant expression is a compile error, too.
[[noreturn]] void throw_negative_row_count();

template <row_count Count>
[[gnu::always_inline]] constexpr auto as_row_count(Count count) {
    if constexpr (std::integral<Count>)
        if (count < 0) throw_negative_row_count();
    return as_operand<row_number>(count);
}

/// Stands for a clause that a rule has refused: the query stays as it is.
struct refused_clause {};

template <class Count>
[[gnu::always_inline]] constexpr auto make_limit(Count number) {
    if constexpr (check_row_count<Count>())
        return limit_clause<operand_for<row_number, Count>>{as_row_count(number)};
    else
        return refused_clause{};
}

template <bool HasLimit, class Count>
[[gnu::always_inline]] constexpr auto make_offset(Count number) {
    if constexpr (check_row_count<Count>())
        return offset_clause<operand_for<row_number, Count>, HasLimit>{as_row_count(number)};
    else
        return refused_clause{};
}

}  // namespace orm
