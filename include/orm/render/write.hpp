// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/query/delete.hpp>
#include <orm/query/insert.hpp>
#include <orm/query/update.hpp>
#include <orm/render/chosen_rows.hpp>
#include <orm/render/default_now.hpp>
#include <orm/render/on_conflict.hpp>

namespace orm {

template <table Table, class... Client, class... Assignments>
struct text<assigned_values<Table, types<Client...>, Assignments...>> {
    using node_type = assigned_values<Table, types<Client...>, Assignments...>;

    static constexpr void write(writer& out, node_type const* node) { write<nothing>(out, node); }

    template <class Conflict>
    static constexpr void write(writer& out, node_type const* node) {
        if constexpr (sizeof...(Client) + sizeof...(Assignments) == 0) {
            out << " default values";
        } else {
            out << " (";
            write_column_names(out, types<typename Assignments::target..., Client...>{});
            out << ") ";
            write_overriding<Conflict>(out);
            out << "values (";
            separator comma;
            for_each_item(part(node, &node_type::items), [&](auto const* each) {
                comma(out);
                write_assigned_value(out, each);
            });
            out << ')';
        }
    }
};

/// A tuple of parameters for each row. Where these have no numbers all but the first are alike, and
/// are copied: written one by one they would be most of what such a text costs the compiler.
template <class Tuple>
constexpr void write_tuples(writer& out, std::size_t rows, Tuple const& write_tuple) {
    for (std::size_t row = 0; row != rows; ++row) {
        std::size_t const size       = out.size();
        int const         parameters = out.parameters();
        if (row != 0) out << ", ";
        write_tuple(row == 0);
        if (row == 1 && out.dialect.parameters == parameter_style::question_mark)
            return out.write_again(size, parameters, rows - 2);
    }
}

/// `rows` tuples of parameters.
template <class Columns>
constexpr void write_rows(writer& out, std::size_t rows) {
    if constexpr (Columns::size == 0) {
        out << " default values";
    } else {
        out << " (";
        write_column_names(out, Columns{});
        out << ") values ";
        write_tuples(out, rows, [&](bool) {
            out << '(';
            separator comma;
            for (std::size_t at = 0; at != Columns::size; ++at) {
                comma(out);
                out.parameter();
            }
            out << ')';
        });
    }
}

template <table Table, class Held, class Columns>
struct text<row_values<Table, Held, Columns>> {
    static constexpr void write(writer& out, row_values<Table, Held, Columns> const*) {
        write_rows<Columns>(out, 1);
    }
};

template <table Table, std::size_t Count>
struct text<row_batch<Table, Count>> {
    static constexpr void write(writer& out, row_batch<Table, Count> const*) {
        write_rows<inserted_columns<Table>>(out, Count);
    }
};

/// `select * from unnest($1, $2)` of an array for each column.
template <class... Columns>
constexpr void write_arrays(writer& out, types<Columns...> columns) {
    constexpr std::string_view natives[]{options_of<Columns>.native_type...};
    out << " (";
    write_column_names(out, columns);
    out << ") select * from unnest(";
    separator comma;
    for (std::string_view const native : natives) {
        comma(out);
        if (!native.empty()) out << "cast(";
        out.parameter();
        if (native.empty()) continue;
        out << " as ";
        write_type_name(out, type_name(native));
        out << "[])";
    }
    out << ')';
}

template <table Table>
struct text<row_arrays<Table>> {
    static constexpr void write(writer& out, row_arrays<Table> const*) {
        write_arrays(out, inserted_columns<Table>{});
    }
};

/// The verbs cut many rows into batches; where these differ, the text that is shown is that of one
/// row.
template <table Table, class Held>
struct text<many_rows<Table, Held>> {
    static constexpr void write(writer& out, many_rows<Table, Held> const*) {
        using columns = inserted_columns<Table>;
        if constexpr (fit_arrays<columns>)
            if (out.dialect.lists == list_style::array) return write_arrays(out, columns{});
        write_rows<columns>(out, 1);
    }
};

template <class... Columns>
constexpr void write_equalities(writer& out, types<Columns...>, std::string_view between) {
    separator word(between);
    ((word(out), out.identifier(name_of<Columns>), out << " = ", out.parameter()), ...);
}

template <table Table>
struct text<key_match<Table>> {
    static constexpr precedence level = precedence::conjunction;

