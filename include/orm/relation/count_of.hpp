// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

namespace orm {

/// A member of a shape: how many rows of a table belong to the row. `orm::count_of<Post> posts;`
template <class Row>
struct count_of {
    std::int64_t value{};

    constexpr operator std::int64_t() const { return value; }

    bool operator==(count_of const&) const = default;
};

}  // namespace orm
