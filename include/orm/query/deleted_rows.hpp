// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <type_traits>

#include <orm/query/from.hpp>
#include <orm/schema/role_columns.hpp>

namespace orm {

/// Which rows of a table with soft delete a statement is about. `purged` are any, and for good;
/// `of_all_scopes` are any, whatever else a table says of its rows.
enum class deleted_rows : std::uint8_t { left_out, included, only, purged, of_all_scopes };

/// Says it of some tables of a query, or without any of all, `only` of that in from(). It stands
/// behind the select list and has no text.
template <deleted_rows Which, class... Tables>
struct deleted_clause {
    using operands                   = types<>;
    static constexpr clause position = clause::select;

    template <class Table, bool IsFirst>
    static constexpr bool names =
        sizeof...(Tables) == 0 ? Which == deleted_rows::included || IsFirst
                               : types<Tables...>::template contains<Table>;
};

/// The same of an update or delete, around its condition.
template <deleted_rows Which, class Condition>
struct rows_among {
    using type                       = bool;
    using operands                   = types<Condition>;
    static constexpr null_rule nulls = null_rule::any_operand;

    Condition condition = {};
};

template <class Table>
inline constexpr bool has_soft_delete = false;
template <table Table>
inline constexpr bool has_soft_delete<Table> = has_role<Table, member_role::deleted_at>;

template <class... Tables>
concept tables_with_soft_delete = (has_soft_delete<Tables> && ...);

/// Rule `no-soft-delete`.
template <class... Tables>
consteval bool check_soft_delete() {
    static_assert(tables_with_soft_delete<Tables...>,
                  "orm: with_deleted(), only_deleted(), restore() and purge() are for tables that "
                  "have a member of type orm::soft_delete. docs/errors.md#no-soft-delete");
    return tables_with_soft_delete<Tables...>;
}

/// The tables that a query names, or if it names none the first of it that has soft delete.
template <class... Named, class... Sources>
consteval bool check_deleted_of(types<Sources...>) {
    if constexpr (sizeof...(Named) != 0)
        return check_soft_delete<Named...>();
    else if constexpr ((has_soft_delete<Sources> || ...))
        return true;
    else
        return check_soft_delete<Sources...>();
}

}  // namespace orm
