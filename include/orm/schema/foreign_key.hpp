// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>

#include <orm/support/types.hpp>

namespace orm {

enum class foreign_key_action : std::uint8_t {
    no_action,
    restrict,
    cascade,
    set_null,
    set_default
};

enum class deferrability : std::uint8_t { immediate, deferrable, deferred };

/// What a foreign key does when the row it refers to goes or changes its key.
struct foreign_key_options {
    foreign_key_action on_delete = foreign_key_action::no_action;
    foreign_key_action on_update = foreign_key_action::no_action;
    deferrability      checked   = deferrability::immediate;
    bool soft_cascade = false;  // a soft delete goes on to the rows that refer; of triggers
};

struct on_delete_option {
    foreign_key_action action;
    constexpr void     apply(foreign_key_options& options) const { options.on_delete = action; }
};

struct on_update_option {
    foreign_key_action action;
    constexpr void     apply(foreign_key_options& options) const { options.on_update = action; }
};

struct deferrability_option {
    deferrability  checked;
    constexpr void apply(foreign_key_options& options) const { options.checked = checked; }
};

template <class... Options>
constexpr foreign_key_options make_foreign_key_options(Options... option) {
    foreign_key_options options;
    (option.apply(options), ...);
    return options;
}

/// A column's reference to another, as a modifier of the column.
template <class Column>
struct references_modifier {
    using referenced = Column;
    foreign_key_options options;

    template <class ColumnOptions>
    constexpr void apply(ColumnOptions& column) const
        requires requires { typename Column::table; }
    {
        column.has_reference       = true;
        column.reference_sets_null = options.on_delete == foreign_key_action::set_null ||
                                     options.on_update == foreign_key_action::set_null;
        column.has_soft_cascade = options.soft_cascade;
    }
};

template <class Columns, class Referenced>
struct foreign_key_constraint;

/// A foreign key of one or several columns, for ORM_CONSTRAINTS.
template <class... Columns, class... Referenced>
struct foreign_key_constraint<types<Columns...>, types<Referenced...>> {
    static_assert(sizeof...(Columns) == sizeof...(Referenced),
                  "orm: a foreign key has as many columns as it refers to. "
                  "docs/errors.md#foreign-key-columns");
    using columns               = types<Columns...>;
    using referenced            = types<Referenced...>;
    foreign_key_options options = {};
    std::string_view    name    = {};

    template <class TableOptions>
    constexpr void apply(TableOptions& table) const
        requires requires { table.soft_cascade; }
    {
        table.soft_cascade |= options.soft_cascade;
    }

    template <class... Options>
    constexpr foreign_key_constraint with(Options... option) const {
        return {make_foreign_key_options(option...), name};
    }
    constexpr foreign_key_constraint named(std::string_view constraint_name) const {
        return {options, constraint_name};
    }
};

template <class... Columns>
struct foreign_key_columns {
    template <class... Referenced>
    constexpr auto references(Referenced...) const {
        return foreign_key_constraint<types<Columns...>, types<Referenced...>>{};
    }
};

namespace modifiers {

inline constexpr on_delete_option on_delete_no_action{foreign_key_action::no_action};
inline constexpr on_delete_option on_delete_restrict{foreign_key_action::restrict};
inline constexpr on_delete_option on_delete_cascade{foreign_key_action::cascade};
inline constexpr on_delete_option on_delete_set_null{foreign_key_action::set_null};
inline constexpr on_delete_option on_delete_set_default{foreign_key_action::set_default};

inline constexpr on_update_option on_update_no_action{foreign_key_action::no_action};
inline constexpr on_update_option on_update_restrict{foreign_key_action::restrict};
inline constexpr on_update_option on_update_cascade{foreign_key_action::cascade};
inline constexpr on_update_option on_update_set_null{foreign_key_action::set_null};
inline constexpr on_update_option on_update_set_default{foreign_key_action::set_default};

/// Checked at once unless a transaction says otherwise; or at commit.
inline constexpr deferrability_option deferrable{deferrability::deferrable};
inline constexpr deferrability_option deferred{deferrability::deferred};

/// `(author_id, references(users.id, on_delete_cascade))`
template <class Column, class... Options>
constexpr auto references(Column, Options... option) {
    return references_modifier<Column>{make_foreign_key_options(option...)};
}

/// `foreign_key(lines.order_id, lines.number).references(orders.id, orders.number)`, and behind it
/// `.with(on_delete_cascade, deferred)`.
template <class... Columns>
constexpr auto foreign_key(Columns...) {
    return foreign_key_columns<Columns...>{};
}

}  // namespace modifiers
}  // namespace orm