    static constexpr void write(writer& out, key_match<Table> const*) {
        write_equalities(out, primary_key_of<Table>{}, " and ");
    }
};

template <>
struct text<nothing> {
    static constexpr void write(writer&, nothing const*) {}
};

template <class... Items>
struct text<returning_clause<Items...>> {
    static constexpr void write(writer& out, returning_clause<Items...> const* node) {
        out << " returning ";
        write_outputs(out, part(node, &returning_clause<Items...>::items));
    }
};

template <table Table, class Source, class Conflict, class Returning>
struct text<insert_query<Table, Source, Conflict, Returning>> {
    using node_type = insert_query<Table, Source, Conflict, Returning>;

    static constexpr void write(writer& out, node_type const* node) {
        out << "insert ";
        write_resolution(out, static_cast<Conflict const*>(nullptr));
        out << "into ";
        write_table_name<Table>(out);
        write_inserted(out, part(node, &node_type::source));
        orm::write(out, part(node, &node_type::conflict));
        orm::write(out, part(node, &node_type::returning_));
    }

private:
    template <class Rows>
    static constexpr void write_inserted(writer& out, Rows const* rows) {
        orm::write(out, rows);
    }
    template <class... Parts>
    static constexpr void write_inserted(writer& out, assigned_values<Table, Parts...> const* row) {
        text<assigned_values<Table, Parts...>>::template write<Conflict>(out, row);
    }
    template <class... Columns, class Query>
    static constexpr void write_inserted(writer&                                        out,
                                         selected_rows<types<Columns...>, Query> const* rows) {
        out << " (";
        write_column_names(out, types<Columns...>{});
        out << ") ";
        write_overriding<Conflict>(out);
        // SQLite would take the `on` of `on conflict` for that of a join.
        bool const ambiguous = out.dialect.conflict_or_join && !std::same_as<Conflict, nothing>;
        if (ambiguous) out << "select * from (";
        check_subquery<Query>();
        orm::write(out, part(rows, &selected_rows<types<Columns...>, Query>::query));
        if (ambiguous) out << ") where true";
    }
};

template <table Table, class... Client, class... Assignments>
constexpr void write_set(writer&                                                         out,
                         assigned_values<Table, types<Client...>, Assignments...> const* node) {
    write_assignments(out, part(node, &std::remove_cvref_t<decltype(*node)>::items));
}
template <table Table>
constexpr void write_set(writer& out, row_assignments<Table> const*) {
    write_equalities(out, updated_columns<Table>{}, ", ");
}

// Both engines name the columns of `values` column1, column2 and so on. PostgreSQL takes the types
// of the first row for those of all.
template <class... Columns>
constexpr void write_value_tuple(writer& out, types<Columns...>, bool with_types) {
    separator comma;
    out << '(';
    auto const write_one = [&](sql_type type, std::string_view native) {
        comma(out);
        if (with_types) out << "cast(";
        out.parameter();
        if (!with_types) return;
        out << " as ";
        if (native.empty())
            out << out.dialect.type_name(type);
        else
            write_type_name(out, type_name(native)), out << (is_array(type) ? "[]" : "");
        out << ')';
    };
    (write_one(sql_type_of<base_type<typename Columns::declared>, encoding_of<Columns>>,
               options_of<Columns>.native_type),
     ...);
    out << ')';
}

template <class... Columns>
constexpr void write_from_columns(writer& out, types<Columns...>, std::int64_t first,
                                  std::string_view between, std::string_view label) {
    separator  word(between);
    auto const write_one = [&](std::string_view column) {
        word(out);
        if (!label.empty()) {
            out.identifier(label);
            out << '.';
        }
        out.identifier(column);
        out << " = new_values.column";
        out.number(first++);
    };
    (write_one(name_of<Columns>), ...);
}

template <table Table>
constexpr void write_updates(writer& out, std::size_t rows) {
    using key     = primary_key_of<Table>;
    using columns = columns_of_update<Table>;
    write_from_columns(out, updated_columns<Table>{}, static_cast<std::int64_t>(key::size) + 1,
                       ", ", {});
    out << " from (values ";
    write_tuples(out, rows, [&](bool is_first) {
        write_value_tuple(out, columns{}, is_first && out.dialect.exact_types);
    });
    out << ") as new_values where ";
    write_from_columns(out, key{}, 1, " and ", label_of<Table>());
}
template <table Table, std::size_t Count>
constexpr void write_set(writer& out, update_batch<Table, Count> const*) {
    write_updates<Table>(out, Count);
}
/// The verbs cut many rows into batches; the text that is shown is that of one row.
template <table Table, class Held>
constexpr void write_set(writer& out, many_updates<Table, Held> const*) {
    write_updates<Table>(out, 1);
}

/// Values that bring the keys of their rows along, and a condition by them.
template <class Values>
inline constexpr bool finds_by_values = false;
template <table Table, std::size_t Count>
inline constexpr bool finds_by_values<update_batch<Table, Count>> = true;
template <table Table, class Held>
inline constexpr bool finds_by_values<many_updates<Table, Held>> = true;

/// No other row has had a part in it.
template <table Table>
constexpr void write_set_through(writer& out) {
    if constexpr (has_role<Table, member_role::deleted_through>) {
        out << ", ";
        out.identifier(name_of<column_of_role<Table, member_role::deleted_through>>);
        out << " = null";
    }
}

template <table Table>
constexpr void write_set(writer& out, restoration<Table> const*) {
    out.identifier(name_of<column_of_role<Table, member_role::deleted_at>>);
    out << " = null";
    write_set_through<Table>(out);
}

/// What a delete of a table with soft delete sets.
template <table Table>
struct deletion {};
template <table Table>
constexpr void write_set(writer& out, deletion<Table> const*) {
    using column = column_of_role<Table, member_role::deleted_at>;
    out.identifier(name_of<column>);
    out << " = ";
    if (out.values == value_role::parameter)
        out.parameter();
    else  // in a trigger
        out << text_of_now(out.dialect, sql_type_of<typename column::type, encoding_of<column>>,
                           type_family::timestamp);
    write_set_through<Table>(out);
}

template <table Table, class Values, class Where, class Returning>
constexpr void write_update(writer& out, Values const* values, Where const* where,
                            Returning const* returning) {
    bool const outer = out.qualified;
    out.qualified    = outer || has_sources<Where>;
    out << "update ";
    write_table<Table>(out);
    out << " set ";
    if constexpr (finds_by_values<Values>) {
        write_next_version<Table>(out, "", ", ");
        write_set(out, values);
    } else {
        write_set(out, values);
        write_next_version<Table>(out, ", ", "");
    }
    if constexpr (has_sources<Where>) {
        out << " from ";
        write_sources(out, where);
    }
    if constexpr (finds_by_values<Values>)
        write_scope(out, conditions_of_write<Table, Where>{}, " and ");
    else
        write_rows_of<Table>(out, where);
    orm::write(out, returning);
    out.qualified = outer;
}

template <table Table, class Values, class Where, class Returning>
struct text<update_query<Table, Values, Where, Returning>> {
    using node_type = update_query<Table, Values, Where, Returning>;

