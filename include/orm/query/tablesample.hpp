// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <type_traits>

#include <orm/expr/operand.hpp>
#include <orm/query/from.hpp>

namespace orm {

/// Whether rows are drawn one by one, or by whole blocks of the table, which is faster.
enum class sampling : std::uint8_t { rows, blocks };

/// `from "posts" tablesample bernoulli (10)`: some rows of a table, drawn anew each time or, with a
/// seed, the same as long as the table stays the same. PostgreSQL only.
template <table Table, sampling Method, bool Seeded = false>
struct sampled_table {
    using number   = bound<double>;
    using numbers  = std::conditional_t<Seeded, list<number, number>, list<number>>;
    using operands = types<numbers>;
    using source   = Table;
    static constexpr clause position = clause::from;

    numbers items;

    constexpr auto repeatable(double seed) const
        requires(!Seeded)
    {
        return sampled_table<Table, Method, true>{append_to(items, number{seed})};
    }
};

template <class Type>
inline constexpr bool is_sampled = false;
template <table Table, sampling Method, bool Seeded>
inline constexpr bool is_sampled<sampled_table<Table, Method, Seeded>> = true;

template <class... Tables, class Outer, table Table, sampling Method, bool Seeded>
struct extended_scope<scope<types<Tables...>, Outer>, sampled_table<Table, Method, Seeded>> {
    using result = scope<types<Tables..., Table>, Outer>;
};

template <table Table, sampling Method, bool Seeded, class Around, class Before, class All>
struct foreign_in_clause<sampled_table<Table, Method, Seeded>, Around, Before, All> {
    using result = void;
};

namespace dsl {

/// About so many rows of a hundred, each drawn by itself:
/// `select().from(tablesample(posts, 0.5).repeatable(42))`
template <table Table, class Percent>
    requires std::is_arithmetic_v<Percent>
constexpr auto tablesample(Table, Percent percent) {
    return sampled_table<Table, sampling::rows>{
        make_list(bound<double>{static_cast<double>(percent)})};
}

/// The same by whole blocks of the table.
template <table Table, class Percent>
    requires std::is_arithmetic_v<Percent>
constexpr auto tablesample_blocks(Table, Percent percent) {
    return sampled_table<Table, sampling::blocks>{
        make_list(bound<double>{static_cast<double>(percent)})};
}

}  // namespace dsl
}  // namespace orm
