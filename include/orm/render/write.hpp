// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/query/delete.hpp>
#include <orm/query/insert.hpp>
#include <orm/query/update.hpp>
#include <orm/render/select.hpp>

namespace orm {

template <class... Columns>
constexpr void write_column_names(writer& out, types<Columns...>) {
    separator comma;
    ((comma(out), out.identifier(name_of<Columns>)), ...);
}

template <column Column>
struct text<client_value<Column>> {
    static constexpr void write(writer& out, client_value<Column> const*) { out.parameter(); }
};

template <column Column>
struct text<excluded_column<Column>> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, excluded_column<Column> const*) {
        out << "excluded.";
        out.identifier(name_of<Column>);
    }
};

template <class Item>
struct assigned_column;
template <column Column, class Operand>
struct assigned_column<assignment<Column, Operand>> {
    using result = Column;
};
template <column Column>
struct assigned_column<client_value<Column>> {
    using result = Column;
};

template <column Column, class Operand>
constexpr void write_assigned_value(writer& out, assignment<Column, Operand> const* node) {
    orm::write(out, part(node, &assignment<Column, Operand>::operand));
}
template <column Column>
constexpr void write_assigned_value(writer& out, client_value<Column> const* node) {
    orm::write(out, node);
}

/// `"name" = ?, "age" = "age" + ?`
template <class... Items>
constexpr void write_assignments(writer& out, list<Items...> const* items) {
    separator comma;
    for_each_item(items, [&](auto const* each) {
        using column = typename assigned_column<std::remove_cvref_t<decltype(*each)>>::result;
        comma(out);
        out.identifier(name_of<column>);
        out << " = ";
        write_assigned_value(out, each);
    });
}

template <table Table, class... Client, class... Assignments>
struct text<assigned_values<Table, types<Client...>, Assignments...>> {
    using node_type = assigned_values<Table, types<Client...>, Assignments...>;

    static constexpr void write(writer& out, node_type const* node) {
        if constexpr (sizeof...(Client) + sizeof...(Assignments) == 0) {
            out << " default values";
        } else {
            out << " (";
            write_column_names(out, types<typename Assignments::target..., Client...>{});
            out << ") values (";
            separator comma;
            for_each_item(part(node, &node_type::items), [&](auto const* each) {
                comma(out);
                write_assigned_value(out, each);
            });
            out << ')';
        }
    }
};

/// `rows` tuples of parameters.
template <class Columns>
constexpr void write_rows(writer& out, std::size_t rows) {
    if constexpr (Columns::size == 0) {
        out << " default values";
    } else {
        out << " (";
        write_column_names(out, Columns{});
        out << ") values ";
        separator comma;
        for (std::size_t row = 0; row != rows; ++row) {
            comma(out);
            out << '(';
            separator inner;
            for (std::size_t at = 0; at != Columns::size; ++at) {
                inner(out);
                out.parameter();
            }
            out << ')';
        }
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

/// The verbs cut many rows into batches; the text that is shown is that of one row.
template <table Table>
struct text<many_rows<Table>> {
    static constexpr void write(writer& out, many_rows<Table> const*) {
        write_rows<inserted_columns<Table>>(out, 1);
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

template <class... Columns>
constexpr void write_conflict_target(writer& out, types<Columns...> columns) {
    out << " on conflict";
    if constexpr (sizeof...(Columns) != 0) {
        out << " (";
        write_column_names(out, columns);
        out << ')';
    }
}

/// `on conflict (key) do update set ...`, every column as it would have been inserted.
template <class... Columns>
constexpr void write_excluded(writer& out, types<Columns...>) {
    separator comma;
    ((comma(out), out.identifier(name_of<Columns>), out << " = excluded.",
      out.identifier(name_of<Columns>)),
     ...);
}

template <table Table>
struct text<conflict_replace<Table>> {
    static constexpr void write(writer& out, conflict_replace<Table> const*) {
        write_conflict_target(out, primary_key_of<Table>{});
        if constexpr (updated_columns<Table>::size == 0) {
            out << " do nothing";
        } else {
            out << " do update set ";
            write_excluded(out, updated_columns<Table>{});
        }
    }
};

template <class... Columns>
struct text<conflict_nothing<Columns...>> {
    static constexpr void write(writer& out, conflict_nothing<Columns...> const*) {
        write_conflict_target(out, types<Columns...>{});
        out << " do nothing";
    }
};

template <class... Columns, class Condition, class... Assignments>
struct text<conflict_update<types<Columns...>, Condition, Assignments...>> {
    using node_type = conflict_update<types<Columns...>, Condition, Assignments...>;

    // The table's own columns are qualified, to be told from those of `excluded`.
    static constexpr void write(writer& out, node_type const* node) {
        write_conflict_target(out, types<Columns...>{});
        out << " do update set ";
        out.qualified = true;
        write_assignments(out, part(node, &node_type::assignments));
        if constexpr (!std::same_as<Condition, nothing>) {
            out << " where ";
            orm::write(out, part(node, &node_type::condition));
        }
        out.qualified = false;
    }
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
        out << "insert into ";
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
    template <class... Columns, class Query>
    static constexpr void write_inserted(writer&                                        out,
                                         selected_rows<types<Columns...>, Query> const* rows) {
        out << " (";
        write_column_names(out, types<Columns...>{});
        out << ") ";
        // SQLite would take the `on` of `on conflict` for that of a join.
        bool const ambiguous = out.dialect.rowid_keys && !std::same_as<Conflict, nothing>;
        if (ambiguous) out << "select * from (";
        check_subquery<Query>();
        orm::write(out, part(rows, &selected_rows<types<Columns...>, Query>::query));
        if (ambiguous) out << ") where true";
    }
};

/// The condition of an update or delete. The verbs refuse one whose parts are all absent.
template <class Where>
constexpr void write_where(writer& out, Where const* condition) {
    if constexpr (!std::same_as<Where, every_row> && !std::same_as<Where, nothing>) {
        if (!is_present(condition)) return;
        out << " where ";
        orm::write(out, condition);
    }
}

template <table Table, class... Client, class... Assignments>
constexpr void write_set(writer&                                                         out,
                         assigned_values<Table, types<Client...>, Assignments...> const* node) {
    write_assignments(out, part(node, &std::remove_cvref_t<decltype(*node)>::items));
}
template <table Table>
constexpr void write_set(writer& out, row_assignments<Table> const*) {
    write_equalities(out, updated_columns<Table>{}, ", ");
}

template <table Table, class Values, class Where, class Returning>
struct text<update_query<Table, Values, Where, Returning>> {
    using node_type = update_query<Table, Values, Where, Returning>;

    static constexpr void write(writer& out, node_type const* node) {
        out << "update ";
        write_table_name<Table>(out);
        out << " set ";
        write_set(out, part(node, &node_type::values));
        write_where(out, part(node, &node_type::condition));
        orm::write(out, part(node, &node_type::returning_));
    }
};

template <table Table, class Where, class Returning>
struct text<delete_query<Table, Where, Returning>> {
    using node_type = delete_query<Table, Where, Returning>;

    static constexpr void write(writer& out, node_type const* node) {
        out << "delete from ";
        write_table_name<Table>(out);
        write_where(out, part(node, &node_type::condition));
        orm::write(out, part(node, &node_type::returning_));
    }
};

}  // namespace orm
