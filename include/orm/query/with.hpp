// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>

#include <orm/query/set.hpp>
#include <orm/query/with_write.hpp>

namespace orm {

/// The rows of a common table expression, by its name: what from() and the joins take of it.
template <fixed_string Name, class Query>
struct common_rows : named_query<common_rows<Name, Query>, Name, Query> {
    using operands = types<>;

    static constexpr std::string_view name = Name.view();
};

/// The same under another name, to join them with themselves.
template <fixed_string Alias, class Rows>
struct aliased_rows;
template <fixed_string Alias, fixed_string Name, class Query>
struct aliased_rows<Alias, common_rows<Name, Query>>
    : named_query<aliased_rows<Alias, common_rows<Name, Query>>, Alias, Query> {
    using operands = types<>;

    static constexpr std::string_view name = Name.view();
};

/// Whether the engine keeps the rows of a common table expression, or works them out where they are
/// used. PostgreSQL 12, SQLite 3.35.
enum class materialization : std::uint8_t { engine_default, materialized, not_materialized };

/// A common table expression: its definition for with(), its name for from() and joins. `Rows` are
/// its rows as seen from outside, `Inner` as a recursive one sees itself.
template <class Rows, class Query, class Inner = Rows,
          materialization Kept = materialization::engine_default>
struct common_table : Rows {
    using operands = types<Query>;
    using rows     = Rows;
    using inner    = Inner;

    static constexpr materialization kept         = Kept;
    static constexpr bool            is_recursive = !std::is_same_v<Rows, Inner>;
    static constexpr bool            is_write     = is_returned<Query>;

    Query query;

    constexpr explicit common_table(Query given) : query(given) {}

    constexpr auto materialized() const {
        return common_table<Rows, Query, Inner, materialization::materialized>(query);
    }
    constexpr auto not_materialized() const {
        return common_table<Rows, Query, Inner, materialization::not_materialized>(query);
    }
};

template <class Type>
inline constexpr bool is_common_table = false;
template <class Rows, class Query, class Inner, materialization Kept>
inline constexpr bool is_common_table<common_table<Rows, Query, Inner, Kept>> = true;

template <class Rows, class Query, class Inner, materialization Kept>
struct source_of<common_table<Rows, Query, Inner, Kept>> {
    using result = Rows;
};

/// `with "recent" as (...)`, in front of the select list.
template <class... Tables>
struct with_clause {
    using operands                        = types<Tables...>;
    static constexpr clause position      = clause::select;
    static constexpr bool   has_recursion = (Tables::is_recursive || ...);
    static constexpr bool   has_writes    = (Tables::is_write || ...);

    list<Tables...> items;
};

template <class... Tables>
struct rows_declared<with_clause<Tables...>> {
    using result = types<declared<typename Tables::rows>..., declared<typename Tables::inner>...>;
};

template <class... Tables, class Around, class Before, class All>
struct foreign_in_clause<with_clause<Tables...>, Around, Before, All>
    : foreign_column<types<Tables...>, Around> {};

// Rows that with() has to declare.
template <fixed_string Name, class Query, class Around>
struct undeclared_source<common_rows<Name, Query>, Around> {
    using rows   = common_rows<Name, Query>;
    using result = std::conditional_t<Around::template contains<declared<rows>> ||
                                          Around::template contains<any_declared>,
                                      void, undeclared<rows>>;
};
template <fixed_string Alias, class Rows, class Around>
struct undeclared_source<aliased_rows<Alias, Rows>, Around> : undeclared_source<Rows, Around> {};

/// `with(a, b)` as long as it is not known what follows.
template <class... Tables>
struct with_start {
    with_clause<Tables...> with;

    template <selectable... Items>
    constexpr auto select(Items... items) const {
        check_aliases<Items...>();
        using list = select_list<false, select_item<Items>...>;
        return select_query<with_clause<Tables...>, list>{with,
                                                          {make_list(as_select_item(items)...)}};
    }
    template <selectable... Items>
    constexpr auto select_distinct(Items... items) const {
        check_aliases<Items...>();
        using list = select_list<true, select_item<Items>...>;
        return select_query<with_clause<Tables...>, list>{with,
                                                          {make_list(as_select_item(items)...)}};
    }

