// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>

#include <orm/schema/member_role.hpp>
#include <orm/type/codec.hpp>

namespace orm {

/// When a row was inserted: `orm::created_at created_at;`. It is set by the clock of the connection
/// where it is left as it is by default, and by the database for rows that others insert.
struct created_at : std::chrono::sys_time<std::chrono::microseconds> {
    using moment = std::chrono::sys_time<std::chrono::microseconds>;

    using moment::moment;
    constexpr created_at() = default;
    constexpr created_at(moment when) : moment(when) {}

    static created_at make(auto const& around) { return moment(duration(around.now())); }
};

/// When a row was inserted or last updated by a statement of this library.
struct updated_at : std::chrono::sys_time<std::chrono::microseconds> {
    using moment = std::chrono::sys_time<std::chrono::microseconds>;

    using moment::moment;
    constexpr updated_at() = default;
    constexpr updated_at(moment when) : moment(when) {}

    static updated_at make(auto const& around) { return moment(duration(around.now())); }
};

template <>
inline constexpr member_role role_of<created_at> = member_role::made_on_insert;
template <>
inline constexpr member_role role_of<updated_at> = member_role::made_on_write;

template <class Moment>
struct moment_codec {
    using stored                             = typename Moment::moment;
    static constexpr bool compares_as_stored = true;

    static stored encode(Moment when) { return when; }
    static Moment decode(stored when) { return when; }
};
template <>
struct codec<created_at> : moment_codec<created_at> {};
template <>
struct codec<updated_at> : moment_codec<updated_at> {};

/// Both, for rows to inherit.
struct timestamps {
    orm::created_at created_at{};
    orm::updated_at updated_at{};

    bool operator==(timestamps const&) const = default;
};

}  // namespace orm
