// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>

#include <boost/pfr/core.hpp>

#include <orm/query/result.hpp>

namespace orm {

template <class Target>
concept plain_aggregate = std::is_aggregate_v<Target> && std::is_default_constructible_v<Target>;

template <class Target, std::size_t Count, std::size_t Members = boost::pfr::tuple_size_v<Target>>
concept has_as_many_members = Members == Count;

/// A member takes a value of its own type, or of the same type that is never null.
template <class Member, class Value>
concept member_takes =
    std::is_same_v<Member, Value> || std::is_same_v<Member, std::optional<Value>>;

/// An aggregate in a target that is no value and no row of a table: its members take values.
template <class Member, class Outputs>
inline constexpr bool is_part_of_target = false;
template <plain_aggregate Member, class... Outputs>
inline constexpr bool is_part_of_target<Member, output_list<Outputs...>> =
    facts_of<Member>.family == type_family::none &&
    !(member_takes<Member, typename Outputs::value> || ...);

/// The members that take values, those of aggregates in the target among them.
template <class Target, class Outputs, class Indexes>
struct members_of_target;
template <class Member, class Outputs>
struct members_taking {
    using result = types<Member>;
};
template <class Member, class Outputs>
    requires is_part_of_target<Member, Outputs>
struct members_taking<Member, Outputs>
    : members_of_target<Member, Outputs,
                        std::make_index_sequence<boost::pfr::tuple_size_v<Member>>> {};
template <class Target, class Outputs, std::size_t... Index>
struct members_of_target<Target, Outputs, std::index_sequence<Index...>> {
    using result = joined_types<
        typename members_taking<boost::pfr::tuple_element_t<Index, Target>, Outputs>::result...>;
};
template <class Target, class Outputs>
using target_members =
    typename members_of_target<Target, Outputs,
                               std::make_index_sequence<boost::pfr::tuple_size_v<Target>>>::result;

template <class Outputs, class Aggregate>
void note_places(void const**& next, Aggregate const& aggregate) {
    boost::pfr::for_each_field(aggregate, [&]<class Member>(Member const& member) {
        if constexpr (is_part_of_target<Member, Outputs>)
            note_places<Outputs>(next, member);
        else
            *next++ = &member;
    });
}

/// Rule `into-member-type`. Its template arguments show the member, counted from 0, and both types.
template <std::size_t Index, class Member, class Value>
consteval bool check_member() {
    static_assert(member_takes<Member, Value>,
                  "orm: into<>() reads a value into a member of another type. A value that may be "
                  "null needs a std::optional. docs/errors.md#into-member-type");
    return member_takes<Member, Value>;
}

/// Rules `into-plain-aggregate` and `into-member-count`.
template <class Target, class... Outputs>
consteval bool check_target(output_list<Outputs...>) {
    if constexpr (!plain_aggregate<Target>) {
        static_assert(plain_aggregate<Target>,
                      "orm: into<>() fills plain aggregates, structs without constructors. "
                      "docs/errors.md#into-plain-aggregate");
        return false;
    } else if constexpr (!has_as_many_members<
                             Target, sizeof...(Outputs),
                             target_members<Target, output_list<Outputs...>>::size>) {
        constexpr std::size_t members = target_members<Target, output_list<Outputs...>>::size;
        static_assert(has_as_many_members<Target, sizeof...(Outputs), members>,
                      "orm: into<>() needs a struct with as many members as values are selected. "
                      "docs/errors.md#into-member-count");
        return false;
    } else {
        return []<std::size_t... Index>(std::index_sequence<Index...>) {
            using taking = target_members<Target, output_list<Outputs...>>;
            return (check_member<Index, type_at<taking, Index>, typename Outputs::value>() && ...);
        }(std::make_index_sequence<sizeof...(Outputs)>{});
    }
}

template <class Target, class Outputs, std::size_t... Index>
row_layout target_layout(Outputs, std::index_sequence<Index...>) {
    using described = layout_storage<Outputs, target_members<Target, Outputs>>;
    static constinit described storage;
    static bool const          placed = [] {
        Target const sample{};
        void const*  places[sizeof...(Index) + 1]{};
        void const** next = places;
        note_places<Outputs>(next, sample);
        return place(&sample, {places[Index]...}, storage.fields, storage.parts, described::flat);
    }();
    static_cast<void>(placed);
    return storage.layout();
}

template <class Target, class Query>
struct result_of<into_query<Target, Query>> {
    using outputs = typename outputs_of<Query>::result;
    using row     = Target;

    static row_layout layout() {
        if constexpr (check_target<Target>(outputs{}))
            return target_layout<Target>(outputs{}, std::make_index_sequence<outputs::size>{});
        else
            return {};
    }
};

}  // namespace orm
