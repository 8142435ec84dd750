// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <orm/query/impact.hpp>
#include <orm/render/create_table.hpp>
#include <orm/render/lower.hpp>
#include <orm/render/write.hpp>

// What a delete would take with it, counted by one statement: a recursive query finds the rows that
// are reached from those to be deleted, key by key. It is written from the model of the schema.

namespace orm {

constexpr impact_action action_on_delete(foreign_key_action action) {
    switch (action) {
        case foreign_key_action::cascade: return impact_action::deleted;
        case foreign_key_action::set_null: return impact_action::set_null;
        case foreign_key_action::set_default: return impact_action::set_default;
        case foreign_key_action::no_action:
        case foreign_key_action::restrict: break;
    }
    return impact_action::refused;
}

/// What can become of the rows of a schema when some of one table are deleted.
struct impact_graph {
    struct line {
        table_model const* table;
        impact_action      action;
    };
    /// Rows of one line lead to those of another, which refer to them.
    struct step {
        std::size_t              from;
        foreign_key_model const* key;
        std::size_t              to;
    };

    std::vector<line> lines;  // the first is that of the delete
    std::vector<step> steps;

    constexpr impact_graph(array_view<table_model> tables, std::string_view schema,
                           std::string_view name, bool softly) {
        for (table_model const& table : tables)
            if (same_text(table.schema, schema) && same_text(table.name, name))
                lines.push_back(
                    {&table, softly ? impact_action::soft_deleted : impact_action::deleted});
        for (std::size_t from = 0; from != lines.size(); ++from)
            if (lines[from].action == impact_action::deleted ||
                lines[from].action == impact_action::soft_deleted)
                for (table_model const& table : tables) add_steps(from, table);
    }

    /// The line of rows of the same table that are deleted; as many as there are lines if none is.
    constexpr std::size_t deleted_beside(line const& other) const {
        if (other.action == impact_action::deleted) return lines.size();
        return find({other.table, impact_action::deleted});
    }

private:
    constexpr std::size_t find(line const& wanted) const {
        std::size_t at = 0;
        while (at != lines.size() &&
               (lines[at].table != wanted.table || lines[at].action != wanted.action))
            ++at;
        return at;
    }

    constexpr void add_steps(std::size_t from, table_model const& table) {
        table_model const& target = *lines[from].table;
        for (foreign_key_model const& key : table.foreign_keys) {
            if (!same_text(key.referenced_table, target.name) ||
                !same_text(key.referenced_schema, target.schema))
                continue;
            bool const softly = lines[from].action == impact_action::soft_deleted;
            if (softly && !key.options.soft_cascade) continue;
            line const        met{&table, softly ? impact_action::soft_deleted
                                                 : action_on_delete(key.options.on_delete)};
            std::size_t const to = find(met);
            if (to == lines.size()) lines.push_back(met);
            steps.push_back({from, &key, to});
        }
    }
};

/// Writes the statement. Its recursive query has the number of a line, and the columns by which a
/// row is told from others of its table and by which others refer to it: of each type as many as
/// there are in one table, which all tables share.
class impact_writer {
public:
    constexpr impact_writer(writer& to, impact_graph const& given) : out_(to), graph_(given) {
        for (std::size_t at = 0; at != graph_.lines.size(); ++at) place_columns(at);
    }

    /// In front of the tables and conditions of the delete.
    constexpr void write_begin(bool several_tables) {
        out_ << "with recursive \"orm_gone\" (\"orm_line\"";
        for (std::size_t at = 0; at != slots_.size(); ++at) out_ << ", ", write_slot(at);
        // A row may be found several times by way of other tables.
        out_ << (several_tables ? ") as (select distinct " : ") as (select ");
        write_row(0);
        out_ << " from ";
    }

    constexpr void write_end() {
        if (!graph_.steps.empty())
            out_.dialect.features.contains(feature::lateral_joins) ? write_lateral_steps()
                                                                   : write_steps();
        out_ << ") ";
        write_counts();
    }

private:
    struct placed_column {
        std::size_t      line;
        std::size_t      slot;
        std::string_view name;
        bool             as_text;
    };

