// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

#include <orm/render/writer.hpp>

// Calls written by a pattern, as in "substr(@1, 1, @2)". `@1` to `@9` are the operands, each for
// the first time in this order; `@*` is all of them with commas.

namespace orm {

/// Operators of arrays have the same sign.
constexpr bool is_place(char character) {
    return character == '*' || (character >= '1' && character <= '9');
}

/// What stands before an operand and behind it leaves no doubt where it ends.
constexpr bool is_enclosed(std::string_view before, std::string_view behind) {
    bool const begins = before.ends_with('(') || before.ends_with(", ");
    bool const ends   = behind.starts_with(')') || behind.starts_with(',') ||
                      (before.ends_with("cast(") && behind.starts_with(" as "));
    return begins && ends;
}

/// Writes an operand. What is written again has the parameters of the first time.
template <class... Items>
constexpr void write_place(writer& out, list<Items...> const* items, std::size_t place,
                           bool enclosed, int* first_parameters) {
    std::size_t at = 0;
    for_each_item(items, [&](auto const* each) {
        if (at++ != place) return;
        int const  now   = out.parameters();
        int&       first = first_parameters[place];
        bool const again = first >= 0;
        if (again)
            out.count_from(first);
        else
            first = now;
        if (enclosed)
            orm::write(out, each);
        else
            write_operand<precedence::atom>(out, each);
        if (again) out.count_from(now);
    });
}

template <class... Items>
constexpr void write_pattern(writer& out, std::string_view pattern, list<Items...> const* items) {
    int         first_parameters[]{-1, -1, -1, -1, -1, -1, -1, -1, -1};
    std::size_t begin = 0;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] != '@' || !is_place(pattern[at + 1])) continue;
        out << pattern.substr(begin, at - begin);
        begin = at + 2;
        if (pattern[at + 1] == '*')
            write_list(out, items);
        else
            write_place(out, items, static_cast<std::size_t>(pattern[at + 1] - '1'),
                        is_enclosed(pattern.substr(0, at), pattern.substr(begin)),
                        first_parameters);
    }
    out << pattern.substr(begin);
}

}  // namespace orm
