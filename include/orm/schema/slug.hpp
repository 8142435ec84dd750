// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <orm/schema/modifiers.hpp>

namespace orm {

/// What stands for a text in an address: "Crème brûlée, 2nd try!" is "creme-brulee-2nd-try".
/// Letters of Latin script, U+00C0 to U+017F and U+1E00 to U+1EFF, lose their marks, other
/// characters are left out, and words are kept apart by hyphens. Where nothing remains it is
/// "untitled".
std::string make_slug(std::string_view text);

/// The same, of as many characters as there may be.
std::string make_slug(std::string_view text, std::size_t most);

/// "creme-brulee-2", of as many characters as there may be: its words give way to the number.
std::string number_slug(std::string_view slug, int number, std::size_t most);

template <auto Member>
struct slug_modifier {
    static constexpr bool makes_of_row = true;

    constexpr void apply(column_options& options) const {
        options.has_row_value = true;
        options.client_type   = &facts_of<std::string>;
    }

    template <class Row>
    std::string make(Row const& row, std::size_t most) const {
        return make_slug(row.*Member, most);
    }
    std::string number(std::string const& made, int number, std::size_t most) const {
        return number_slug(made, number, most);
    }
};

namespace modifiers {

/// A text that is made of another member where an insert of the struct has none:
/// `(slug, unique, slug_of<&Post::title>)`.
template <auto Member>
inline constexpr slug_modifier<Member> slug_of;

}  // namespace modifiers
}  // namespace orm
