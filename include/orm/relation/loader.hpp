// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <orm/relation/check_load.hpp>
#include <orm/relation/match_filters.hpp>
#include <orm/relation/reduced_level.hpp>
#include <orm/relation/row_giver.hpp>

namespace orm {

/// A row that another one must refer to is not there, or is filtered out.
[[noreturn]] void throw_missing_related(std::string_view table, std::string_view related);

/// The keys that one statement asks for at most, far below what engines take as one parameter.
inline constexpr std::size_t keys_of_statement = 1'000'000;

/// The with() that is for a relation, by its number from 1; 0 where there is none. What is said of
/// the member comes before what is said of the table.
template <class Relation, class Option>
inline constexpr int with_rank = 0;
template <class Relation, auto Member, class Table, class... Clauses>
inline constexpr int with_rank<Relation, with_option<Member, Table, Clauses...>> =
    !with_option<Member, Table, Clauses...>::template is_for<
        typename Relation::parent, Relation::position, child_table<Relation>>()
        ? 0
    : std::is_null_pointer_v<decltype(Member)> ? 1
                                               : 2;

template <class Relation, class... Options>
consteval std::size_t with_for() {
    return place_of_highest<with_rank<Relation, Options>...>;
}

template <class Relation, class... Options>
constexpr auto clauses_given(list<Options...> const& options) {
    constexpr std::size_t at = with_for<Relation, Options...>();
    if constexpr (at == 0)
        return list<>{};
    else
        return item_of<at - 1>(options).clauses;
}

template <class Relation, class... Options>
constexpr auto filtered_clauses(list<Options...> const& options) {
    if constexpr (is_matched<link_of<Relation, types<Options...>>>)
        return with_filters<Relation>(clauses_given<Relation>(options),
                                      filters_of<Relation>(options));
    else
        return clauses_given<Relation>(options);
}

template <class Relation, class... Options>
constexpr auto clauses_of(list<Options...> const& options) {
    if constexpr (Relation::number == multiplicity::picked)
        return clauses_of_pick(static_cast<typename Relation::member const*>(nullptr),
                               filtered_clauses<Relation>(options));
    else
        return filtered_clauses<Relation>(options);
}

template <class Relation, class Link, class Clauses>
struct query_of_relation;
template <class Relation, class Link, class... Clauses>
struct query_of_relation<Relation, Link, list<Clauses...>> {
    using result = level_query<typename Relation::child, Link, Clauses...>;
    using giver  = row_giver<Relation, result>;
};
template <class Relation, class Link, class... Clauses>
    requires(Relation::number == multiplicity::aggregated)
struct query_of_relation<Relation, Link, list<Clauses...>> {
    using result = level_aggregates<typename Relation::member, Link, Clauses...>;
    using giver  = aggregate_giver<Relation, result>;
};

/// Loads what belongs to the rows of a level, level by level.
template <backend_connection Connection, class... Options>
class loader {
public:
    using dialect = typename Connection::dialect;
    using options = types<Options...>;

    loader(session<Connection>& owner, list<Options...> const& given)
        : session_(owner), options_(given) {}

    template <class Level>
    void load(std::vector<Level*> const& rows, int depth) {
        if (rows.empty()) return;
        load_all(rows, depth, typename level_facts<Level>::relations{});
    }

    /// How many levels of a shape that holds itself are read.
    int depth() const {
        int levels = 0;
        for_each_item(&options_, [&](auto const* option) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(*option)>, depth_option>)
                levels = option->levels;
        });
        return levels;
    }

private:
    template <class Level, std::size_t... Index>
    void load_all(std::vector<Level*> const& rows, int depth, std::index_sequence<Index...>) {
        (load_relation<relation<Level, Index>>(rows, depth), ...);
    }

    template <class Relation, class Level>
    void load_relation(std::vector<Level*> const& rows, int depth) {
        if constexpr (holds_itself<typename Relation::child>) {
            if (depth <= 0) return;
            --depth;
        }
        using link = link_of<Relation, options>;
        key_index keys(link::child_columns::size, rows.size());
        for (std::uint32_t at = 0; at != rows.size(); ++at) {
            auto const& row = level_facts<Level>::row_in(std::as_const(*rows[at]));
            if constexpr (is_matched<link>)
                if (!meets_filters<Relation>(filters_of<Relation>(options_), row)) continue;
            add_key(keys, at, row, typename link::parent_columns{});
        }
        std::size_t const given = fetch<Relation>(rows, keys);
        if (Relation::number == multiplicity::one && given != rows.size())
            throw_missing_related(table_facts<parent_table<Relation>>::name,
                                  table_facts<child_table<Relation>>::name);
        load_below<Relation>(rows, depth);
    }

    template <class Relation, class Level>
    std::size_t fetch(std::vector<Level*> const& rows, key_index& keys) {
        auto clauses     = clauses_of<Relation>(options_);
        using link       = link_of<Relation, options>;
        using chosen     = query_of_relation<Relation, link, decltype(clauses)>;
        using level      = typename chosen::result;
        using query      = statement_of_level<level>;
        using giver_type = typename chosen::giver;
        giver_type giver(keys, rows);
        for (std::size_t first = 0; first < keys.count(); first += keys_of_statement) {
            std::size_t const left = keys.count() - first;
            query const       asked =
                level::make(keys.keys() + first * keys.columns(),
                            left < keys_of_statement ? left : keys_of_statement, clauses);
            session_.fetch_all({&plan_of<dialect, query>, &asked}, result_of<query>::layout(),
                               {&giver, giver_type::add});
            giver.give();
        }
        return giver.given();
    }

    template <class Relation, class Level>
    void load_below(std::vector<Level*> const& rows, int depth) {
        using child = typename Relation::child;
        if constexpr (has_relations<child> && Relation::number != multiplicity::aggregated) {
            std::vector<child*> children;
            for (Level* const row : rows)
                for_each_child<Relation::number>(member_at<Relation::position>(*row),
                                                 [&](child& each) { children.push_back(&each); });
            load(children, depth);
        }
    }

    session<Connection>&    session_;
    list<Options...> const& options_;
};

}  // namespace orm