    static constexpr void write(writer& out, node_type const* node) {
        write_update<Table>(out, part(node, &node_type::values), part(node, &node_type::condition),
                            part(node, &node_type::returning_));
    }
};

template <table Table, class Where, class Returning>
struct text<delete_query<Table, Where, Returning>> {
    using node_type = delete_query<Table, Where, Returning>;

    static constexpr void write(writer& out, node_type const* node) {
        auto const* where     = part(node, &node_type::condition);
        auto const* returning = part(node, &node_type::returning_);
        if constexpr (is_soft_delete<Table, Where>)
            write_update<Table>(out, static_cast<deletion<Table> const*>(nullptr), where,
                                returning);
        else
            write_delete(out, where, returning);
    }

private:
    static constexpr void write_delete(writer& out, Where const* where,
                                       Returning const* returning) {
        bool const outer = out.qualified;
        out.qualified    = outer || has_sources<Where>;
        out << "delete from ";
        write_table<Table>(out);
        if constexpr (has_sources<Where>) {
            if (out.dialect.delete_using) {
                out << " using ";
                write_sources(out, where);
                write_rows_of<Table>(out, where);
            } else {
                write_found_rows<Table>(out, where);
            }
        } else {
            write_rows_of<Table>(out, where);
        }
        orm::write(out, returning);
        out.qualified = outer;
    }
};

}  // namespace orm
