// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include <orm/relation/link.hpp>
#include <orm/relation/load.hpp>

// Which link a relation takes, given what via() says, and the rules about it.

namespace orm {

/// Links that are called by the columns of their key.
template <class Columns, class Links>
struct links_by_key;
template <class Columns, class... Links>
struct links_by_key<Columns, types<Links...>> {
    using result = joined_types<
        std::conditional_t<std::is_same_v<typename Links::key, Columns>, types<Links>, types<>>...>;
};
template <class Columns, class Links>
struct links_by_child_columns;
template <class Columns, class... Links>
struct links_by_child_columns<Columns, types<Links...>> {
    using result =
        joined_types<std::conditional_t<std::is_same_v<typename Links::child_columns, Columns>,
                                        types<Links>, types<>>...>;
};

/// The links of a relation that a way names: columns of a key between the two tables, those of a
/// table in between that refer to the parent, or such a table.
template <class Parent, class Child, multiplicity Number, class Way>
struct links_named {
    using through = links_through<Way, Parent, Child>;
    using result  = std::conditional_t<Number >= multiplicity::many, through, types<>>;
};
template <class Parent, class Child, multiplicity Number, class... Columns>
struct links_named<Parent, Child, Number, types<Columns...>> {
    using columns  = types<Columns...>;
    using junction = typename first_type<columns>::table;
    using direct =
        typename links_by_key<columns,
                              typename possible_links<Parent, Child, Number>::result>::result;
    using between = typename links_by_child_columns<
        columns, typename links_named<Parent, Child, Number, junction>::result>::result;
    using result = std::conditional_t<direct::size != 0, direct, between>;
};

/// The side of the parent comes first: within one table that is the side referred to where there
/// are many, and the one that refers where there is one. A row that is one alone has a unique
/// column.
template <class Parent, class Child, multiplicity Number, class Equal, class... Filters>
struct links_named<Parent, Child, Number, column_match<Equal, Filters...>> {
    using match = column_match<Equal, Filters...>;

    template <class OfParent, class OfChild>
    static consteval bool fits() {
        return std::is_same_v<typename OfParent::table, Parent> &&
               std::is_same_v<typename OfChild::table, Child> &&
               (Number >= multiplicity::many || is_unique_key<types<OfChild>>);
    }
    template <class OfParent, class OfChild>
    using link_if = std::conditional_t<fits<OfParent, OfChild>(),
                                       types<matched_link<OfParent, OfChild, match>>, types<>>;
    static constexpr bool filters_fit =
        (types<Parent, Child>::template contains<typename filtered_column<Filters>::table> && ...);

    using forward  = link_if<typename match::left, typename match::right>;
    using backward = link_if<typename match::right, typename match::left>;
    using first    = std::conditional_t<Number >= multiplicity::many, backward, forward>;
    using second   = std::conditional_t<Number >= multiplicity::many, forward, backward>;
    using result   = std::conditional_t<!filters_fit, types<>,
                                        std::conditional_t<first::size != 0, first, second>>;
};

template <class Relation>
using parent_table = table_of_level<typename Relation::parent>;
template <class Relation>
using child_table = table_of_level<typename Relation::child>;

template <class Relation, class Way>
using links_of_way = typename links_named<parent_table<Relation>, child_table<Relation>,
                                          Relation::number, Way>::result;

/// What the options say of a relation. `for_member`: the links by a via() of this very member;
/// `in_general`: those by any other; `has_member`: whether there is one of the first kind.
template <class Relation, class Option>
struct said_by {
    static constexpr bool names_this = false;
    using for_member                 = types<>;
    using in_general                 = types<>;
};
template <class Relation, auto Member, class Way>
struct said_by<Relation, via_option<Member, Way>> {
    using option = via_option<Member, Way>;
    static constexpr bool names_this =
        option::template is_for<typename Relation::parent, Relation::position>();
    using links      = links_of_way<Relation, Way>;
    using for_member = std::conditional_t<names_this, links, types<>>;
    using in_general = std::conditional_t<option::names_member, types<>, links>;
};

template <class Relation, class Options>
struct links_of_relation;
template <class Relation, class... Options>
struct links_of_relation<Relation, types<Options...>> {
    static constexpr bool is_named = (said_by<Relation, Options>::names_this || ...);
    using for_member = joined_types<typename said_by<Relation, Options>::for_member...>;
    using in_general = joined_types<typename said_by<Relation, Options>::in_general...>;
    using possible   = typename possible_links<parent_table<Relation>, child_table<Relation>,
                                               Relation::number>::result;
    using result =
        std::conditional_t<is_named, for_member,
                           std::conditional_t<in_general::size != 0, in_general, possible>>;
};

template <class Way, class Relation, class Links>
concept way_connects = Links::size != 0;

/// Rule `via-does-not-fit`, for one member.
template <class Way, class Relation, class Links>
consteval bool check_way() {
    static_assert(way_connects<Way, Relation, Links>,
                  "orm: via() names no foreign key that connects these two levels of the shape, "
                  "and no table between them. docs/errors.md#via-does-not-fit");
    return way_connects<Way, Relation, Links>;
}

/// Rules of one relation.
template <class Relation, class Options>
consteval bool check_relation() {
    using chosen = links_of_relation<Relation, Options>;
    using links  = typename chosen::result;
    using parent = parent_table<Relation>;
    using child  = child_table<Relation>;
    if constexpr (chosen::is_named && links::size == 0) {
        return check_way<Options, Relation, links>();
    } else if constexpr (!check_connected<parent, child, Relation::number, links>()) {
        return false;
    } else if constexpr (!check_connected_once<parent, child, links>()) {
        return false;
    } else if constexpr (Relation::number == multiplicity::one) {
        return check_always_there<typename Relation::member, first_type<links>>();
    } else {
        return true;
    }
}

template <class Relation, class Options>
using link_of = first_type<typename links_of_relation<Relation, Options>::result>;

/// All relations of a shape, those of inner levels as well, each level once. What is no level has
/// none.
template <class Level, class Seen>
struct relations_below;
template <class Level, class Seen, class Indexes>
struct relations_of_level;

template <class Found, class Seen>
struct found_relations {
    using found = Found;
    using seen  = Seen;
};

template <class Level, class Found, class Seen, std::size_t... Index>
struct walked;
template <class Level, class Found, class Seen>
struct walked<Level, Found, Seen> : found_relations<Found, Seen> {};
template <class Level, class... Found, class Seen, std::size_t First, std::size_t... Rest>
struct walked<Level, types<Found...>, Seen, First, Rest...> {
    using relation = orm::relation<Level, First>;
    using below    = typename relations_below<typename relation::child, Seen>::result;
    using here     = types<Found..., relation>;
    using next =
        walked<Level, joined_types<here, typename below::found>, typename below::seen, Rest...>;
    using found = typename next::found;
    using seen  = typename next::seen;
};
template <class Level, class Seen, std::size_t... Index>
struct relations_of_level<Level, Seen, std::index_sequence<Index...>> {
    using result = walked<Level, types<>, Seen, Index...>;
};
template <class Level, class Seen>
struct relations_below {
    using result = typename relations_of_level<Level, joined_types<Seen, types<Level>>,
                                               typename level_facts<Level>::relations>::result;
};
template <class Level, class Seen>
    requires(!shape<Level> || Seen::template contains<Level>)
struct relations_below<Level, Seen> {
    using result = found_relations<types<>, Seen>;
};

template <class Shape>
using relations_in = typename relations_below<Shape, types<>>::result::found;

}  // namespace orm