    static constexpr column_model const* find_column(table_model const& table,
                                                     std::string_view   name) {
        for (column_model const& column : table.columns)
            if (same_text(column.name, name)) return &column;
        return nullptr;
    }

    constexpr bool is_placed(std::size_t line, std::string_view name) const {
        for (placed_column const& column : columns_)
            if (column.line == line && same_text(column.name, name)) return true;
        return false;
    }

    constexpr void place(std::size_t line, std::string_view name, column_model const& like,
                         bool as_text = false) {
        if (is_placed(line, name)) return;
        std::size_t slot = 0;
        while (slot != slots_.size() && (is_taken(line, slot) || !is_alike(slots_[slot], like)))
            ++slot;
        if (slot == slots_.size()) slots_.push_back(like);
        columns_.push_back({line, slot, name, as_text});
    }
    constexpr bool is_taken(std::size_t line, std::size_t slot) const {
        for (placed_column const& column : columns_)
            if (column.line == line && column.slot == slot) return true;
        return false;
    }
    static constexpr bool is_alike(column_model const& left, column_model const& right) {
        return left.type == right.type &&
               same_text(left.details.type_text, right.details.type_text) &&
               same_text(left.details.collation, right.details.collation);
    }

    /// First those by which rows are told apart, so that these are in the same places for all lines
    /// of a table. Rows without a key are told apart by where they are.
    constexpr void place_columns(std::size_t line) {
        table_model const& table = *graph_.lines[line].table;
        for (std::string_view const name : table.primary_key.columns)
            place(line, name, *find_column(table, name));
        if (table.primary_key.columns.empty()) {
            bool const         is_number = out_.dialect.rowid_keys;
            column_model const where{.type = is_number ? sql_type::bigint : sql_type::text};
            place(line, is_number ? "_rowid_" : "ctid", where, !is_number);
        }
        for (impact_graph::step const& step : graph_.steps)
            if (step.from == line)
                for (std::string_view const name : step.key->referenced_columns)
                    place(line, name, *find_column(table, name));
    }

    constexpr std::size_t slot_of(std::size_t line, std::string_view name) const {
        std::size_t at = 0;
        while (columns_[at].line != line || !same_text(columns_[at].name, name)) ++at;
        return columns_[at].slot;
    }
    constexpr placed_column const* column_in(std::size_t line, std::size_t slot) const {
        for (placed_column const& column : columns_)
            if (column.line == line && column.slot == slot) return &column;
        return nullptr;
    }

    constexpr void write_number(std::size_t number) {
        out_.number(static_cast<std::int64_t>(number));
    }
    constexpr void write_slot(std::size_t slot) {
        out_ << "\"orm_key_";
        write_number(slot);
        out_ << '"';
    }
    constexpr void write_collation(std::string_view collation) {
        if (collation.empty()) return;
        out_ << " collate ";
        if (out_.dialect.quoted_collations)
            out_.identifier(collation);
        else
            out_ << collation;
    }

    /// The number of the line, and the columns of one of its rows.
    constexpr void write_row(std::size_t line) {
        write_number(line);
        for (std::size_t slot = 0; slot != slots_.size(); ++slot) {
            out_ << ", ";
            if (placed_column const* const column = column_in(line, slot))
                write_column(*graph_.lines[line].table, *column);
            else
                write_null(slots_[slot]);
        }
    }
    constexpr void write_column(table_model const& table, placed_column const& column) {
        if (column.as_text) out_ << "cast(";
        out_.identifier(table.name);
        out_ << '.';
        out_.identifier(column.name);
        if (column.as_text) out_ << " as text)";
    }
    /// A recursive query is told the types of its columns by its first part.
    constexpr void write_null(column_model const& like) {
        if (!out_.dialect.exact_types) {
            out_ << "null";
            return;
        }
        out_ << "cast(null as ";
        write_type(out_, like);
        out_ << ')';
        write_collation(like.details.collation);
    }

