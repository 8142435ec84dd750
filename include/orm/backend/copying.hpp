// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <span>
#include <string_view>

#include <orm/type/value.hpp>

namespace orm {

/// A table and those of its columns that rows are copied into.
struct copy_target {
    std::string_view                  sql;           // of the copy itself
    std::string_view                  table_in_sql;  // quoted
    std::string_view                  table;         // for messages
    std::span<std::string_view const> columns;
};

/// What rows look like that are copied out.
enum class copy_format : std::uint8_t {
    csv,  // with a line of names
    csv_without_names,
    text,    // PostgreSQL's own, columns apart by tabs
    binary,  // PostgreSQL's own
};

/// Where bytes go that are copied out: a function, told of each row in turn, and what it knows.
struct byte_sink {
    void (*take)(void* context, std::string_view bytes);
    void* context;
};

/// A connection that can move many rows at once, beside statements. Between `begin_copy_in` and its
/// end everything else throws `misuse`. A source file of the backend says `template class
/// orm::running_copy<connection>`.
template <class Connection>
concept copying_connection =
    requires(Connection& connection, copy_target const& target, std::span<value const> values,
             std::string_view sql, byte_sink sink, copy_format format) {
        connection.begin_copy_in(target);
        /// The values of one row, in the order of the columns.
        connection.copy_row(values);
        /// How many rows there are now that were not there before.
        { connection.end_copy_in() } -> std::same_as<std::int64_t>;
        /// None of them.
        { connection.abort_copy_in() } noexcept;
        { connection.copy_out(sql, sink, format) } -> std::same_as<std::int64_t>;
    };

}  // namespace orm
