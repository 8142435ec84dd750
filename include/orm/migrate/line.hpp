// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

#include <orm/migrate/migration_set.hpp>
#include <orm/migrate/place.hpp>

// Stops a build whose migrations are no line, as after a merge of two branches that have each made
// one. The header that embeds a folder of migrations asserts it.

namespace orm::migrate {

constexpr place place_of_break(array_view<migration> migrations) {
    place             text;
    std::size_t const at = find_break(migrations);
    if (at == migrations.size()) return text;
    std::string_view const parent = migrations[at].parent;
    for (std::size_t other = 0; other != at; ++other)
        if (migrations[other].parent == parent) {
            text.add(migrations[other].name);
            text.add(" and ");
        }
    text.add(migrations[at].name);
    text.add(" follow ");
    text.add(parent.empty() ? "nothing" : parent);
    return text;
}

template <fixed_string Break>
concept one_line = Break.view().empty();

/// Compilers print the names of the migrations.
template <fixed_string Break>
consteval bool check_line() {
    static_assert(one_line<Break>,
                  "orm: two migrations follow the same one, or one that is not there, as after a "
                  "merge: run `rebase`. docs/errors.md#migrations-in-no-line");
    return true;
}

/// `static_assert(orm::migrate::is_line<migrations::all>);` stops a build in which two migrations
/// have one parent.
template <auto const& Migrations>
inline constexpr bool is_line = check_line<printable<place_of_break(Migrations.sqlite)>()>() &&
                                check_line<printable<place_of_break(Migrations.postgres)>()>();

}  // namespace orm::migrate
