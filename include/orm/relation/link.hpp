// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <type_traits>

#include <orm/relation/level.hpp>
#include <orm/schema/foreign_keys.hpp>

// How two tables are connected: the foreign keys that there are between them, or a table between.

namespace orm {

/// Rows belong together where the columns of one are equal to those of the other. `Key` are the
/// columns of the foreign key, by which via() chooses it.
template <class ParentColumns, class ChildColumns, class Key>
struct direct_link {
    using parent_columns = ParentColumns;
    using child_columns  = ChildColumns;
    using key            = Key;
    using junction       = void;
};

/// The rows of a table in between say which rows belong together: `ChildColumns` are its columns
/// that refer to the parent, `JoinColumns` those that refer to the child's `JoinedColumns`.
template <class Junction, class ParentColumns, class ChildColumns, class JoinColumns,
          class JoinedColumns>
struct junction_link {
    using parent_columns = ParentColumns;
    using child_columns  = ChildColumns;
    using join_columns   = JoinColumns;
    using joined_columns = JoinedColumns;
    using junction       = Junction;
};

/// Two columns are equal and other columns have certain values, as `Match` says. Nothing is known
/// of a foreign key.
template <class ParentColumn, class ChildColumn, class Match>
struct matched_link {
    using parent_columns = types<ParentColumn>;
    using child_columns  = types<ChildColumn>;
    using key            = types<>;
    using junction       = void;
};

template <class Key>
struct reversed_link {
    using result =
        direct_link<typename Key::referenced, typename Key::columns, typename Key::columns>;
};
template <class Key>
struct forward_link {
    using result =
        direct_link<typename Key::columns, typename Key::referenced, typename Key::columns>;
};

/// The foreign keys among `Keys` that refer to `Target`.
template <class Target, class Keys>
struct keys_to;
template <class Target, class... Keys>
struct keys_to<Target, types<Keys...>> {
    using result = joined_types<
        std::conditional_t<std::same_as<typename Keys::target, Target>, types<Keys>, types<>>...>;
};
template <table From, table To>
using keys_between = typename keys_to<To, foreign_keys_of<From>>::result;

template <bool OnlyUnique, class Keys>
struct reversed_links;
template <bool OnlyUnique, class... Keys>
struct reversed_links<OnlyUnique, types<Keys...>> {
    using result =
        joined_types<std::conditional_t<!OnlyUnique || is_unique_key<typename Keys::columns>,
                                        types<typename reversed_link<Keys>::result>, types<>>...>;
};
template <class Keys>
struct forward_links;
template <class... Keys>
struct forward_links<types<Keys...>> {
    using result = types<typename forward_link<Keys>::result...>;
};

/// All links by which a member can hold rows of `Child`: many of them refer to the parent; the one
/// is referred to, or refers by a key that is unique. Within one table it is referred to.
template <table Parent, table Child, multiplicity Number>
struct possible_links {
    using forward = typename forward_links<keys_between<Parent, Child>>::result;
    using reverse = typename reversed_links<true, keys_between<Child, Parent>>::result;
    using result =
        std::conditional_t<std::same_as<Parent, Child>, forward, joined_types<forward, reverse>>;
};
template <table Parent, table Child, multiplicity Number>
    requires(Number >= multiplicity::many)
struct possible_links<Parent, Child, Number> : reversed_links<false, keys_between<Child, Parent>> {
};

/// The links through a table in between: one for each pair of its keys.
template <class Junction, class ToParent, class ToChild>
struct junction_links;
template <class Junction, class ToParent, class... ToChild>
struct junction_pairs {
    using result = joined_types<std::conditional_t<
        std::same_as<ToParent, ToChild>, types<>,
        types<junction_link<Junction, typename ToParent::referenced, typename ToParent::columns,
                            typename ToChild::columns, typename ToChild::referenced>>>...>;
};
template <class Junction, class... ToParent, class... ToChild>
struct junction_links<Junction, types<ToParent...>, types<ToChild...>> {
    using result = joined_types<typename junction_pairs<Junction, ToParent, ToChild...>::result...>;
};
template <class Junction, class Parent, class Child>
using links_through = typename junction_links<Junction, keys_between<Junction, Parent>,
                                              keys_between<Junction, Child>>::result;

template <class Columns>
inline constexpr bool any_column_nullable = false;
template <class... Columns>
inline constexpr bool any_column_nullable<types<Columns...>> =
    (is_nullable<typename Columns::declared> || ...);

/// Whether each row of the parent has a row by this link: it refers to it and is never null.
template <class Link>
inline constexpr bool always_there =
    std::same_as<typename Link::key, typename Link::parent_columns> &&
    !any_column_nullable<typename Link::key>;

// The rules. Compilers print the tables between which there is a mistake.

template <class Parent, class Child, class Links>
concept connected = Links::size != 0;

/// Rule `no-relation`.
template <class Parent, class Child, multiplicity Number, class Links>
consteval bool check_connected() {
    static_assert(
        connected<Parent, Child, Links>,
        "orm: no foreign key connects two levels of a shape. A std::vector needs a key of the "
        "inner table that refers to the outer one; a single row a key of the outer table, or one "
        "of the inner table that is unique. Through a table in between, say via(that_table). "
        "docs/errors.md#no-relation");
    return connected<Parent, Child, Links>;
}

template <class Parent, class Child, class Links>
concept connected_once = Links::size == 1;

/// Rule `two-relations`.
template <class Parent, class Child, class Links>
consteval bool check_connected_once() {
    static_assert(connected_once<Parent, Child, Links>,
                  "orm: two foreign keys connect two levels of a shape. Say which one is meant: "
                  "via(posts.editor_id), or of one member via<&post_page::editor>(...). "
                  "docs/errors.md#two-relations");
    return connected_once<Parent, Child, Links>;
}

template <class Member, class Link>
concept row_always_there = always_there<Link>;

/// Rule `relation-nullability`.
template <class Member, class Link>
consteval bool check_always_there() {
    static_assert(row_always_there<Member, Link>,
                  "orm: a member of a shape holds one row, and there may be none: the foreign key "
                  "may be null, or is in the other table. Make it a std::optional. "
                  "docs/errors.md#relation-nullability");
    return row_always_there<Member, Link>;
}

}  // namespace orm