    template <table Table>
    constexpr auto insert_into(Table) const {
        check_written_table<Table>();
        return with_query<with_clause<Tables...>, insert_start<Table>>{with, {}};
    }
    template <table Table>
    constexpr auto update(Table) const {
        check_written_table<Table>();
        return with_query<with_clause<Tables...>, update_start<Table>>{with, {}};
    }
    template <table Table>
    constexpr auto delete_from(Table) const {
        check_written_table<Table>();
        return with_query<with_clause<Tables...>, delete_query<Table>>{with, {}};
    }
};

namespace dsl {

/// A common table expression: `auto recent = cte<"recent">(select(...)...);`, then
/// `with(recent).select(recent[posts.title]).from(recent)`.
template <fixed_string Name, subquery Query>
constexpr auto cte(Query query) {
    static_cast<void>(check_given_name<Name>());
    static_cast<void>(check_derived_columns<flat_items<typename Query::selected>>());
    return common_table<common_rows<Name, Query>, Query>(query);
}

/// The rows that a write answers with, to select or to insert them elsewhere. PostgreSQL only:
///
///     auto moved = cte<"moved">(delete_from(posts).where(...).returning(posts.id, posts.title));
///     with(moved).insert_into(archive).columns(archive.id, archive.title).select(
///         select(moved[posts.id], moved[posts.title]).from(moved));
///
/// Every part of the statement sees the tables as they were before.
template <fixed_string Name, returning_write Query>
constexpr auto cte(Query query) {
    static_cast<void>(check_given_name<Name>());
    using rows = returned_rows<Query>;
    static_cast<void>(check_derived_columns<flat_items<typename rows::selected>>());
    return common_table<common_rows<Name, rows>, rows>(rows{query});
}

/// A query that starts with some rows and goes on from those it has found, until there are no more:
///
///     auto tree = recursive<"tree">(
///         select(categories.id).from(categories).where(is_null(categories.parent_id)),
///         [](auto found) {
///             return select(categories.id).from(categories).inner_join(
///                 found, eq(categories.parent_id, found[categories.id]));
///         });
///
/// Rows come as often as they are found. Names and types are those of the first query.
template <fixed_string Name, subquery Query, class Step>
constexpr auto recursive(Query first, Step&& step) {
    static_cast<void>(check_given_name<Name>());
    static_cast<void>(check_derived_columns<flat_items<typename Query::selected>>());
    using inner      = common_rows<Name, Query>;
    auto const whole = union_all(first, step(inner{}));
    using query      = std::remove_const_t<decltype(whole)>;
    return common_table<common_rows<Name, query>, query, inner>(whole);
}

/// The same, but a row that has been found before is not followed again: it ends in a graph with
/// cycles, too.
template <fixed_string Name, subquery Query, class Step>
constexpr auto recursive_distinct(Query first, Step&& step) {
    static_cast<void>(check_given_name<Name>());
    static_cast<void>(check_derived_columns<flat_items<typename Query::selected>>());
    using inner      = common_rows<Name, Query>;
    auto const whole = union_(first, step(inner{}));
    using query      = std::remove_const_t<decltype(whole)>;
    return common_table<common_rows<Name, query>, query, inner>(whole);
}

template <class... Tables>
    requires(sizeof...(Tables) != 0 && (is_common_table<Tables> && ...))
constexpr auto with(Tables... tables) {
    return with_start<Tables...>{{make_list(tables...)}};
}

/// A second name for the rows of a common table expression.
template <fixed_string Alias, class Rows, class Query, class Inner, materialization Kept>
constexpr auto alias(common_table<Rows, Query, Inner, Kept>) {
    static_cast<void>(check_given_name<Alias>());
    return aliased_rows<Alias, Rows>{};
}

}  // namespace dsl
}  // namespace orm
