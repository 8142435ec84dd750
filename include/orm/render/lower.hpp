// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

#include <boost/hana/unpack.hpp>

#include <orm/render/features.hpp>
#include <orm/render/lower_constraints.hpp>
#include <orm/render/model_names.hpp>

// Lowers a schema to plain data, in the words of one dialect.

namespace orm {

template <class... Columns>
constexpr key_model lower_primary_key(model_builder& out, types<Columns...>) {
    if constexpr (sizeof...(Columns) == 0) {
        return {};
    } else {
        std::string_view const columns[]{name_of<Columns>...};
        return {out.name_or_default({}, {}, "pkey"), false, out.add_names(columns)};
    }
}

template <dialect Dialect, class Table>
struct table_lowering {
    static constexpr table_model run(model_builder& out) {
        static_cast<void>(check_constraints_for<Dialect, Table>());
        table_options const& options = table_options_of<Table>;
        table_model          model{.schema        = options.schema,
                                   .name          = table_facts<Table>::name,
                                   .renamed_from  = options.renamed_from,
                                   .strict        = options.strict,
                                   .without_rowid = options.without_rowid,
                                   .comment       = options.comment};
        model.primary_key = lower_primary_key(out, primary_key_of<Table>{});
        lower_columns<Dialect>(out, columns_of<Table>{});
        if constexpr (table_with_constraints<Table>)
            boost::hana::unpack(constraints_of<Table>(), constraint_lowering{out});
        return model;
    }

    static constexpr model_sizes sizes = [] {
        model_builder counted(Dialect::facts, table_facts<Table>::name);
        run(counted);
        return counted.sizes();
    }();
};

template <dialect Dialect, class Table>
inline constexpr model_storage<table_lowering<Dialect, Table>::sizes> lowered_table{
    Dialect::facts, table_facts<Table>::name, table_lowering<Dialect, Table>{}};

template <dialect Dialect, class... Tables>
inline constexpr table_model lowered_tables[]{lowered_table<Dialect, Tables>.table...};

/// The columns of types that the database has for enums.
template <dialect Dialect, class... Tables>
inline constexpr std::size_t count_enum_columns = [] {
    std::size_t count = 0;
    if (Dialect::facts.schemas)
        for (table_model const& table : lowered_tables<Dialect, Tables...>)
            for (column_model const& column : table.columns)
                if (element_of(column.type) == sql_type::enumeration) ++count;
    return count;
}();

template <std::size_t Capacity>
struct enum_list {
    enum_model  enums[Capacity]{};
    std::size_t size = 0;

    constexpr explicit enum_list(array_view<table_model> tables) {
        for (table_model const& table : tables)
            for (column_model const& column : table.columns)
                if (element_of(column.type) == sql_type::enumeration) add(column);
    }
    /// One column of the type may say what it was called.
    constexpr void add(column_model const& column) {
        std::size_t at = 0;
        while (at != size && !same_text(enums[at].name, column.details.type_text)) ++at;
        if (at == size)
            enums[size++] = {
                column.details.type_text, column.details.values, {}, column.details.values_before};
        if (!column.details.type_renamed_from.empty())
            enums[at].renamed_from = column.details.type_renamed_from;
    }
    constexpr array_view<enum_model> list() const { return {enums, size}; }
};
template <dialect Dialect, class... Tables>
inline constexpr enum_list<count_enum_columns<Dialect, Tables...>> lowered_enums{
    array_view<table_model>(lowered_tables<Dialect, Tables...>)};

template <dialect Dialect, class... Tables>
inline constexpr name_clash clash_in =
    find_clash<count_shared_names(lowered_tables<Dialect, Tables...>)>(
        lowered_tables<Dialect, Tables...>, Dialect::facts);

template <dialect Dialect, class... Tables>
inline constexpr name_clash long_name_in = find_long_name(lowered_tables<Dialect, Tables...>);

/// A schema as data, in the words of a dialect.
template <dialect Dialect, class... Tables>
constexpr schema_model lower(schema_of<Tables...>) {
    static_cast<void>(
        (check_feature<Dialect, table_lowering<Dialect, Tables>::sizes.missing>() && ...));
    check_names<long_name_in<Dialect, Tables...>, clash_in<Dialect, Tables...>, Tables...>();
    schema_model model{.tables = lowered_tables<Dialect, Tables...>};
    if constexpr (count_enum_columns<Dialect, Tables...> != 0)
        model.enums = lowered_enums<Dialect, Tables...>.list();
    return model;
}

}  // namespace orm
