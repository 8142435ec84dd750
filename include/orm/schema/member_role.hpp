// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <orm/schema/table.hpp>

// Members whose type says what the library does with them, beyond keeping their value.

namespace orm {

enum class member_role : std::uint8_t { value, deleted_at };

/// What a member's type, without std::optional, says. Types that say something are in mixin/.
template <class Type>
inline constexpr member_role role_of = member_role::value;

template <class... Columns>
consteval unsigned roles_among(types<Columns...>) {
    return ((1U << static_cast<unsigned>(role_of<typename Columns::type>)) | ...);
}

/// The roles of a table's columns, a bit each.
template <table Origin>
inline constexpr unsigned roles_in = roles_among(columns_of<Origin>{});

template <table Table, member_role Role>
inline constexpr bool has_role =
    (roles_in<origin_of<Table>> & (1U << static_cast<unsigned>(Role))) != 0;

template <member_role Role, class Columns>
struct columns_with_role;
template <member_role Role, class... Columns>
struct columns_with_role<Role, types<Columns...>> {
    using result = joined_types<
        std::conditional_t<role_of<typename Columns::type> == Role, types<Columns>, types<>>...>;
};

/// The column of a role; void where a table has none.
template <table Table, member_role Role>
using column_of_role = first_type<typename columns_with_role<Role, columns_of<Table>>::result>;

}  // namespace orm
