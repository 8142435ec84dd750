// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>

#include <orm/query/select.hpp>
#include <orm/relation/link.hpp>
#include <orm/render/writer.hpp>

namespace orm {

enum class quantity : std::uint8_t { any, none, every };

/// A condition on the rows that belong to a row by a foreign key: `Key` is the table of those rows,
/// or a column of the key where there are several. It becomes an `exists` in the `where` of a load,
/// which knows the table that those rows belong to.
template <quantity Quantity, class Key, class Condition>
struct related_condition {
    using type                       = bool;
    using operands                   = types<>;
    static constexpr null_rule nulls = null_rule::never;

    Condition condition;
};

template <class Column, class Links>
struct links_with_column;
template <class Column, class... Links>
struct links_with_column<Column, types<Links...>> {
    using result = joined_types<
        std::conditional_t<Links::key::template contains<Column>, types<Links>, types<>>...>;
};

/// All links from rows to those of another table: these refer to them, or are referred to.
template <table Parent, table Child>
using links_either_way =
    joined_types<typename possible_links<Parent, Child, multiplicity::many>::result,
                 typename forward_links<keys_between<Parent, Child>>::result>;

/// The other table of a key: that of the column, or where it leads.
template <class Parent, class Column>
struct table_of_key {
    using result = Column;
};
template <class Parent, column Column>
struct table_of_key<Parent, Column> {
    using result = typename Column::table;
};
/// A column of this table says where it leads.
template <class Parent, column Column>
    requires std::same_as<typename Column::table, Parent>
struct table_of_key<Parent, Column> {
    template <class... Keys>
    static auto target(types<Keys...>)
        -> joined_types<std::conditional_t<Keys::columns::template contains<Column>,
                                           types<typename Keys::target>, types<>>...>;
    using result = first_type<decltype(target(foreign_keys_of<Parent>{}))>;
};

template <class Parent, class Key>
struct links_of_key {
    using result = links_either_way<Parent, Key>;
};
template <class Parent, column Column>
struct links_of_key<Parent, Column> {
    using table  = typename table_of_key<Parent, Column>::result;
    using result = typename links_with_column<Column, links_either_way<Parent, table>>::result;
};

template <class Parent, class Child>
concept relates_two_tables = table<Child> && !std::same_as<Parent, Child>;

/// Rule `related-to-itself`.
template <class Parent, class Child>
consteval bool check_two_tables() {
    static_assert(relates_two_tables<Parent, Child>,
                  "orm: any(), none() and every() speak of rows of another table. For those of the "
                  "same one say exists() with an alias. docs/errors.md#related-to-itself");
    return relates_two_tables<Parent, Child>;
}

template <class Parent, class Condition>
constexpr auto resolve_related(Condition const& condition);

template <class... ChildColumns, class... ParentColumns>
constexpr auto belongs_to(types<ChildColumns...>, types<ParentColumns...>) {
    if constexpr (sizeof...(ChildColumns) == 1)
        return (dsl::eq(ChildColumns{}, ParentColumns{}), ...);
    else
        return dsl::and_(dsl::eq(ChildColumns{}, ParentColumns{})...);
}

/// A row that does not meet a condition, be it that this is unknown.
template <class Child, class Condition>
constexpr auto not_met(Condition const& condition) {
    if constexpr (may_be_null<Condition, scope<types<Child>>>())
        return dsl::or_(dsl::not_(condition), dsl::is_null(condition));
    else
        return dsl::not_(condition);
}

template <quantity Quantity, class Parent, class Child, class Link, class Condition>
constexpr auto exists_related(Condition const& condition) {
    using columns   = typename Link::child_columns;
    auto const rows = dsl::select(first_type<columns>{})
                          .from(Child{})
                          .where(belongs_to(columns{}, typename Link::parent_columns{}));
    auto const resolved = resolve_related<Child>(condition);
    using made          = std::remove_const_t<decltype(resolved)>;
    if constexpr (Quantity == quantity::any && std::same_as<made, conjunction<>>)
        return dsl::exists(rows);
    else if constexpr (Quantity == quantity::none && std::same_as<made, conjunction<>>)
        return dsl::not_exists(rows);
    else if constexpr (Quantity == quantity::any)
        return dsl::exists(rows.where(resolved));
    else if constexpr (Quantity == quantity::none)
        return dsl::not_exists(rows.where(resolved));
    else
        return dsl::not_exists(rows.where(not_met<Child>(resolved)));
}

template <class Parent, quantity Quantity, class Key, class Condition>
constexpr auto resolve(related_condition<Quantity, Key, Condition> const& node) {
    using child = typename table_of_key<Parent, Key>::result;
    if constexpr (!check_two_tables<Parent, child>()) {
        return invalid_expression{};
    } else {
        using links = typename links_of_key<Parent, Key>::result;
        if constexpr (!check_connected<Parent, child, multiplicity::many, links>())
            return invalid_expression{};
        else if constexpr (!check_connected_once<Parent, child, links>())
            return invalid_expression{};
        else
            return exists_related<Quantity, Parent, child, first_type<links>>(node.condition);
    }
}

template <class Parent, class... Items, std::size_t... Index>
constexpr auto resolve_items(list<Items...> const& items, std::index_sequence<Index...>) {
    return make_list(resolve_related<Parent>(item_of<Index>(items))...);
}
template <class... Items>
constexpr auto as_conjunction(list<Items...> const& items) {
    return conjunction<Items...>{items};
}
template <class... Items>
constexpr auto as_disjunction(list<Items...> const& items) {
    return disjunction<Items...>{items};
}
template <class Parent, class... Items>
constexpr auto resolve(conjunction<Items...> const& node) {
    return as_conjunction(resolve_items<Parent>(node.items, std::index_sequence_for<Items...>{}));
}
template <class Parent, class... Items>
constexpr auto resolve(disjunction<Items...> const& node) {
    return as_disjunction(resolve_items<Parent>(node.items, std::index_sequence_for<Items...>{}));
}
template <class Parent, class Operand>
constexpr auto resolve(negation<Operand> const& node) {
    return dsl::not_(resolve_related<Parent>(node.operand));
}
template <class Parent, class Operand>
constexpr auto resolve(optional_condition<Operand> const& node) {
    using made = decltype(resolve_related<Parent>(*node.condition));
    return optional_condition<made>{
        node.condition ? std::optional<made>(resolve_related<Parent>(*node.condition))
                       : std::nullopt};
}

template <class Node>
inline constexpr bool speaks_of_related = false;
template <quantity Quantity, class Key, class Condition>
inline constexpr bool speaks_of_related<related_condition<Quantity, Key, Condition>> = true;
template <class... Items>
inline constexpr bool speaks_of_related<conjunction<Items...>> = (speaks_of_related<Items> || ...);
template <class... Items>
inline constexpr bool speaks_of_related<disjunction<Items...>> = (speaks_of_related<Items> || ...);
template <class Operand>
inline constexpr bool speaks_of_related<negation<Operand>> = speaks_of_related<Operand>;
template <class Operand>
inline constexpr bool speaks_of_related<optional_condition<Operand>> = speaks_of_related<Operand>;

/// The condition with an `exists` for each that speaks of other rows, as seen from a table.
template <class Parent, class Condition>
constexpr auto resolve_related(Condition const& condition) {
    if constexpr (speaks_of_related<Condition>)
        return resolve<Parent>(condition);
    else
        return condition;
}

template <class Condition>
concept seen_from_a_table = !speaks_of_related<Condition>;

/// Rule `related-outside-of-load`.
template <class Condition>
consteval bool check_seen_from_a_table() {
    static_assert(seen_from_a_table<Condition>,
                  "orm: any(), none() and every() of a table belong into where() of a load. In "
                  "other statements say exists(). docs/errors.md#related-outside-of-load");
    return seen_from_a_table<Condition>;
}

template <quantity Quantity, class Key, class Condition>
struct text<related_condition<Quantity, Key, Condition>> {
    using node_type                   = related_condition<Quantity, Key, Condition>;
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer&, node_type const*) { check_seen_from_a_table<node_type>(); }
};

namespace dsl {

/// Rows that have any of another table, of those that meet a condition: `any(posts)`,
/// `any(posts, gt(posts.views, 9))`; by a column of the key where there are several,
/// `any(posts.editor_id)`. For the `where` of a load.
template <class Key, condition Condition = conjunction<>>
    requires(table<Key> || column<Key>)
constexpr auto any(Key, Condition given = {}) {
    return related_condition<quantity::any, Key, Condition>{given};
}
/// Rows that have none of another table.
template <class Key, condition Condition = conjunction<>>
    requires(table<Key> || column<Key>)
constexpr auto none(Key, Condition given = {}) {
    return related_condition<quantity::none, Key, Condition>{given};
}
/// Rows of which all that belong to them meet a condition, also where there are none.
template <class Key, condition Condition>
    requires(table<Key> || column<Key>)
constexpr auto every(Key, Condition given) {
    return related_condition<quantity::every, Key, Condition>{given};
}

}  // namespace dsl
}  // namespace orm
