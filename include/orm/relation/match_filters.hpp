// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

#include <orm/relation/chosen_link.hpp>
#include <orm/relation/level_query.hpp>

// What columns have to be, beside those by which the rows of a relation without a foreign key are
// found.

namespace orm {

template <int... Ranks>
inline constexpr std::size_t place_of_highest = [] {
    int const   ranks[]{0, Ranks...};
    std::size_t best = 0;
    for (std::size_t at = 1; at <= sizeof...(Ranks); ++at)
        if (ranks[at] > ranks[best]) best = at;
    return best;
}();

/// The same of the via() by whose columns a relation is found.
template <class Relation, class... Options>
consteval std::size_t via_for() {
    return place_of_highest<(said_by<Relation, Options>::for_member::size != 0   ? 2
                             : said_by<Relation, Options>::in_general::size != 0 ? 1
                                                                                 : 0)...>;
}

template <class Link>
inline constexpr bool is_matched = false;
template <class ParentColumn, class ChildColumn, class Match>
inline constexpr bool is_matched<matched_link<ParentColumn, ChildColumn, Match>> = true;

/// The filters of a relation that is found by one.
template <class Relation, class... Options>
constexpr auto const& filters_of(list<Options...> const& options) {
    constexpr std::size_t at = via_for<Relation, Options...>() - 1;
    return item_of<at>(options).filters;
}

/// Whether a filter is about the rows above, and not about those that are read.
template <class Relation, class Filter>
inline constexpr bool filters_parent =
    !std::is_same_v<typename filtered_column<Filter>::table, child_table<Relation>> ||
    (std::is_same_v<parent_table<Relation>, child_table<Relation>> &&
     Relation::number < multiplicity::many);

/// Whether anything can belong to a row at all.
template <class Relation, class... Filters, class Row>
bool meets_filters([[maybe_unused]] list<Filters...> const& filters,
                   [[maybe_unused]] Row const&              row) {
    [[maybe_unused]] auto const meets = [&]<class Filter>(Filter const& filter) {
        if constexpr (filters_parent<Relation, Filter>)
            return level_facts<Row>::template member<filtered_column<Filter>>(row) ==
                   filter.rhs.stored;
        else
            return true;
    };
    bool all = true;
    for_each_item(&filters, [&](auto const* filter) { all = all && meets(*filter); });
    return all;
}

/// The clauses with one condition more.
template <class... Clauses, class Condition>
constexpr auto with_condition(list<Clauses...> const& clauses, Condition const& added) {
    auto const before = keep<clause::from>(list<>{}, clauses);
    auto const behind = [&](auto const& where) {
        using clause_type = where_clause<std::remove_cvref_t<decltype(where)>>;
        auto const chosen = append_to(before, clause_type{where});
        auto const order  = keep<clause::order_by>(chosen, clauses);
        return keep<clause::offset>(keep<clause::limit>(order, clauses), clauses);
    };
    if constexpr (says<clause::where, Clauses...>)
        return behind(dsl::and_(said<clause::where>(clauses).condition, added));
    else
        return behind(added);
}

template <class Relation, class Clauses, class Filter>
constexpr auto with_filter(Clauses const& clauses, Filter const& filter) {
    if constexpr (filters_parent<Relation, Filter>)
        return clauses;
    else
        return with_condition(clauses, filter);
}

/// The clauses with a condition for each filter that is about the rows that are read.
template <class Relation, class Clauses, class... Filters, std::size_t At = 0>
constexpr auto with_filters(Clauses const& clauses, list<Filters...> const& filters,
                            std::integral_constant<std::size_t, At> = {}) {
    if constexpr (At == sizeof...(Filters)) {
        return clauses;
    } else {
        auto const added = with_filter<Relation>(clauses, item_of<At>(filters));
        return with_filters<Relation>(added, filters,
                                      std::integral_constant<std::size_t, At + 1>{});
    }
}

}  // namespace orm
