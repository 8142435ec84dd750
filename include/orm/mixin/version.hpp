// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <orm/schema/member_role.hpp>
#include <orm/type/codec.hpp>

namespace orm {

/// Counts the updates of a row, from 1: `orm::version version;`. The verbs that update or remove
/// whole rows throw `stale_row` when the row has been updated since it was read.
struct version {
    std::int64_t number = 0;

    constexpr version() = default;
    constexpr version(std::int64_t count) : number(count) {}

    bool operator==(version const&) const = default;

    static constexpr version make(auto const&) { return 1; }
};

template <>
inline constexpr member_role role_of<version> = member_role::version;

template <>
struct codec<version> {
    using stored                             = std::int64_t;
    static constexpr bool compares_as_stored = true;

    static stored  encode(version count) { return count.number; }
    static version decode(stored number) { return number; }
};

}  // namespace orm
