// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <initializer_list>

namespace orm {

/// What one engine has and another has not.
enum class feature : std::uint8_t {
    none,
    lateral_joins,
    quantified_comparisons,
    all_in_set_operations,  // intersect all, except all
    row_locks,
    distinct_on,
    grouping_sets,  // rollup, cube, grouping sets, grouping()
    reverse,
    initcap,
    regular_expressions,
    ordered_aggregates,        // order by inside of an aggregate
    distinct_separator,        // in an aggregate that joins different texts
    conflict_constraints,      // on conflict on constraint
    several_conflict_clauses,  // on conflict (a) ... on conflict (b) ...
    insert_or,                 // insert or replace, insert or ignore
    tablesample,
    writes_in_with,  // with "moved" as (delete ... returning ...)
    materialized_views,
    copy,  // copy_in(), copy_out()
    sequences,
    ordered_intervals,  // where durations are kept as text
    ordered_enums,      // of the database
    compared_numerics,  // of types of the user's own
    search_tables,      // FTS5
    text_search,        // tsvector, tsquery
    row_numbers,        // rowid
    time_ranges,        // range between interval ... preceding
    exclusion_constraints,
    nulls_not_distinct,  // in a unique index
    overriding,          // of keys that the database counts
    number_series,       // generate_series
    statistics,          // stddev_samp() and its like
    ordered_sets,        // percentile_cont() and its like
    rows_of_triggers,    // which no engine has elsewhere
};

/// A set of features.
struct feature_set {
    std::uint64_t bits = 0;

    constexpr feature_set() = default;
    constexpr feature_set(std::initializer_list<feature> features) {
        for (feature const each : features) bits |= bit(each);
    }
    constexpr bool contains(feature wanted) const { return (bits & bit(wanted)) != 0; }

private:
    static constexpr std::uint64_t bit(feature of) {
        return std::uint64_t{1} << static_cast<unsigned>(of);
    }
};

}  // namespace orm
