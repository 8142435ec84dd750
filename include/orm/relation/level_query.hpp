// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>

#include <orm/expr/among_keys.hpp>
#include <orm/expr/window_function.hpp>
#include <orm/query/result.hpp>
#include <orm/relation/link.hpp>
#include <orm/relation/load.hpp>
#include <orm/render/among_keys.hpp>
#include <orm/schema/keys.hpp>
#include <orm/support/types.hpp>

// The statement of a level: the rows that belong to those of the level above.

namespace orm {

/// A clause of with(), by its position among clauses; void where it is not said.
template <clause Position, class... Clauses>
consteval std::size_t clause_at(types<Clauses...>) {
    std::size_t at = 0;
    static_cast<void>(((Clauses::position == Position || (++at, false)) || ...));
    return at;
}

template <clause Position, class... Clauses>
inline constexpr bool says = clause_at<Position>(types<Clauses...>{}) != sizeof...(Clauses);

template <clause Position, class... Clauses>
constexpr auto const& said(list<Clauses...> const& clauses) {
    constexpr std::size_t at = clause_at<Position>(types<Clauses...>{});
    return item_of<at>(clauses);
}

/// A list of clauses, and behind it one of others where these have it.
template <clause Position, class... Kept, class... Clauses>
constexpr auto keep(list<Kept...> const& kept, list<Clauses...> const& clauses) {
    if constexpr (says<Position, Clauses...>)
        return append_to(kept, said<Position>(clauses));
    else
        return kept;
}

/// Names for the columns of the key in a ranked query, where they may meet others of the same name.
template <std::size_t Index>
consteval fixed_string<10> key_label() {
    char label[] = "orm_key_0";
    label[8]     = static_cast<char>('0' + Index);
    return label;
}

template <class Columns, class Indexes>
struct labelled_key;
template <class... Columns, std::size_t... Index>
struct labelled_key<types<Columns...>, std::index_sequence<Index...>> {
    using result = types<alias_node<key_label<Index>(), Columns>...>;
};

/// The statement of the rows of `Level` that belong by `Link` to rows above.
///
/// Without a limit a row is read as it is, and behind it the columns of the key that are not in it.
/// With one the rows of each parent are numbered in a query inside, and columns are read one by
/// one.
template <class Level, class Link, class... Clauses>
struct level_query {
    using level = level_facts<Level>;
    using table = typename level::table;
    using key   = typename Link::child_columns;
    using given = list<Clauses...>;

    static constexpr bool is_limited =
        says<clause::limit, Clauses...> || says<clause::offset, Clauses...>;
    static constexpr bool reads_row = level::is_whole && !is_limited;

    /// The columns of the key that are read behind those of the row.
    using more = types_but<key, std::conditional_t<is_limited, types<>, typename level::columns>>;

    /// An aggregate for each key. An order, a limit and an offset change nothing about that.
    template <class Aggregate>
    static constexpr auto make_aggregates(Aggregate aggregate, value const* keys, std::size_t count,
                                          list<Clauses...> const& clauses) {
        return grouped(chosen(with_aggregate(key{}, aggregate), keys, count, clauses), key{});
    }

    static constexpr auto make(value const* keys, std::size_t count,
                               list<Clauses...> const& clauses) {
        if constexpr (is_limited)
            return ranked(keys, count, clauses);
        else
            return in_order(
                chosen(with_more(typename level::columns{}, more{}), keys, count, clauses),
                clauses);
    }

private:
    template <class... Key, class Aggregate>
    static constexpr auto with_aggregate(types<Key...>, Aggregate aggregate) {
        return dsl::select(Key{}..., aggregate);
    }
    template <class Query, class... Key>
    static constexpr auto grouped(Query query, types<Key...>) {
        return query.group_by(Key{}...);
    }

    template <class... Columns, class... More>
    static constexpr auto with_more(types<Columns...>, types<More...>) {
        return select_level<Level>(types<Columns...>{}, More{}...);
    }

    template <class... Join, class... Joined>
    static constexpr auto on(types<Join...>, types<Joined...>) {
        if constexpr (sizeof...(Join) == 1)
            return (dsl::eq(Join{}, Joined{}), ...);
        else
            return dsl::and_(dsl::eq(Join{}, Joined{})...);
    }

    template <class Selected>
    static constexpr auto from(Selected selected) {
        if constexpr (std::is_void_v<typename Link::junction>)
            return selected.from(table{});
        else
            return selected.from(table{}).inner_join(
                typename Link::junction{},
                on(typename Link::join_columns{}, typename Link::joined_columns{}));
    }

    template <class Rows>
    static constexpr auto about(Rows rows, [[maybe_unused]] list<Clauses...> const& clauses) {
        if constexpr (says<clause::from, Clauses...>)
            return about_deleted(rows, said<clause::from>(clauses));
        else
            return rows;
    }
    template <class Rows, deleted_rows Which>
    static constexpr auto about_deleted(Rows rows, deleted_of_level<Which>) {
        if constexpr (Which == deleted_rows::included)
            return rows.with_deleted(table{});
        else
            return rows.only_deleted(table{});
    }

