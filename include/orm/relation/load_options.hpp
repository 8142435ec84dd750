// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include <orm/expr/window.hpp>
#include <orm/query/on_conflict.hpp>
#include <orm/query/select.hpp>
#include <orm/relation/members.hpp>

// What a load is told beside its root: `with`, `via`, `depth`, `batch`.

namespace orm {

/// What `with()` takes for the rows of a level: `with_deleted()` or `only_deleted()`, `where(...)`,
/// `order_by(...)`, `limit(...)` and `offset(...)`, in this order. The last two count for each
/// parent.
template <class Clause>
struct level_clause;
template <deleted_rows Which>
struct deleted_of_level {
    static constexpr clause position = clause::from;
};
template <deleted_rows Which>
struct level_clause<deleted_of_level<Which>> {
    using result = deleted_of_level<Which>;
    static constexpr result of(result const& given) { return given; }
};
template <class Condition>
struct level_clause<where_clause<Condition>> {
    using result = where_clause<Condition>;
    static constexpr result of(result const& given) { return given; }
};
template <std::size_t Orders, class... Items>
    requires(sizeof...(Items) == Orders)
struct level_clause<window_definition<0, Orders, Items...>> {
    using result = order_by_clause<Items...>;
    static constexpr result of(window_definition<0, Orders, Items...> const& given) {
        return {given.items};
    }
};
template <>
struct level_clause<limit_clause<bound<std::int64_t>>> {
    using result = limit_clause<bound<std::int64_t>>;
    static constexpr result of(result const& given) { return given; }
};
template <bool HasLimit>
struct level_clause<offset_clause<bound<std::int64_t>, HasLimit>> {
    using result = offset_clause<bound<std::int64_t>, HasLimit>;
    static constexpr result of(result const& given) { return given; }
};

template <class Clause>
concept clause_of_level = requires { typename level_clause<Clause>::result; };

template <class... Clauses>
consteval bool are_in_order() {
    constexpr clause positions[]{clause::select, Clauses::position...};
    for (std::size_t at = 0; at != sizeof...(Clauses); ++at)
        if (positions[at] >= positions[at + 1]) return false;
    return true;
}

template <class... Clauses>
concept clauses_of_level =
    (clause_of_level<Clauses> && ...) && are_in_order<typename level_clause<Clauses>::result...>();

/// Rule `clauses-of-a-level`.
template <class... Clauses>
consteval bool check_level_clauses() {
    static_assert(
        clauses_of_level<Clauses...>,
        "orm: with() takes with_deleted(), where(), order_by(), limit() and offset(), each "
        "once and in this order, the last two with a number. docs/errors.md#clauses-of-a-level");
    return clauses_of_level<Clauses...>;
}

/// What a pointer to member stands for where none is given: every level of a table.
inline constexpr std::nullptr_t any_member = nullptr;

/// `with(posts, ...)`, or of one member alone `with<&author::posts>(...)`.
template <auto Member, class Table, class... Clauses>
struct with_option {
    list<Clauses...> clauses;

    template <class Parent, std::size_t Position, class Child>
    static consteval bool is_for() {
        if constexpr (std::is_null_pointer_v<decltype(Member)>)
            return std::is_same_v<Table, Child>;
        else
            return points_to_member<Member, Parent, Position>();
    }
};

/// `via(posts.editor_id)`, or of one member alone `via<&post_page::editor>(posts.editor_id)`.
template <auto Member>
struct via_member {
    static constexpr bool names_member = !std::is_null_pointer_v<decltype(Member)>;

    template <class Parent, std::size_t Position>
    static consteval bool is_for() {
        if constexpr (names_member)
            return points_to_member<Member, Parent, Position>();
        else
            return false;
    }
};

/// `Way` is a list of a key's columns, or a table in between.
template <auto Member, class Way>
struct via_option : via_member<Member> {
    using way = Way;
};

/// Two columns that are equal, and columns that are equal to values: a way without a foreign key.
template <class Equal, class... Filters>
struct column_match;
template <column Left, column Right, class... Filters>
struct column_match<comparison<comparison_operator::equal, Left, Right>, Filters...> {
    using left  = Left;
    using right = Right;
};

template <auto Member, class Equal, class... Filters>
struct via_option<Member, column_match<Equal, Filters...>> : via_member<Member> {
    using way = column_match<Equal, Filters...>;

    list<Filters...> filters;
};

template <class Equal>
inline constexpr bool matches_columns = false;
template <column Left, column Right>
inline constexpr bool matches_columns<comparison<comparison_operator::equal, Left, Right>> =
    std::is_same_v<typename Left::type, typename Right::type> &&
    encoding_of<Left> == encoding_of<Right>;

template <class Filter>
inline constexpr bool is_column_filter = false;
template <column Column, class Value, class Peer>
inline constexpr bool
    is_column_filter<comparison<comparison_operator::equal, Column, bound<Value, Peer>>> = true;

template <class Filter>
using filtered_column = std::remove_cvref_t<decltype(std::declval<Filter>().lhs)>;

template <class Equal, class... Filters>
concept match_of_columns = matches_columns<Equal> && (is_column_filter<Filters> && ...);

/// Rule `via-columns`.
template <class Equal, class... Filters>
consteval bool check_match() {
    static_assert(match_of_columns<Equal, Filters...>,
                  "orm: via() without a foreign key takes eq() of two columns that are of one type "
                  "and kept alike, and behind it eq() of columns and values. "
                  "docs/errors.md#via-columns");
    return match_of_columns<Equal, Filters...>;
}

/// How far a shape that holds itself is followed.
struct depth_option {
    int levels;
};

/// How many roots a stream reads together.
struct batch_option {
    std::size_t roots;
};

template <class... Options>
constexpr std::size_t roots_of_batch(list<Options...> const& options) {
    std::size_t roots = 1'000;
    for_each_item(&options, [&](auto const* option) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(*option)>, batch_option>)
            roots = option->roots == 0 ? 1 : option->roots;
    });
    return roots;
}

}  // namespace orm
