// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <orm/schema/direction.hpp>
#include <orm/schema/foreign_key.hpp>
#include <orm/schema/modifiers.hpp>
#include <orm/schema/sequence.hpp>
#include <orm/support/array_view.hpp>
#include <orm/type/sql_type.hpp>

// A schema as plain data, in the words of one dialect. Nothing in it points back to C++ types, so
// that what was written down in a migration, what a program declares and what a live database says
// are values of the same type. Texts and lists are views of storage that somebody else owns, for
// ever where the compiler has made them. An empty text is one that is not there.

namespace orm {

/// What is to be said of few columns.
struct column_details {
    std::string_view             type_text      = {};  // where the type has arguments or a name
    bool                         autoincrement  = false;
    std::string_view             default_text   = {};  // as it stands behind the word `default`
    generated_kind               generated      = generated_kind::none;
    std::string_view             generated_text = {};
    std::string_view             collation      = {};
    array_view<std::string_view> values         = {};  // of an enum stored by name, in its order
    std::string_view             comment        = {};

    // What only a migration to this schema asks for.
    std::string_view renamed_from  = {};
    std::string_view backfill_text = {};  // what rows that are there get where they have no value
    std::string_view using_text    = {};  // what becomes of their values
    std::string_view type_renamed_from         = {};  // of a native enum
    array_view<std::string_view> values_before = {};  // as `values`, empty where not renamed
};
/// Of all others, which copy it: compilers would pay for each of its members in every column.
inline constexpr column_details no_details{};

struct column_model {
    std::string_view name     = {};
    sql_type         type     = sql_type::bigint;
    bool             not_null = false;
    column_details   details  = no_details;
};

/// A primary key or a unique constraint. A key that is not there has no columns.
struct key_model {
    std::string_view             name    = {};
    bool                         named   = false;  // PostgreSQL would not choose it by itself
    array_view<std::string_view> columns = {};
};

struct foreign_key_model {
    std::string_view             name               = {};
    bool                         named              = false;  // as in a key
    array_view<std::string_view> columns            = {};
    std::string_view             referenced_schema  = {};
    std::string_view             referenced_table   = {};
    array_view<std::string_view> referenced_columns = {};
    foreign_key_options          options            = {};
    std::string_view             marked_by          = {};  // the column a soft cascade sets
};

struct check_model {
    std::string_view name      = {};
    std::string_view condition = {};
    std::string_view column =
        {};  // the one it was declared with; SQLite drops the check along with it
};

struct index_item_model {
    std::string_view text          = {};  // a column's name, or an expression
    bool             is_expression = false;
    direction        order         = direction::ascending;
    nulls_position   nulls         = nulls_position::engine_default;
    std::string_view operators     = {};  // the class of operators, where it is not the usual one
};

struct index_model {
    std::string_view             name      = {};
    bool                         unique    = false;
    array_view<index_item_model> items     = {};
    std::string_view             condition = {};  // of the rows that are in the index

    // PostgreSQL only.
    std::string_view             method             = {};
    array_view<std::string_view> included           = {};
    std::string_view             storage            = {};
    bool                         nulls_not_distinct = false;
};

/// PostgreSQL only. The definition is what stands behind the name.
struct exclusion_model {
    std::string_view name       = {};
    std::string_view definition = {};
};

struct table_model {
    std::string_view schema        = {};
    std::string_view name          = {};
    std::string_view renamed_from  = {};
    bool             strict        = false;
    bool             without_rowid = false;

    array_view<column_model>      columns      = {};
    key_model                     primary_key  = {};
    array_view<key_model>         unique_keys  = {};
    array_view<foreign_key_model> foreign_keys = {};
    array_view<check_model>       checks       = {};
    array_view<index_model>       indexes      = {};
    array_view<exclusion_model>   exclusions   = {};
    std::string_view              comment      = {};
};

/// What a view reads: a table or another view.
struct relation_name {
    std::string_view schema = {};
    std::string_view name   = {};
};

/// A query with a name. Its text is one of the engine's, with all values in it.
struct view_model {
    std::string_view             schema       = {};
    std::string_view             name         = {};
    bool                         materialized = false;  // in SQLite: a search table
    array_view<std::string_view> columns      = {};
    std::string_view             query        = {};
    array_view<relation_name>    reads        = {};
    array_view<index_model>      indexes      = {};  // of a materialized one

    /// What SQLite has for a materialized view, made by options in place of a query.
    constexpr bool is_search_table() const { return query.starts_with("fts5"); }
};

/// PostgreSQL only.
struct sequence_model {
    std::string_view schema  = {};
    std::string_view name    = {};
    sequence_options options = {};
};

/// In the words of one engine: what stands behind its name, and its statements. In PostgreSQL these
/// are the body of a function of the same name.
struct trigger_model {
    std::string_view schema     = {};
    std::string_view name       = {};
    std::string_view table      = {};
    std::string_view definition = {};
    std::string_view body       = {};
};

/// A type of the database's own. PostgreSQL only.
struct enum_model {
    std::string_view             name          = {};
    array_view<std::string_view> values        = {};
    std::string_view             renamed_from  = {};
    array_view<std::string_view> values_before = {};  // as in a column
};

struct schema_model {
    array_view<table_model>    tables    = {};  // in the order of schema()
    array_view<view_model>     views     = {};
    array_view<sequence_model> sequences = {};
    array_view<trigger_model>  triggers  = {};
    array_view<enum_model>     enums     = {};
};

}  // namespace orm