    template <class... Columns>
    static constexpr auto among(types<Columns...>, value const* keys, std::size_t count) {
        return among_keys<Columns...>{keys, count};
    }

    template <class Selected>
    static constexpr auto chosen(Selected selected, value const* keys, std::size_t count,
                                 list<Clauses...> const& clauses) {
        auto const rows = about(from(selected), clauses).where(among(key{}, keys, count));
        if constexpr (says<clause::where, Clauses...>)
            return rows.where(said<clause::where>(clauses).condition);
        else
            return rows;
    }

    /// The primary key, where no order is asked for, so that the order is always the same.
    using natural_order = types_but<primary_key_of<table>, key>;

    template <class... Columns>
    static constexpr auto list_of(types<Columns...>) {
        return make_list(Columns{}...);
    }
    static constexpr auto items_of_order(list<Clauses...> const& clauses) {
        if constexpr (says<clause::order_by, Clauses...>)
            return said<clause::order_by>(clauses).items;
        else
            return list_of(natural_order{});
    }

    template <class Query, class... Key, class... Items, std::size_t... Index>
    static constexpr auto ordered(Query query, types<Key...>, list<Items...> const& items,
                                  std::index_sequence<Index...>) {
        return query.order_by(Key{}..., item_of<Index>(items)...);
    }
    template <class Query, class... Items>
    static constexpr auto ordered(Query query, list<Items...> const& items) {
        return ordered(query, key{}, items, std::index_sequence_for<Items...>{});
    }

    /// The rows of one parent come together, in their order.
    template <class Query>
    static constexpr auto in_order(Query query, list<Clauses...> const& clauses) {
        if constexpr (one_row_each && !says<clause::order_by, Clauses...>)
            return query;
        else
            return ordered(query, items_of_order(clauses));
    }

    /// The key is that of the row: no parent has two.
    static constexpr bool one_row_each =
        std::is_void_v<typename Link::junction> && is_unique_key<key>;

    template <class... Key, class... Items, std::size_t... Index>
    static constexpr auto place(types<Key...>, [[maybe_unused]] list<Items...> const& items,
                                std::index_sequence<Index...>) {
        auto const parts = dsl::partition_by(Key{}...);
        if constexpr (sizeof...(Items) == 0)
            return dsl::row_number().over(parts);
        else
            return dsl::row_number().over(parts.order_by(item_of<Index>(items)...));
    }
    template <class... Items>
    static constexpr auto place(list<Items...> const& items) {
        return dsl::as<"orm_place">(place(key{}, items, std::index_sequence_for<Items...>{}));
    }

    template <class... Columns, class... Key, class Place>
    static constexpr auto numbered(types<Columns...>, types<Key...>, Place const& number) {
        return dsl::select(Columns{}..., Key{}..., number);
    }

    template <class Ranked, class... Columns, class... Key, class Place>
    static constexpr auto outer(Ranked rows, types<Columns...>, types<Key...>, Place number,
                                list<Clauses...> const& clauses) {
        auto const query = dsl::select(rows[Columns{}]..., rows[Key{}]...).from(rows);
        return limited(query, rows[number], clauses).order_by(rows[Key{}]..., rows[number]);
    }

    template <class Query, class Place>
    static constexpr auto limited(Query query, Place number, list<Clauses...> const& clauses) {
        if constexpr (!says<clause::offset, Clauses...>) {
            return query.where(dsl::lte(number, said<clause::limit>(clauses).count.stored));
        } else {
            std::int64_t const skipped = said<clause::offset>(clauses).count.stored;
            auto const         behind  = query.where(dsl::gt(number, skipped));
            if constexpr (says<clause::limit, Clauses...>)
                return behind.where(dsl::lte(
                    number, last_place(skipped, said<clause::limit>(clauses).count.stored)));
            else
                return behind;
        }
    }

    static constexpr std::int64_t last_place(std::int64_t skipped, std::int64_t most) {
        constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
        return most > highest - skipped ? highest : skipped + most;
    }

    static constexpr auto ranked(value const* keys, std::size_t count,
                                 list<Clauses...> const& clauses) {
        using labelled    = typename labelled_key<key, std::make_index_sequence<key::size>>::result;
        auto const number = place(items_of_order(clauses));
        auto const inner =
            chosen(numbered(typename level::columns{}, labelled{}, number), keys, count, clauses);
        return outer(inner.template as<"orm_ranked">(), typename level::columns{}, labelled{},
                     number, clauses);
    }
};

/// The type of the statement itself.
template <class LevelQuery>
using statement_of_level =
    decltype(LevelQuery::make(nullptr, 0, std::declval<typename LevelQuery::given const&>()));

}  // namespace orm
