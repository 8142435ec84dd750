// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>

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

/// The foreign key by which a deletion has come to a row: "comments_post_id_fkey".
struct deletion_key {
    std::string name{};

    bool operator==(deletion_key const&) const = default;
};

template <>
struct codec<deletion_key> {
    using stored                             = std::string;
    static constexpr bool compares_as_stored = true;

    static std::string const& encode(deletion_key const& key) { return key.name; }
    static deletion_key       decode(std::string name) { return {std::move(name)}; }
};

template <>
inline constexpr member_role role_of<deletion_key> = member_role::deleted_through;

/// A member of rows that are deleted along with the one they refer to, by a key that says
/// `on_soft_delete_cascade`: null in rows that live or were deleted by themselves.
using deleted_through = std::optional<deletion_key>;

}  // namespace orm
