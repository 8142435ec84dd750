// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>

#include <orm/schema/schema.hpp>
#include <orm/session/server_verbs.hpp>
#include <orm/support/function_ref.hpp>

namespace orm {

/// What becomes of a row that breaks uniqueness: `refuse`, as it is by default, `ignore`,
/// `overwrite`.
enum class dump_conflict : std::uint8_t;

/// How far a dump or a load has come.
struct dump_progress {
    std::string_view table;
    std::int64_t     rows_of_table;
    std::int64_t     rows;
};

struct dump_options {
    /// Told after so many rows of a table, and at its end.
    function_ref<void(dump_progress const&)> progress = {};
    std::int64_t                             every    = 1000;
};

struct load_dump_options {
    /// Of rows whose key, or whatever else is unique, is there already. To overwrite is to take the
    /// place of the row of the same key.
    dump_conflict                            conflicts = dump_conflict{};
    function_ref<void(dump_progress const&)> progress  = {};
    std::int64_t                             every     = 1000;
};

struct load_dump_result {
    std::int64_t rows;     // that were written
    std::int64_t skipped;  // that were there already, where conflicts are ignored
};

/// Verbs on all that is in a database. They need <orm/dump.hpp>.
template <backend_connection Connection>
class dump_verbs : public server_verbs<Connection> {
public:
    /// Writes the rows of all tables of a schema as lines of JSON, each table behind those it
    /// refers to, as they are at one moment, in constant memory: `db.dump(blog, file)`. `out` is a
    /// stream, or a function of `std::string_view`. Answers how many rows there were.
    template <database_schema Schema, class Out>
    std::int64_t dump(Schema const& schema, Out&& out, dump_options const& options = {}) {
        return dump_database(*session_, schema, out, options);
    }

    /// Writes the rows of such lines, all or none, in constant memory, and lets the database count
    /// keys behind them. `in` is a stream, or a function that fills a `std::string&` and answers
    /// false at the end. Throws `json_error` where a line is damaged or does not fit the schema,
    /// and what the database says of a row; `row()` is the line.
    template <database_schema Schema, class In>
    load_dump_result load_dump(Schema const& schema, In&& in,
                               load_dump_options const& options = {}) {
        return load_database(*session_, schema, in, options);
    }

protected:
    using server_verbs<Connection>::server_verbs;
    using server_verbs<Connection>::session_;
};

}  // namespace orm
