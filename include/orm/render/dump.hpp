// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>

#include <orm/render/create.hpp>
#include <orm/render/sequence.hpp>
#include <orm/render/write.hpp>

// The statements that read all that is in a table and write it again, as it is: conditions of
// tables of their own, clocks and counters have no part in it.

namespace orm {

/// All rows in the order of their keys.
template <table Table, class Columns>
struct dumped_rows {};

template <table Table, class... Columns>
struct text<dumped_rows<Table, types<Columns...>>> {
    static constexpr void write(writer& out, dumped_rows<Table, types<Columns...>> const*) {
        out << "select ";
        write_column_names(out, types<Columns...>{});
        out << " from ";
        write_table_name<Table>(out);
        if constexpr (primary_key_of<Table>::size != 0) {
            out << " order by ";
            write_column_names(out, primary_key_of<Table>{});
        }
    }
};

/// What becomes of a loaded row whose key is there already.
enum class dump_conflict : std::uint8_t { refuse, ignore, overwrite };

/// One row as it was.
template <table Table, class Columns, dump_conflict Conflict>
struct loaded_row {};

template <table Table, class Columns, dump_conflict Conflict>
struct text<loaded_row<Table, Columns, Conflict>> {
    using key    = primary_key_of<Table>;
    using others = types_but<Columns, key>;

    static constexpr void write(writer& out, loaded_row<Table, Columns, Conflict> const*) {
        out << "insert into ";
        write_table_name<Table>(out);
        write_rows<Columns>(out, 1);
        if constexpr (Conflict == dump_conflict::ignore) {
            out << " on conflict do nothing";
        } else if constexpr (Conflict == dump_conflict::overwrite && key::size != 0) {
            write_conflict_target(out, key{});
            if constexpr (others::size == 0) {
                out << " do nothing";
            } else {
                out << " do update set ";
                write_excluded(out, others{});
            }
        }
    }
};

/// The last key that the database has counted; null where it has not begun to.
template <column Column>
struct counted_mark {};

/// Goes on counting behind a key, and behind all that are there.
template <column Column>
struct mark_to_set {};

template <class Table>
constexpr void write_mark_of_rowids(writer& out) {
    out << "(select seq from sqlite_sequence where name = ";
    out.text_constant(table_facts<Table>::name);
    out << ')';
}

/// `pg_get_serial_sequence('"users"', 'id')`
template <column Column>
constexpr void write_sequence_of_column(writer& out) {
    using table = typename Column::table;
    out << "pg_get_serial_sequence(";
    write_sequence_name(out, table_options_of<table>.schema, table_facts<table>::name);
    out << ", ";
    out.text_constant(name_of<Column>);
    out << ')';
}

template <column Column>
struct text<counted_mark<Column>> {
    static constexpr void write(writer& out, counted_mark<Column> const*) {
        out << "select ";
        if (out.dialect.rowid_keys) return write_mark_of_rowids<typename Column::table>(out);
        out << "pg_sequence_last_value(cast(";
        write_sequence_of_column<Column>(out);
        out << " as regclass))";
    }
};

template <column Column>
struct text<mark_to_set<Column>> {
    using table = typename Column::table;

