// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <orm/render/sql.hpp>

namespace orm {

/// Rows that go into some columns of a table in one stream, beside parameters.
template <table Table, class Columns>
struct copy_query;

template <table Table, class... Columns>
struct copy_query<Table, types<Columns...>> {
    using operands = types<>;

    static constexpr std::string_view columns[sizeof...(Columns)] = {name_of<Columns>...};
};

template <table Table, class... Columns>
struct text<copy_query<Table, types<Columns...>>> {
    static constexpr void write(writer& out, copy_query<Table, types<Columns...>> const*) {
        out.require(feature::copy);
        out << "copy ";
        write_table_name<Table>(out);
        out << " (";
        write_column_names(out, types<Columns...>{});
        out << ") from stdin (format binary)";
    }
};

/// A table's name, with its schema, in quotes.
template <table Table>
struct quoted_name {};

template <table Table>
struct text<quoted_name<Table>> {
    static constexpr void write(writer& out, quoted_name<Table> const*) {
        write_table_name<Table>(out);
    }
};

}  // namespace orm
