// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/dialect/dialect.hpp>
#include <orm/dialect/feature.hpp>

namespace orm {

template <class Dialect, feature Feature>
concept engine_has = Feature == feature::none || Dialect::facts.features.contains(Feature);

/// Rule `feature-of-the-engine`, for what a writer came across. Compilers print dialect and
/// feature.
template <dialect Dialect, feature Feature>
consteval bool check_feature() {
    if constexpr (Feature == feature::lateral_joins) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: SQLite has no lateral joins, PostgreSQL has. Use a window function, or "
                      "a subquery in the select list. docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::quantified_comparisons) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: SQLite has no comparison with any() or all() of a query, PostgreSQL "
                      "has. Use in(), exists(), or min() and max(). "
                      "docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::all_in_set_operations) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: SQLite has no `intersect all` and no `except all`, PostgreSQL has. "
                      "docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::row_locks) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: SQLite has no row locks, PostgreSQL has. Leave it out: a transaction "
                      "that may write locks the whole database from its beginning. "
                      "docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::distinct_on) {
        static_assert(
            engine_has<Dialect, Feature>,
            "orm: SQLite has no `distinct on`, PostgreSQL has. Number the rows of a group "
            "by row_number() and take the first. docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::grouping_sets) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: SQLite has no rollup(), cube(), grouping_sets() and grouping() in any "
                      "version. Ask one grouped query for each set. "
                      "docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::reverse) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: SQLite has no reverse() in any version, PostgreSQL has. Turn the text "
                      "around in C++. docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::initcap) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: SQLite has no initcap() in any version, PostgreSQL has. Use upper() "
                      "and substring(). docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::regular_expressions) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: SQLite has no regular expressions in any version, PostgreSQL has. Use "
                      "like(), or a function of your own by fn<>(). "
                      "docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::ordered_aggregates) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: SQLite has order_by() inside of an aggregate from version 3.44 on, and "
                      "its dialect is written for 3.40; PostgreSQL has. Aggregate over an ordered "
                      "subquery. docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::distinct_separator) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: SQLite joins different texts by a comma only, in any version; "
                      "PostgreSQL by any text. Leave the separator out, or aggregate over a "
                      "select_distinct(). docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::conflict_constraints) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: SQLite finds no constraint by its name in on_conflict_on<>(), "
                      "PostgreSQL does. Name the columns in on_conflict(). "
                      "docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::several_conflict_clauses) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: PostgreSQL takes one on_conflict() in a statement, in any version; "
                      "SQLite takes several. docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::insert_or) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: PostgreSQL has no or_replace() and or_ignore() in any version, SQLite "
                      "has. Use on_conflict(). docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::tablesample) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: SQLite has no tablesample() in any version, PostgreSQL has. Order by "
                      "raw<>(\"random()\") and take the first rows. "
                      "docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::writes_in_with) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: SQLite has no insert, update or delete in with(), PostgreSQL has. Run "
                      "two statements in one transaction. docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::materialized_views) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: SQLite has no materialized views in any version, PostgreSQL has. Say "
                      "ORM_VIEW(), or fill a table. docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::copy) {
        static_assert(
            engine_has<Dialect, Feature>,
            "orm: SQLite has no copy_in() and copy_out(), PostgreSQL has. Give insert() a "
            "vector or span of rows, and read by stream(). "
            "docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::sequences) {
        static_assert(
            engine_has<Dialect, Feature>,
            "orm: SQLite has no sequences in any version, PostgreSQL has. Let a key count "
            "by autoincrement, or keep the count in a table. "
            "docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::ordered_intervals) {
        static_assert(
            engine_has<Dialect, Feature>,
            "orm: SQLite keeps durations as text, in which PT9S comes after PT10S, and PostgreSQL "
            "orders them by their length. Mark the column by as_integer. "
            "docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::ordered_enums) {
        static_assert(
            engine_has<Dialect, Feature>,
            "orm: SQLite keeps the names of an enum, and PostgreSQL a type that has the order of "
            "its values. Mark the column by as_integer. docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::compared_numerics) {
        static_assert(
            engine_has<Dialect, Feature>,
            "orm: SQLite keeps a numeric as the text of its digits, in which 10 comes before 9 and "
            "12.5 is not 12.50, and PostgreSQL compares numbers. Compare cast<double>() of it, or "
            "keep a whole number of the smallest unit. docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::search_tables) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: PostgreSQL has no search tables, which are SQLite's FTS5. Match "
                      "to_tsvector() with websearch_to_tsquery(). "
                      "docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::text_search) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: SQLite has no to_tsvector() and its kind, PostgreSQL has. Make an "
                      "ORM_SEARCH_TABLE(). docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::row_numbers) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: PostgreSQL keeps no rowid() of its rows, SQLite does. Use the primary "
                      "key. docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::time_ranges) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: SQLite has no range() of a duration in any version, PostgreSQL has. "
                      "Order by extract<time_part::epoch>() and count by numbers. "
                      "docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::exclusion_constraints) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: SQLite has no exclude() in any version, PostgreSQL has. Look for the "
                      "other rows in the transaction that writes, or in a trigger. "
                      "docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::nulls_not_distinct) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: SQLite has no nulls_not_distinct() in any version, PostgreSQL has from "
                      "15 on. Index coalesce() of the column. "
                      "docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::overriding) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: SQLite has no overriding_user_value() in any version, PostgreSQL has "
                      "from 10 on. Leave the key out. docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::statistics) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: SQLite has no stddev_samp() and its like in any version, PostgreSQL "
                      "has. Work it out of count(x), sum(x) and sum(x * x). "
                      "docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::ordered_sets) {
        static_assert(engine_has<Dialect, Feature>,
                      "orm: SQLite has no percentile_cont(), percentile_disc() and mode() in any "
                      "version, PostgreSQL has. Number the rows by row_number() over their order. "
                      "docs/errors.md#feature-of-the-engine");
    } else if constexpr (Feature == feature::rows_of_triggers) {
        static_assert(
            engine_has<Dialect, Feature>,
            "orm: new_() and old_() stand for the row of a trigger and have no meaning in "
            "another statement. docs/errors.md#row-of-a-trigger");
    }
    return engine_has<Dialect, Feature>;
}

}  // namespace orm