    static constexpr void write(writer& out, mark_to_set<Column> const*) {
        if (out.dialect.rowid_keys) {  // which go on behind the rows by themselves
            out << "insert or replace into sqlite_sequence (rowid, name, seq) values ("
                   "(select rowid from sqlite_sequence where name = ";
            out.text_constant(table_facts<table>::name);
            out << "), ";
            out.text_constant(table_facts<table>::name);
            out << ", max(";
            out.parameter();
            out << ", coalesce(";
            write_mark_of_rowids<table>(out);
            out << ", 0)))";
            return;
        }
        out << "select setval(";
        write_sequence_of_column<Column>(out);
        out << ", nullif(greatest(";
        out.parameter();
        out << ", pg_sequence_last_value(cast(";
        write_sequence_of_column<Column>(out);
        out << " as regclass)), (select max(";
        out.identifier(name_of<Column>);
        out << ") from ";
        write_table_name<table>(out);
        out << ")), 0))";
    }
};

/// The same of a sequence of the schema, which may count down.
template <class Sequence>
struct sequence_mark {};
template <class Sequence>
struct sequence_to_set {};

template <class Sequence>
struct text<sequence_mark<Sequence>> {
    static constexpr void write(writer& out, sequence_mark<Sequence> const*) {
        out << "select pg_sequence_last_value(cast(";
        write_sequence_name(out, Sequence::schema, Sequence::name);
        out << " as regclass))";
    }
};

template <class Sequence>
struct text<sequence_to_set<Sequence>> {
    static constexpr void write(writer& out, sequence_to_set<Sequence> const*) {
        out << "select setval(";
        write_sequence_name(out, Sequence::schema, Sequence::name);
        out << (Sequence::options.increment < 0 ? ", least(" : ", greatest(");
        out.parameter();
        out << ", pg_sequence_last_value(cast(";
        write_sequence_name(out, Sequence::schema, Sequence::name);
        out << " as regclass))))";
    }
};

/// Foreign keys that may refer to a row behind that of their own: keys to the same table, and
/// those that close a cycle of tables.
template <dialect Dialect, class... Tables>
struct keys_to_later_rows {
    template <class Write>
    static constexpr void for_each(Write write) {
        constexpr auto const& order = order_in<Dialect, Tables...>;
        for (std::size_t const at : order.tables) {
            table_model const& table = lowered_tables<Dialect, Tables...>[at];
            for (std::size_t key = 0; key != table.foreign_keys.size(); ++key) {
                foreign_key_model const& model = table.foreign_keys[key];
                bool const               own   = same_text(model.referenced_table, table.name) &&
                                 same_text(model.referenced_schema, table.schema);
                if (own || is_later(order.later[at], key)) write(table, model);
            }
        }
    }

    static constexpr bool any = [] {
        bool found = false;
        for_each([&](auto const&...) { found = true; });
        return found;
    }();
};

constexpr void write_alter_constraint(writer& out, table_model const& table,
                                      foreign_key_model const& key, std::string_view checked) {
    out << "alter table ";
    write_qualified(out, table.schema, table.name);
    out << " alter constraint ";
    out.identifier(key.name);
    out << checked;
}

/// Lets rows refer to rows behind them. SQLite forgets it with the end of the transaction.
template <dialect Dialect, class... Tables>
struct defer_keys_source {
    static constexpr void write(statement_list& list) {
        using keys = keys_to_later_rows<Dialect, Tables...>;
        if (!keys::any) return;
        if (!Dialect::facts.alter_constraints) {
            list.out << "pragma defer_foreign_keys = on";
            return list.end_statement();
        }
        keys::for_each([&](table_model const& table, foreign_key_model const& key) {
            if (key.options.checked == deferrability::deferred) return;
            write_alter_constraint(list.out, table, key, " deferrable initially deferred");
            list.end_statement();
        });
    }
};

/// Checks them, and leaves them as they were.
template <dialect Dialect, class... Tables>
struct check_keys_source {
    static constexpr void write(statement_list& list) {
        using keys = keys_to_later_rows<Dialect, Tables...>;
        if (!keys::any || !Dialect::facts.alter_constraints) return;
        list.out << "set constraints ";
        separator comma;
        keys::for_each([&](table_model const& table, foreign_key_model const& key) {
            comma(list.out);
            write_qualified(list.out, table.schema, key.name);
        });
        list.out << " immediate";
        list.end_statement();
        keys::for_each([&](table_model const& table, foreign_key_model const& key) {
            if (key.options.checked == deferrability::deferred) return;
            bool const deferrable = key.options.checked == deferrability::deferrable;
            write_alter_constraint(
                list.out, table, key,
                deferrable ? " deferrable initially immediate" : " not deferrable");
            list.end_statement();
        });
    }
};

}  // namespace orm
