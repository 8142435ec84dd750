// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <utility>

#include <orm/query/row.hpp>
#include <orm/relation/level.hpp>
#include <orm/type/to_value.hpp>

namespace orm {

template <class Read>
inline constexpr bool is_several_values = false;
template <class... Slots>
inline constexpr bool is_several_values<row<Slots...>> = true;

/// A value of a row that was read; the row itself where it is one value.
template <std::size_t Index, class Read>
constexpr auto& value_at(Read& read) {
    if constexpr (is_several_values<std::remove_const_t<Read>>)
        return read.template get<Index>();
    else
        return read;
}

/// What the statement of a level reads, made the row of that level. `Query` is a `level_query`.
template <class Query>
struct taken_row {
    using level   = typename Query::level;
    using row     = typename level::row;
    using columns = typename level::columns;
    using more    = typename Query::more;

    /// `move` where it is the last row made of what was read.
    template <class Read>
    static void store(Read& read, row& into, bool move) {
        if constexpr (Query::reads_row)
            store_value(value_at<0>(read), into, move);
        else
            store_columns(read, into, move, columns{}, std::make_index_sequence<columns::size>{});
    }

    /// A column of the key.
    template <class Column, class Read>
    static auto const& column(Read const& read) {
        constexpr std::size_t before = Query::reads_row ? 1 : columns::size;
        if constexpr (more::template contains<Column>)
            return value_at<before + index_of<Column>(more{})>(read);
        else if constexpr (Query::reads_row)
            return level_facts<row>::template member<Column>(value_at<0>(read));
        else
            return value_at<index_of<Column>(columns{})>(read);
    }

private:
    template <class Value, class Member>
    static void store_value(Value& value, Member& member, bool move) {
        if (move)
            member = std::move(value);
        else
            member = value;
    }

    template <class Read, class... Columns, std::size_t... Index>
    static void store_columns(Read& read, row& into, bool move, types<Columns...>,
                              std::index_sequence<Index...>) {
        (store_value(value_at<Index>(read), level_facts<row>::template member<Columns>(into), move),
         ...);
    }
};

}  // namespace orm
