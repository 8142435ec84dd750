// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/schema/table.hpp>

// The columns of a table whose types say something of them.

namespace orm {

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

template <class Row, class Columns>
struct mixins_among;
template <class Row, class... Columns>
struct mixins_among<Row, types<Columns...>> {
    using holders = typename distinct_types<types<Row>, holder_of<Columns>...>::result;

    template <class... Mixins>
    static types<Mixins...> behind(types<Row, Mixins...>);

    using result = decltype(behind(holders{}));
};

/// The structs that a table's row inherits columns from.
template <table Table>
using mixins_of = typename mixins_among<row_of<Table>, columns_of<Table>>::result;

/// The column of a role; void where a table has none.
template <table Table, member_role Role>
using column_of_role = first_type<typename columns_with_role<Role, columns_of<Table>>::result>;

}  // namespace orm
