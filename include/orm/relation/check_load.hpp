// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

#include <orm/relation/match_filters.hpp>

// The rules of a shape as a whole, and of what is said about its levels.

namespace orm {

template <class Columns, class Key>
inline constexpr bool has_all_columns = false;
template <class Columns, class... Key>
inline constexpr bool has_all_columns<Columns, types<Key...>> =
    (Columns::template contains<Key> && ...);

template <class Level, class Key>
concept level_has_key = has_all_columns<typename level_facts<Level>::columns, Key>;

/// Rule `part-without-key`.
template <class Level, class Key>
consteval bool check_level_key() {
    static_assert(level_has_key<Level, Key>,
                  "orm: a part of a row has relations, and leaves out a column of the key by which "
                  "they are found. Add a member for it. docs/errors.md#part-without-key");
    return level_has_key<Level, Key>;
}

template <class Shape, class Options>
inline constexpr bool says_depth = false;
template <class Shape, class... Options>
inline constexpr bool says_depth<Shape, types<Options...>> =
    (std::is_same_v<Options, depth_option> || ...);

template <class Level, class Relations>
inline constexpr bool is_child_in = false;
template <class Level, class... Relations>
inline constexpr bool is_child_in<Level, types<Relations...>> =
    (std::is_same_v<typename Relations::child, Level> || ...);

/// A level that is somewhere in itself.
template <class Level>
inline constexpr bool holds_itself = is_child_in<Level, relations_in<Level>>;

template <class Relations>
inline constexpr bool any_holds_itself = false;
template <class... Relations>
inline constexpr bool any_holds_itself<types<Relations...>> =
    (holds_itself<typename Relations::child> || ...);

template <class Shape, class Options>
concept depth_is_known = says_depth<Shape, Options> || !any_holds_itself<relations_in<Shape>>;

/// Rule `shape-without-depth`.
template <class Shape, class Options>
consteval bool check_depth() {
    static_assert(depth_is_known<Shape, Options>,
                  "orm: a shape that holds itself has no end. Say how many levels are read: "
                  "depth(3). docs/errors.md#shape-without-depth");
    return depth_is_known<Shape, Options>;
}

template <class Option, class Shape, class Relations>
inline constexpr bool concerns_any = true;
template <auto Member, class Table, class... Clauses, class Shape, class... Relations>
inline constexpr bool
    concerns_any<with_option<Member, Table, Clauses...>, Shape, types<Relations...>> =
        (with_option<Member, Table, Clauses...>::template is_for<
             typename Relations::parent, Relations::position, child_table<Relations>>() ||
         ...);

template <class Option, class Shape>
concept speaks_of_a_level = concerns_any<Option, Shape, relations_in<Shape>>;

/// Rule `with-without-level`.
template <class Option, class Shape>
consteval bool check_speaks_of_a_level() {
    static_assert(speaks_of_a_level<Option, Shape>,
                  "orm: with() speaks of a table or member that is no relation of the shape. "
                  "docs/errors.md#with-without-level");
    return speaks_of_a_level<Option, Shape>;
}

template <class Option, class Shape, class Relations>
inline constexpr bool connects_any = true;
template <auto Member, class Way, class Shape, class... Relations>
inline constexpr bool connects_any<via_option<Member, Way>, Shape, types<Relations...>> =
    ((said_by<Relations, via_option<Member, Way>>::for_member::size +
          said_by<Relations, via_option<Member, Way>>::in_general::size !=
      0) ||
     ...);

template <class Option, class Shape>
concept way_fits = connects_any<Option, Shape, relations_in<Shape>>;

/// Rule `via-does-not-fit`, for the whole shape.
template <class Option, class Shape>
consteval bool check_way_fits() {
    static_assert(way_fits<Option, Shape>,
                  "orm: via() names no foreign key that connects two levels of the shape, and no "
                  "table between them. docs/errors.md#via-does-not-fit");
    return way_fits<Option, Shape>;
}

/// Whether two options speak of the same level in the same way.
template <class Option, class Other>
inline constexpr bool speaks_of_same = false;
template <auto Member, class Table, class... Clauses, class... Others>
inline constexpr bool
    speaks_of_same<with_option<Member, Table, Clauses...>, with_option<Member, Table, Others...>> =
        true;

template <class Option, class... Options>
inline constexpr bool is_said_once = (std::size_t{speaks_of_same<Option, Options>} + ... + 0) <= 1;

template <class... Options>
concept levels_said_once = (is_said_once<Options, Options...> && ...);

/// Rule `with-twice`.
template <class... Options>
consteval bool check_levels_said_once() {
    static_assert(levels_said_once<Options...>,
                  "orm: with() speaks twice of the same table or member. Say it all in one. "
                  "docs/errors.md#with-twice");
    return levels_said_once<Options...>;
}

/// The struct that a member of a shape takes a column of, where it does.
template <class Member>
struct column_taken_of {
    using result = void;
};
template <aggregate_function Function, auto Member, class Row>
struct column_taken_of<aggregate_of<Function, Member, Row>> {
    using result = class_of<decltype(Member)>;
};
template <direction Direction, auto Member, class Level>
struct column_taken_of<picked_row<Direction, Member, Level>> {
    using result = class_of<decltype(Member)>;
};

template <class Member, class Row>
concept takes_column_of = std::is_void_v<typename column_taken_of<Member>::result> ||
                          std::is_base_of_v<typename column_taken_of<Member>::result, Row>;

/// Rule `column-of-another-struct`.
template <class Member, class Row>
consteval bool check_column_taken() {
    static_assert(takes_column_of<Member, Row>,
                  "orm: sum_of, first_by and their like speak of a column of one struct and of "
                  "rows of another. docs/errors.md#column-of-another-struct");
    return takes_column_of<Member, Row>;
}

/// The columns of a row that its relation is found by.
template <class Relation, class Link>
struct columns_to_find {
    using result = typename Link::parent_columns;
};
template <class Relation, class OfParent, class OfChild, class Equal, class... Filters>
struct columns_to_find<Relation, matched_link<OfParent, OfChild, column_match<Equal, Filters...>>> {
    using result = joined_types<types<OfParent>,
                                std::conditional_t<filters_parent<Relation, Filters>,
                                                   types<filtered_column<Filters>>, types<>>...>;
};

template <class Relation, class Options>
consteval bool check_related() {
    if constexpr (!check_shape<typename Relation::child>())
        return false;
    else if constexpr (!check_columns_of_level<typename Relation::child>())
        return false;
    else if constexpr (!check_column_taken<typename Relation::member,
                                           row_of<child_table<Relation>>>())
        return false;
    else if constexpr (!check_relation<Relation, Options>())
        return false;
    else
        return check_level_key<
            typename Relation::parent,
            typename columns_to_find<Relation, link_of<Relation, Options>>::result>();
}

template <class Options, class... Relations>
consteval bool check_all_related(types<Relations...>) {
    return (check_related<Relations, Options>() && ...);
}

template <class Shape, class... Options>
consteval bool check_options(types<Options...>) {
    if constexpr (check_levels_said_once<Options...>())
        return ((check_way_fits<Options, Shape>() && check_speaks_of_a_level<Options, Shape>()) &&
                ...);
    else
        return false;
}

template <class Shape, class Options>
consteval bool check_load() {
    if constexpr (!check_options<Shape>(Options{}))
        return false;
    else if constexpr (!check_all_related<Options>(relations_in<Shape>{}))
        return false;
    else
        return check_depth<Shape, Options>();
}

}  // namespace orm
