// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

#include <orm/schema/modifiers.hpp>

namespace orm {

/// What stands for a text in an address: "Crème brûlée, 2nd try!" is "creme-brulee-2nd-try".
/// Letters of Latin script lose their marks, other characters are left out, and words are kept
/// apart by hyphens. Where nothing remains it is "untitled".
std::string make_slug(std::string_view text);

template <auto Member>
struct slug_modifier {
    static constexpr bool makes_of_row = true;

    constexpr void apply(column_options& options) const {
        options.has_row_value = true;
        options.client_type   = &facts_of<std::string>;
    }

    template <class Row>
    std::string make(Row const& row) const {
        return make_slug(row.*Member);
    }
};

namespace modifiers {

/// A text that is made of another member where an insert of the struct has none:
/// `(slug, unique, slug_of<&Post::title>)`.
template <auto Member>
inline constexpr slug_modifier<Member> slug_of;

}  // namespace modifiers
}  // namespace orm
