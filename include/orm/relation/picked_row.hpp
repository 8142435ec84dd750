// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>

#include <orm/schema/direction.hpp>
#include <orm/schema/initializers.hpp>

namespace orm {

/// A member of a shape: one of the rows of a table that belong to the row, if there is any. It is
/// the first one, or in descending order the last one, by a column; among equals by the primary
/// key. Rows in which the column is null are taken only where there is no other.
template <direction Direction, auto Member, class Level>
struct picked_row {
    std::optional<Level> row{};

    bool operator==(picked_row const&) const = default;
};

// `Level` is the struct that the member is of, or a level that begins with it:
// `orm::first_by<&Post::price> cheapest;`, `orm::last_by<&Post::id, PostWithComments> newest;`.

template <auto Member, class Level = class_of<decltype(Member)>>
using first_by = picked_row<direction::ascending, Member, Level>;
template <auto Member, class Level = class_of<decltype(Member)>>
using last_by = picked_row<direction::descending, Member, Level>;

}  // namespace orm
