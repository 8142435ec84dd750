// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include <orm/relation/aggregate_of.hpp>
#include <orm/relation/count_of.hpp>
#include <orm/relation/members.hpp>
#include <orm/relation/picked_row.hpp>
#include <orm/schema/table.hpp>

// A shape is made of levels. A level has a row, or a part of one, and members that are levels
// themselves: one for each relation.

namespace orm {

/// How many rows of the other table belong to one of this: exactly one, at most one, or any number,
/// of which there may be only an aggregate, or one of them.
enum class multiplicity : std::uint8_t { one, optional, many, aggregated, picked };

/// What a member that stands for a relation holds.
template <class Member>
struct related {
    using level                          = Member;
    static constexpr multiplicity number = multiplicity::one;
};
template <class Level>
struct related<std::optional<Level>> {
    using level                          = Level;
    static constexpr multiplicity number = multiplicity::optional;
};
template <class Level>
struct related<std::vector<Level>> {
    using level                          = Level;
    static constexpr multiplicity number = multiplicity::many;
};
template <class Level>
struct related<count_of<Level>> {
    using level                          = Level;
    static constexpr multiplicity number = multiplicity::aggregated;
};
template <aggregate_function Function, auto Member, class Row>
struct related<aggregate_of<Function, Member, Row>> {
    using level                          = Row;
    static constexpr multiplicity number = multiplicity::aggregated;
};
template <direction Direction, auto Member, class Level>
struct related<picked_row<Direction, Member, Level>> {
    using level                          = Level;
    static constexpr multiplicity number = multiplicity::picked;
};

/// The struct of a table.
template <class Level>
concept whole_row = mapped_row<Level> && std::same_as<row_of<table_for<Level>>, Level>;

/// An aggregate whose members are columns by their names: it says `using part_of = User;`.
template <class Level>
concept part_of_row = std::is_aggregate_v<Level> && requires { typename Level::part_of; } &&
                      whole_row<typename Level::part_of>;

template <class Level>
consteval bool begins_with_row() {
    if constexpr (!std::is_aggregate_v<Level> || table<Level> || whole_row<Level> ||
                  part_of_row<Level>) {
        return false;
    } else if constexpr (member_count<Level> == 0 || member_count<Level> > most_members) {
        return false;
    } else {
        using first = first_type<members_of<Level>>;
        return whole_row<first> || part_of_row<first>;
    }
}

/// An aggregate whose first member is a row or a part of one. The others are relations.
template <class Level>
concept row_with_relations = begins_with_row<Level>();

template <class Level>
concept shape =
    whole_row<Level> || row_with_relations<Level> ||
    (part_of_row<Level> && member_count<Level> != 0 && member_count<Level> <= most_members);

/// Rule `not-a-shape`.
template <class Level>
consteval bool check_shape() {
    static_assert(shape<Level>,
                  "orm: a level of a shape is the struct of a table, an aggregate whose first "
                  "member is one and whose others are relations, or one that says `using part_of = "
                  "...;` of it. It has at most 16 members. docs/errors.md#not-a-shape");
    return shape<Level>;
}

/// What is known of a level:
///
/// - `table`, and `columns`, those that are read, in the order of the select list,
/// - `row`, the struct that holds them, and where it is in the level: `row_in(level)`,
/// - `relations`, the positions of the members that stand for other tables.
template <class Level>
struct level_facts;

template <whole_row Level>
struct level_facts<Level> {
    using table                    = table_for<Level>;
    using row                      = Level;
    using columns                  = columns_of<table>;
    using relations                = std::index_sequence<>;
    static constexpr bool is_whole = true;

    static constexpr row&       row_in(Level& level) { return level; }
    static constexpr row const& row_in(Level const& level) { return level; }

    template <class Column>
    static auto& member(row& held) {
        return *reinterpret_cast<typename Column::declared*>(reinterpret_cast<char*>(&held) +
                                                             Column::offset());
    }
    template <class Column>
    static auto const& member(row const& held) {
        return member<Column>(const_cast<row&>(held));
    }
};

template <std::size_t Begin, class Indexes>
struct counted_from;
template <std::size_t Begin, std::size_t... Index>
struct counted_from<Begin, std::index_sequence<Index...>> {
    using result = std::index_sequence<Begin + Index...>;
};

template <row_with_relations Level>
struct level_facts<Level> : level_facts<first_type<members_of<Level>>> {
    using row = first_type<members_of<Level>>;
    using relations =
        typename counted_from<1, std::make_index_sequence<member_count<Level> - 1>>::result;

    static constexpr row&       row_in(Level& level) { return member_at<0>(level); }
    static constexpr row const& row_in(Level const& level) { return member_at<0>(level); }
};

template <class Columns>
struct column_names;
template <class... Columns>
struct column_names<types<Columns...>> {
    static constexpr std::string_view values[sizeof...(Columns)]{Columns::member_name...};

