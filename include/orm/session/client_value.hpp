// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <limits>
#include <new>
#include <type_traits>

#include <orm/query/values.hpp>
#include <orm/schema/role_columns.hpp>
#include <orm/session/bound_statement.hpp>
#include <orm/session/hooks.hpp>
#include <orm/session/validation.hpp>
#include <orm/type/to_value.hpp>

// Structs as values, and what the client sets in them.

namespace orm {

template <class Modifier>
inline constexpr bool is_default_with = false;
template <class Function>
inline constexpr bool is_default_with<default_with_modifier<Function>> = true;
template <class Modifier>
inline constexpr bool is_on_update_with = false;
template <class Function>
inline constexpr bool is_on_update_with<on_update_with_modifier<Function>> = true;

template <class Function>
auto call_function(Function const& function, [[maybe_unused]] context const& around) {
    if constexpr (context_function<Function>)
        return function(around);
    else
        return function();
}

/// Calls a column's own function: `default_with` on insert where there is one, else
/// `on_update_with`.
template <column Column>
typename Column::declared call_client_function(bool insert, context const& around) {
    typename Column::declared result{};
    bool const                own = insert && options_of<Column>.has_client_value;
    Column::origin::modifiers::visit([&](auto const&... modifier) {
        auto const apply = [&](auto const& one) {
            using plain = std::remove_cvref_t<decltype(one)>;
            if constexpr (is_default_with<plain>) {
                if (own) result = call_function(one.function, around);
            } else if constexpr (is_on_update_with<plain>) {
                if (!own) result = call_function(one.function, around);
            }
        };
        (apply(modifier), ...);
    });
    return result;
}

/// Whether a member is as a new struct has it. Types without == are compared as they are stored.
template <class Declared>
bool is_as_new(Declared const& member) {
    if constexpr (std::equality_comparable<Declared>) {
        return member == Declared{};
    } else {
        scratch        here, fresh;
        Declared const untouched{};
        return same_stored(to_value<encoding::automatic>(member, here),
                           to_value<encoding::automatic>(untouched, fresh));
    }
}

inline context const& around_of(binder const& out) {
    return out.around == nullptr ? no_context() : *out.around;
}

/// Lets the mixins of a row set their members.
template <class Row, class... Mixins>
void set_by_mixins(Row& row, bool insert, context const& around, types<Mixins...>) {
    auto const set = [&]<class Mixin>(Mixin& held) {
        if constexpr (sets_on_insert<Mixin>)
            if (insert) held.before_insert(around);
        if constexpr (sets_on_update<Mixin>)
            if (!insert) held.before_update(around);
    };
    (set(static_cast<Mixins&>(row)), ...);
}

/// A value of a column that the client has one for.
template <column Column>
typename Column::declared compute_client_value(bool insert, context const& around) {
    if constexpr (options_of<Column>.setter.library) {
        return typename Column::declared(Column::type::make(around));
    } else if constexpr (options_of<Column>.setter.mixin) {
        using row = typename Column::origin::row;
        row made{};
        set_by_mixins(made, insert, around, types<mixin_of<Column>>{});
        return member_of<row, Column>(made);
    } else {
        return call_client_function<Column>(insert, around);
    }
}

template <class Column, class Row>
void fill_client_value(Row& row, bool insert, context const& around) {
    if constexpr (!options_of<Column>.setter.mixin) {
        auto& member = member_of<Row, Column>(row);
        if (insert && is_as_new(member))
            member = compute_client_value<Column>(true, around);
        else if (!insert && options_of<Column>.client_updates())
            member = compute_client_value<Column>(false, around);
    }
}

template <class Row, class... Columns>
void fill_client_columns(Row& row, bool insert, context const& around, types<Columns...>) {
    if constexpr ((options_of<Columns>.setter.mixin || ...))
        set_by_mixins(row, insert, around, mixins_of<table_for<Row>>{});
    (fill_client_value<Columns>(row, insert, around), ...);
}

template <class Columns>
struct set_by_client;
template <class... Columns>
struct set_by_client<types<Columns...>> {
    using result = joined_types<std::conditional_t<options_of<Columns>.client_inserts() ||
                                                       options_of<Columns>.client_updates(),
                                                   types<Columns>, types<>>...>;
};
template <class Row>
using client_columns = typename set_by_client<columns_of<table_for<Row>>>::result;

template <class... Columns>
consteval bool any_made_of_row(types<Columns...>) {
    return (options_of<Columns>.has_row_value || ...);
}
/// Whether members are made of others of their row.
template <class Row>
inline constexpr bool makes_of_itself = any_made_of_row(columns_of<table_for<Row>>{});

/// Calls `visit` with each such column, as a null pointer, and what makes its value.
template <class... Columns, class Visit>
void for_each_made_of_row(types<Columns...>, Visit&& visit) {
    auto const look_at = [&]<class Column>(Column* column) {
        if constexpr (options_of<Column>.has_row_value)
            Column::modifiers::visit([&](auto const&... modifier) {
                auto const visit_one = [&]<class Modifier>(Modifier const& one) {
                    if constexpr (requires { Modifier::makes_of_row; }) visit(column, one);
                };
                (visit_one(modifier), ...);
            });
    };
    (look_at(static_cast<Columns*>(nullptr)), ...);
}

/// How long a text of a column may be, as its type and its rules say.
template <class Column>
std::size_t most_characters_of() {
    std::size_t most = std::numeric_limits<std::size_t>::max();
    if (options_of<Column>.most_characters > 0) most = options_of<Column>.most_characters;
    Column::modifiers::visit([&](auto const&... modifier) {
        auto const ask = [&]<class Modifier>(Modifier const& one) {
            if constexpr (is_rule<Modifier> && requires { one.fewest; })
                if (one.most < most) most = one.most;
        };
        (ask(modifier), ...);
    });
    return most;
}

template <class Row>
void fill_from_row(Row& row) {
    for_each_made_of_row(columns_of<table_for<Row>>{},
                         [&]<class Column>(Column*, auto const& from) {
                             auto& member = member_of<Row, Column>(row);
                             if (is_as_new(member))
                                 member = from.make(row, most_characters_of<Column>());
                         });
}

/// Sets the columns that the client computes: on insert those left as they are by default, on
/// update all with `on_update_with`.
template <class Row>
void fill_client_values([[maybe_unused]] Row& row, [[maybe_unused]] bool insert,
                        [[maybe_unused]] context const& around) {
    if constexpr (client_columns<Row>::size != 0)
        fill_client_columns(row, insert, around, client_columns<Row>{});
    if constexpr (has_own_hook_of<before_insert_hook, Row, context const>)
        if (insert) row.before_insert(around);
    if constexpr (has_own_hook_of<before_update_hook, Row, context const>)
        if (!insert) row.before_update(around);
    if constexpr (makes_of_itself<Row>)
        if (insert) fill_from_row(row);
}

/// Whether a row is written as it is.
template <class Row>
inline constexpr bool is_filled_in =
    client_columns<Row>::size != 0 || sets_itself<Row> || makes_of_itself<Row>;

/// The same, and throws `validation_error` where a row is not as it has to be then.
template <class Row>
void make_ready(Row& row, bool insert, context const& around) {
    fill_client_values(row, insert, around);
    require_valid(row);
}
template <class Row>
void make_all_ready(std::span<Row> rows, bool insert, context const& around) {
    for (Row& row : rows) fill_client_values(row, insert, around);
    require_all_valid<Row>(rows);
}

/// A moment of the connection's clock, for a type that one is made of.
template <class Moment>
Moment moment_of(binder const& out) {
    using duration = typename Moment::duration;
    return Moment(duration(static_cast<typename duration::rep>(around_of(out).now())));
}

template <column Column>
inline constexpr column_label column_label_of{table_facts<typename Column::table>::name,
                                              name_of<Column>};

/// Where a value is made that is for a column, or for what else it stands beside.
template <class Peer>
void* place_for(binder& out) {
    if constexpr (column<Peer>)
        return out.place_in(column_label_of<Peer>);
    else
        return out.place();
}

template <column Column>
void bind_member(binder& out, row_of<typename Column::table> const& row) {
    using declared         = typename Column::declared;
    declared const& member = member_of<row_of<typename Column::table>, Column>(row);
    ::new (place_for<Column>(out)) value(to_value<encoding_of<Column>>(member, out.temporaries));
    out.note_column();
}

/// The columns of a struct that mixins have done with.
template <class Row, class... Columns>
void bind_row_as_it_is(binder& out, Row const& row, types<Columns...>) {
    auto const bind_one = [&]<class Column>(Column*) {
        if constexpr (options_of<Column>.client_inserts() && !options_of<Column>.setter.mixin) {
            using declared = typename Column::declared;
            if (is_as_new(member_of<Row, Column>(row))) {
                declared const computed = compute_client_value<Column>(true, around_of(out));
                ::new (place_for<Column>(out)) value(kept(
                    to_value<encoding_of<Column>>(computed, out.temporaries), out.temporaries));
                out.note_column();
                return;
            }
        }
        bind_member<Column>(out, row);
    };
    (bind_one(static_cast<Columns*>(nullptr)), ...);
}

/// Values bound from here on are of an object that ends before the statement is run.
inline void keep_values_since(binder& out, value* first) {
    for (; first != out.next; ++first) *first = kept(*first, out.temporaries);
}

/// The columns of a whole struct. A member left as it is by default gets the client's value, where
/// its column has one.
template <class Row, class... Columns>
void bind_row(binder& out, Row const& row, types<Columns...> columns) {
    if constexpr ((options_of<Columns>.setter.mixin || ...) || sets_itself<Row> ||
                  makes_of_itself<Row> || (has_rules<table_for<Row>> && is_filled_in<Row>)) {
        Row          set   = row;
        value* const first = out.next;
        fill_client_values(set, true, around_of(out));
        require_valid(set, out.row);
        bind_row_as_it_is(out, set, columns);
        keep_values_since(out, first);
    } else {
        require_valid(row, out.row);
        bind_row_as_it_is(out, row, columns);
    }
}

/// A row that is written over the one of its key. What a column is set to on every update is worked
/// out, whatever its member says.
template <class Row, class... Columns>
void bind_updated_as_it_is(binder& out, Row const& row, types<Columns...>) {
    auto const bind_one = [&]<class Column>(Column*) {
        if constexpr (options_of<Column>.client_updates() && !options_of<Column>.setter.mixin) {
            auto const computed = compute_client_value<Column>(false, around_of(out));
            ::new (place_for<Column>(out)) value(
                kept(to_value<encoding_of<Column>>(computed, out.temporaries), out.temporaries));
            out.note_column();
        } else {
            bind_member<Column>(out, row);
        }
    };
    (bind_one(static_cast<Columns*>(nullptr)), ...);
}

template <class Row, class... Columns>
void bind_updated_row(binder& out, Row const& row, types<Columns...> columns) {
    if constexpr ((options_of<Columns>.setter.mixin || ...) || sets_itself<Row>) {
        Row          set   = row;
        value* const first = out.next;
        fill_client_values(set, false, around_of(out));
        bind_updated_as_it_is(out, set, columns);
        keep_values_since(out, first);
    } else {
        bind_updated_as_it_is(out, row, columns);
    }
}

}  // namespace orm
