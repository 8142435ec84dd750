// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/role_columns.hpp>

#include <type_traits>

#include "unit/mixin/notes.hpp"

using namespace noted;
using orm::member_role;

static_assert(orm::role_of<std::int64_t> == member_role::value);
static_assert(orm::has_role<notes_t, member_role::deleted_at>);
static_assert(!orm::has_role<authors_t, member_role::deleted_at>);
static_assert(orm::has_role<notes_as<"n">, member_role::deleted_at>);

static_assert(
    std::is_same_v<orm::column_of_role<notes_t, member_role::deleted_at>, notes_t::deleted_at_t>);
static_assert(std::is_same_v<orm::column_of_role<notes_as<"n">, member_role::deleted_at>,
                             orm::alias_column<notes_as<"n">, notes_t::deleted_at_t>>);
static_assert(std::is_void_v<orm::column_of_role<authors_t, member_role::deleted_at>>);