    constexpr void write_steps() {
        for (impact_graph::step const& step : graph_.steps) {
            out_ << " union select ";
            write_row(step.to);
            out_ << " from \"orm_gone\" cross join ";
            write_reached(step);
        }
    }
    /// For an engine in which a recursive query names itself only once.
    constexpr void write_lateral_steps() {
        out_ << " union select \"orm_next\".* from \"orm_gone\" cross join lateral (";
        separator word(" union all ");
        for (impact_graph::step const& step : graph_.steps) {
            word(out_);
            out_ << "select ";
            write_row(step.to);
            out_ << " from ";
            write_reached(step);
        }
        out_ << ") as \"orm_next\"";
    }
    constexpr void write_reached(impact_graph::step const& step) {
        table_model const& table  = *graph_.lines[step.to].table;
        table_model const& target = *graph_.lines[step.from].table;
        write_qualified(out_, table.schema, table.name);
        out_ << " where \"orm_gone\".\"orm_line\" = ";
        write_number(step.from);
        for (std::size_t at = 0; at != step.key->columns.size(); ++at) {
            std::string_view const referenced = step.key->referenced_columns[at];
            out_ << " and ";
            out_.identifier(table.name);
            out_ << '.';
            out_.identifier(step.key->columns[at]);
            out_ << " = \"orm_gone\".";
            write_slot(slot_of(step.from, referenced));
            write_collation(find_column(target, referenced)->details.collation);
        }
        if (graph_.lines[step.to].action != impact_action::soft_deleted) return;
        out_ << " and ";
        out_.identifier(table.name);
        out_ << '.';
        out_.identifier(step.key->marked_by);
        out_ << " is null";
    }

    /// Nothing else becomes of a row that goes.
    constexpr void write_counts() {
        out_ << "select \"orm_line\", count(*) from \"orm_gone\"";
        bool any = false;
        for (std::size_t at = 0; at != graph_.lines.size(); ++at) {
            if (graph_.deleted_beside(graph_.lines[at]) == graph_.lines.size()) continue;
            out_ << (any ? ", " : " where \"orm_line\" not in (");
            write_number(at);
            any = true;
        }
        out_ << (any ? ") group by \"orm_line\"" : " group by \"orm_line\"");
        for (std::size_t at = 0; at != graph_.lines.size(); ++at) {
            std::size_t const deleted = graph_.deleted_beside(graph_.lines[at]);
            if (deleted == graph_.lines.size()) continue;
            out_ << " union all select ";
            write_number(at);
            out_ << ", count(*) from (";
            write_keys(at);
            out_ << " except ";
            write_keys(deleted);
            out_ << ") as \"orm_left\"";
        }
    }
    constexpr void write_keys(std::size_t line) {
        std::size_t const keys = graph_.lines[line].table->primary_key.columns.size();
        separator         comma;
        out_ << "select ";
        // Its own columns are the first ones of a line.
        std::size_t written = 0;
        for (placed_column const& column : columns_)
            if (column.line == line && written != (keys == 0 ? 1 : keys)) {
                comma(out_);
                write_slot(column.slot);
                ++written;
            }
        out_ << " from \"orm_gone\" where \"orm_line\" = ";
        write_number(line);
    }

    writer&                    out_;
    impact_graph const&        graph_;
    std::vector<column_model>  slots_;
    std::vector<placed_column> columns_;
};

template <dialect Dialect, class Tables, class Delete>
struct impact_of_delete;
template <dialect Dialect, class... Tables, class Table, class Where, class Returning>
struct impact_of_delete<Dialect, types<Tables...>, delete_query<Table, Where, Returning>> {
    static constexpr impact_graph graph() {
        return {lowered_tables<Dialect, Tables...>, table_options_of<Table>.schema,
                table_facts<Table>::name, is_soft_delete<Table, Where>};
    }

    static constexpr void write(writer& out, Where const* where) {
        impact_graph const found = graph();
        impact_writer      text(out, found);
        out.qualified = true;
        text.write_begin(has_sources<Where>);
        write_table<Table>(out);
        if constexpr (has_sources<Where>) {
            out << ", ";
            write_sources(out, where);
        }
        write_rows_of<Table>(out, where);
        text.write_end();
    }
};

template <dialect Dialect, class Tables, class Delete>
struct text<impact_query<Dialect, Tables, Delete>> {
    static constexpr void write(writer& out, impact_query<Dialect, Tables, Delete> const* node) {
        impact_of_delete<Dialect, Tables, Delete>::write(
            out, node == nullptr ? nullptr : &node->query.condition);
    }
};

}  // namespace orm
