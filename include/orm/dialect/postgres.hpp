// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/dialect/dialect.hpp>

namespace orm {

struct postgres_dialect {
    static constexpr feature_set features{feature::lateral_joins,
                                          feature::quantified_comparisons,
                                          feature::all_in_set_operations,
                                          feature::row_locks,
                                          feature::distinct_on,
                                          feature::grouping_sets,
                                          feature::ordered_intervals,
                                          feature::ordered_enums,
                                          feature::compared_numerics,
                                          feature::reverse,
                                          feature::initcap,
                                          feature::regular_expressions,
                                          feature::ordered_aggregates,
                                          feature::distinct_separator,
                                          feature::conflict_constraints,
                                          feature::tablesample,
                                          feature::writes_in_with,
                                          feature::materialized_views,
                                          feature::copy,
                                          feature::sequences,
                                          feature::text_search,
                                          feature::time_ranges,
                                          feature::exclusion_constraints,
                                          feature::nulls_not_distinct,
                                          feature::overriding,
                                          feature::number_series,
                                          feature::statistics,
                                          feature::ordered_sets};

    static constexpr dialect_facts facts{
        .name    = "PostgreSQL",
        .version = 130'000,
        .type_names =
            {"boolean",   "smallint",  "integer",  "bigint",    "real",        "double precision",
             "text",      "bytea",     "date",     "time",      "timestamptz", "interval",
             "numeric",   "uuid",      "json",     "jsonb",     "inet",        "cidr",
             "int4range", "int8range", "numrange", "daterange", "tstzrange",   "text"},
        .array_names       = {"boolean[]",   "smallint[]",    "integer[]",
                              "bigint[]",    "real[]",        "double precision[]",
                              "text[]",      "bytea[]",       "date[]",
                              "time[]",      "timestamptz[]", "interval[]",
                              "numeric[]",   "uuid[]",        "json[]",
                              "jsonb[]",     "inet[]",        "cidr[]",
                              "int4range[]", "int8range[]",   "numrange[]",
                              "daterange[]", "tstzrange[]",   "text[]"},
        .parameters        = parameter_style::dollar_number,
        .lists             = list_style::array,
        .schemas           = true,
        .sized_types       = true,
        .native_enums      = true,
        .ilike             = true,
        .distinct_from     = true,
        .exact_sums        = true,
        .set_parentheses   = true,
        .alter_constraints = true,
        .trigger_functions = true,
        .drops_together    = true,
        .index_nulls       = true,
        .quoted_collations = true,
        .delete_using      = true,
        .offset_alone      = true,
        .exact_types       = true,
        .cursors           = true,
        .features          = features,
    };
};

}  // namespace orm
