// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <optional>

#include <orm/schema/role_columns.hpp>
#include <orm/type/codec.hpp>

namespace orm {

/// When a row was deleted.
struct deletion_time : std::chrono::sys_time<std::chrono::microseconds> {
    using moment = std::chrono::sys_time<std::chrono::microseconds>;

    using moment::moment;
    constexpr deletion_time() = default;
    constexpr deletion_time(moment when) : moment(when) {}
};

template <>
struct codec<deletion_time> {
    using stored                             = deletion_time::moment;
    static constexpr bool compares_as_stored = true;

    static stored        encode(deletion_time when) { return when; }
    static deletion_time decode(stored when) { return when; }
};

template <>
inline constexpr member_role role_of<deletion_time> = member_role::deleted_at;

/// A member that says whether its row is deleted: `orm::soft_delete deleted_at;`. Statements leave
/// deleted rows out, `delete_from` and `remove` set it, and nothing else does.
using soft_delete = std::optional<deletion_time>;

}  // namespace orm