    /// The number of columns where there is no such name.
    static consteval std::size_t find(std::string_view name) {
        std::size_t at = 0;
        while (at != sizeof...(Columns) && values[at] != name) ++at;
        return at;
    }
};

template <class Table, class Part, std::size_t Index>
concept column_of_that_name =
    column_names<columns_of<Table>>::find(member_name<Part, Index>) != columns_of<Table>::size;

template <class Member, class Column>
concept member_holds_column = std::same_as<Member, typename Column::declared> ||
                              std::same_as<Member, std::optional<typename Column::declared>>;

/// Rule `part-without-column`. Its template arguments show the member's position, from 0.
template <class Table, class Part, std::size_t Index>
consteval bool check_part_column() {
    static_assert(column_of_that_name<Table, Part, Index>,
                  "orm: a member of a part of a row has no column of its name. Name it like the "
                  "member of the table's struct. docs/errors.md#part-without-column");
    return column_of_that_name<Table, Part, Index>;
}

/// Rule `part-member-type`.
template <class Member, class Column>
consteval bool check_part_member() {
    static_assert(member_holds_column<Member, Column>,
                  "orm: a member of a part of a row has another type than the column of its name. "
                  "Declare it as the table's struct does. docs/errors.md#part-member-type");
    return member_holds_column<Member, Column>;
}

/// Rules of a part's members.
template <class Part, std::size_t... Index>
consteval bool check_part(std::index_sequence<Index...>) {
    using table   = table_for<typename Part::part_of>;
    using columns = columns_of<table>;
    return ([] {
        using member = type_at<members_of<Part>, Index>;
        if constexpr (!column_value<member>) {
            return true;
        } else if constexpr (check_part_column<table, Part, Index>()) {
            constexpr std::size_t at = column_names<columns>::find(member_name<Part, Index>);
            return check_part_member<member, type_at<columns, at>>();
        } else {
            return false;
        }
    }() && ...);
}

/// The struct of a level that may be a part: its members are columns of its table.
template <class Level>
consteval bool check_columns_of_level() {
    if constexpr (part_of_row<Level>)
        return check_part<Level>(std::make_index_sequence<member_count<Level>>{});
    else if constexpr (row_with_relations<Level>)
        return check_columns_of_level<first_type<members_of<Level>>>();
    else
        return true;
}

/// The column at a position; none where a name has none, which is told by the rule above.
template <class Columns, std::size_t At>
struct column_at {
    using result = types<type_at<Columns, At>>;
};
template <class Columns, std::size_t At>
    requires(At == Columns::size)
struct column_at<Columns, At> {
    using result = types<>;
};

/// The members of a part one by one: each is a column or a relation.
template <class Part, std::size_t Index>
struct part_member {
    using member    = type_at<members_of<Part>, Index>;
    using all       = columns_of<table_for<typename Part::part_of>>;
    using columns   = types<>;
    using relations = types<std::integral_constant<std::size_t, Index>>;
};
template <class Part, std::size_t Index>
    requires column_value<type_at<members_of<Part>, Index>>
struct part_member<Part, Index> {
    using all = columns_of<table_for<typename Part::part_of>>;
    using columns =
        typename column_at<all, column_names<all>::find(member_name<Part, Index>)>::result;
    using relations = types<>;
};

template <class Part, class Indexes>
struct part_members;
template <class Part, std::size_t... Index>
struct part_members<Part, std::index_sequence<Index...>> {
    using columns   = joined_types<typename part_member<Part, Index>::columns...>;
    using relations = joined_types<typename part_member<Part, Index>::relations...>;

    template <class Column>
    static consteval std::size_t position() {
        std::size_t at = 0;
        static_cast<void>(
            ((part_member<Part, Index>::columns::template contains<Column> || (++at, false)) ||
             ...));
        return at;
    }
};

template <class... Index>
std::index_sequence<Index::value...> as_indexes(types<Index...>);

template <part_of_row Level>
struct level_facts<Level> {
    using members   = part_members<Level, std::make_index_sequence<member_count<Level>>>;
    using table     = table_for<typename Level::part_of>;
    using row       = Level;
    using columns   = typename members::columns;
    using relations = decltype(as_indexes(typename members::relations{}));
    static constexpr bool is_whole = false;

    static constexpr row&       row_in(Level& level) { return level; }
    static constexpr row const& row_in(Level const& level) { return level; }

    template <class Column, class Row>
    static constexpr auto& member(Row& held) {
        return member_at<members::template position<Column>()>(held);
    }
};

template <class Level>
using table_of_level = typename level_facts<Level>::table;

template <class Level>
inline constexpr bool has_relations = level_facts<Level>::relations::size() != 0;

/// A relation: a member of a level and its position.
template <class Level, std::size_t Index>
struct relation {
    using parent = Level;
    using member = type_at<members_of<Level>, Index>;
    using child  = typename related<member>::level;

    static constexpr std::size_t  position = Index;
    static constexpr multiplicity number   = related<member>::number;
};

}  // namespace orm
