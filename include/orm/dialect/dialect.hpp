// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <string_view>

#include <orm/dialect/feature.hpp>
#include <orm/type/sql_type.hpp>

namespace orm {

enum class parameter_style : std::uint8_t { question_mark, dollar_number };

/// How a list of values becomes one parameter.
enum class list_style : std::uint8_t { json_each, array };

/// What SQL text depends on, as data. A dialect is a type with such a constant named `facts`.
struct dialect_facts {
    std::string_view name;
    /// The oldest version it is written for, as the engine numbers it: 3040000, 130000.
    int version = 0;
    /// By sql_type.
    std::string_view type_names[sql_type_count] = {};
    /// The same of their arrays; none where these are texts.
    std::string_view array_names[sql_type_count] = {};

    parameter_style parameters = parameter_style::question_mark;
    list_style      lists      = list_style::json_each;

    bool schemas          = false;  // tables live in named schemas
    bool sized_types      = false;  // what varchar(n) and numeric(p, s) say is kept to
    bool native_enums     = false;  // a type of the database's own
    bool table_options    = false;  // strict, without rowid
    bool rowid_keys       = false;  // an integer primary key is the row's number
    bool ilike            = false;  // like compares case and ilike does not
    bool distinct_from    = false;  // is [not] distinct from; otherwise is [not]
    bool exact_sums       = false;  // sums and averages of integers are numeric
    bool integer_booleans = false;  // true and false are stored as 1 and 0
    bool virtual_columns  = false;
    bool set_parentheses  = false;  // around the queries of a set operation

    bool sqlite_functions  = false;  // by SQLite's names and in its forms; else by PostgreSQL's
    bool alter_constraints = false;  // a foreign key can be added to a table that is there
    bool trigger_functions = false;  // triggers run functions, and are named with their tables
    bool exists_clauses    = false;  // create view and trigger take `if not exists`, too
    bool drops_together    = false;  // one statement drops tables that refer to each other
    bool index_nulls       = false;  // an index says where nulls go
    bool quoted_collations = false;  // the name of a collation is an identifier
    bool delete_using      = false;  // delete names other tables
    bool offset_alone      = false;  // without a limit
    bool conflict_or_join  = false;  // the `on` of a conflict would be that of a join before it
    bool exact_types       = false;  // arguments and lists of values have the very types
    bool explains_in_steps = false;  // explain answers with numbered steps
    bool cursors           = false;  // rows come of one statement at a time, or of cursors

    /// What not every engine has and queries may ask for.
    feature_set features = {};

    constexpr std::string_view type_name(sql_type type) const {
        if (is_array(type) && array_names[0].empty()) return type_name(sql_type::text);
        return is_array(type) ? array_names[static_cast<int>(element_of(type))]
                              : type_names[static_cast<int>(type)];
    }
};

template <class Dialect>
concept dialect = requires {
    { Dialect::facts.name } -> std::convertible_to<std::string_view>;
};

}  // namespace orm
