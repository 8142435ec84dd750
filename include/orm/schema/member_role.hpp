// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

// Members that the library or a mixin sets, beyond keeping their value.

namespace orm {

class context;

/// What a member's type says of it. Types that say something are in mixin/; one of the user's own
/// says it by specialising `role_of`, and has a function `static Type make(context const&)`.
enum class member_role : std::uint8_t {
    value,
    deleted_at,
    deleted_through,
    made_on_insert,  // where it is left as it is by default
    made_on_write,   // and by each update
    version,         // counts the updates
};

/// Of a type without std::optional.
template <class Type>
inline constexpr member_role role_of = member_role::value;

/// A mixin, a struct that rows inherit, sets its members by `before_insert` and `before_update`,
/// which are given what is around the statement.
template <class Mixin>
inline constexpr bool sets_on_insert =
    requires(Mixin& held, context const& around) { held.before_insert(around); };
template <class Mixin>
inline constexpr bool sets_on_update =
    requires(Mixin& held, context const& around) { held.before_update(around); };

/// Who sets a column. Such a column is not assigned by hand.
struct column_setter {
    bool library = false;
    bool mixin   = false;
    bool insert  = false;  // on each insert
    bool update  = false;  // on each update
};

constexpr column_setter setter_of(member_role role, bool on_insert, bool on_update) {
    if (role != member_role::value)
        return {.library = true,
                .insert  = role != member_role::deleted_at && role != member_role::deleted_through,
                .update  = role == member_role::made_on_write};
    return {.mixin = on_insert || on_update, .insert = on_insert, .update = on_update};
}

}  // namespace orm
