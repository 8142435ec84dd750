// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <orm/migrate/changes.hpp>
#include <orm/migrate/difference.hpp>
#include <orm/migrate/name_between.hpp>
#include <orm/migrate/postgres_dropped.hpp>
#include <orm/migrate/postgres_statements.hpp>
#include <orm/migrate/step.hpp>
#include <orm/render/create_table.hpp>

namespace orm::migrate {

/// What becomes of the columns of a table that stays.
class postgres_columns : protected postgres_statements {
public:
    constexpr postgres_columns(schema_difference const& difference, step_list& steps)
        : postgres_statements(steps), dropped_(difference, steps.out.dialect) {}

protected:
    /// Whether a column that stays takes the name of this one, which goes.
    static constexpr bool is_taken(table_difference const& table, pairing gone) {
        for (pairing const column : table.columns)
            if (stays(column) &&
                same_text(table.new_column(column).name, table.old_column(gone).name))
                return true;
        return false;
    }

    constexpr void drop_column(table_difference const& table, pairing column) {
        alter(*table.after);
        out_ << " drop column ";
        out_.identifier(table.old_column(column).name);
        steps_.end(hazards::destructive | hazards::incompatible);
    }

    constexpr void change_columns(table_difference const& table) {
        for (pairing const column : table.columns) {
            if (is_new(column))
                add_column(table, column);
            else if (is_gone(column) && !is_taken(table, column))
                drop_column(table, column);
            else if (stays(column))
                change_column(table, column);
        }
    }

    constexpr void add_column(table_difference const& table, pairing pair) {
        column_model added    = table.new_column(pair);
        bool const   required = added.not_null;
        // The engine knows the one value of all rows; any other has to be written.
        bool const filled = needs_value(added);
        if (filled) added.not_null = false;
        table_model without_parts = *table.after;  // those are added on their own
        without_parts.primary_key = {};
        without_parts.unique_keys = {};
        without_parts.checks      = {};
        alter(*table.after);
        out_ << " add column ";
        write_column(out_, without_parts, added);
        bool const writes_rows = added.details.generated == generated_kind::stored ||
                                 added.details.autoincrement ||
                                 may_differ_by_row(added.details.default_text);
        steps_.end(writes_rows ? hazards::rewrite | hazards::long_lock : 0);
        if (!added.details.comment.empty())
            change_comment(*table.after, added.name, added.details.comment);
        if (!filled) return;
        begin_fill(table, added.name);
        write_value_for_old_rows(out_, added);
        end_fill(added.name, added.details.default_text.empty());
        if (required) require_value(table, added.name);
    }

    constexpr void fill(table_difference const& table, std::string_view column,
                        std::string_view value, bool only_null) {
        begin_fill(table, column);
        out_ << value;
        end_fill(column, only_null);
    }
    constexpr void begin_fill(table_difference const& table, std::string_view column) {
        out_ << "update ";
        write_table(*table.after);
        out_ << " set ";
        out_.identifier(column);
        out_ << " = ";
    }
    constexpr void end_fill(std::string_view column, bool only_null) {
        if (only_null) {
            out_ << " where ";
            out_.identifier(column);
            out_ << " is null";
        }
        steps_.end(hazards::rewrite);
    }

    /// Others may read and write while the rows are looked at.
    constexpr void require_value(table_difference const& table, std::string_view column) {
        short_name const check = name_between(column);
        alter(*table.after);
        out_ << " add constraint ";
        out_.identifier(check.view());
        out_ << " check (";
        out_.identifier(column);
        out_ << " is not null) not valid";
        steps_.end();
        validate(*table.after, check.view());
        alter_column(*table.after, column);
        out_ << " set not null";
        steps_.end();
        drop_constraint(*table.after, check.view());
    }

    constexpr void change_column(table_difference const& table, pairing pair) {
        column_model const& before = table.old_column(pair);
        column_model const& after  = table.new_column(pair);
        if (dropped_.is_made_again(table, pair)) return make_again(table, pair);
        column_details const& was           = before.details;
        column_details const& now           = after.details;
        bool const            other_type    = dropped_.changes_type(table, pair);
        bool const            other_default = !same_text(was.default_text, now.default_text);
        if (!was.default_text.empty() && (other_type || other_default)) {
            alter_column(*table.after, after.name);
            out_ << " drop default";
            steps_.end();
        }
        if (was.autoincrement && !now.autoincrement) {
            alter_column(*table.after, after.name);
            out_ << " drop identity";
            steps_.end();
        }
        bool const converted = is_converted(table, pair);
        bool const renamed   = table.renamed_in(pair) != nullptr && !converted;
        if (other_type || !same_text(was.collation, now.collation)) {
            // No query may stand in the change of a type.
            if (renamed && is_array(after.type) && !is_native(before)) rename_values(table, pair);
            change_type(table, pair);
            if (renamed && is_native(before) && dropped_.loses_type(before))
                rename_values(table, pair);
        } else if (converted) {
            fill(table, after.name, now.using_text, false);
        } else if (renamed && !is_native(after)) {
            rename_values(table, pair);
        }
        if (!now.default_text.empty() && (other_type || other_default)) {
            alter_column(*table.after, after.name);
            out_ << " set default " << now.default_text;
            steps_.end();
        }
        if (becomes_required(before, after)) {
            if (!now.backfill_text.empty()) fill(table, after.name, now.backfill_text, true);
            require_value(table, after.name);
        } else if (before.not_null && !after.not_null) {
            alter_column(*table.after, after.name);
            out_ << " drop not null";
            steps_.end();
        }
        if (!was.autoincrement && now.autoincrement) make_identity(table, after.name);
        if (!same_text(was.comment, now.comment))
            change_comment(*table.after, after.name, now.comment);
    }

    static constexpr bool is_native(column_model const& column) {
        return element_of(column.type) == sql_type::enumeration;
    }

    /// Of those that hold one of them.
    constexpr void rename_values(table_difference const& table, pairing pair) {
        std::vector<renamed_value> const& renamed = *table.renamed_in(pair);
        column_model const&               after   = table.new_column(pair);
        out_ << "update ";
        write_table(*table.after);
        out_ << " set ";
        out_.identifier(after.name);
        out_ << " = ";
        write_renamed_value(out_, renamed, after);
        out_ << " where ";
        out_.identifier(after.name);
        out_ << (is_array(after.type) ? " && array[" : " in (");
        separator comma;
        for (renamed_value const& each : renamed) {
            comma(out_);
            out_.text_constant(each.from);
        }
        out_ << (is_array(after.type) ? ']' : ')');
        steps_.end(hazards::rewrite | hazards::incompatible);
    }

    constexpr void make_again(table_difference const& table, pairing pair) {
        alter(*table.after);
        out_ << " drop column ";
        out_.identifier(table.new_column(pair).name);
        steps_.end(table.old_column(pair).details.generated == generated_kind::none
                       ? hazards::destructive
                       : std::uint8_t{0});
        add_column(table, pair);
    }

    constexpr void change_type(table_difference const& table, pairing pair) {
        column_model const& before = table.old_column(pair);
        column_model const& after  = table.new_column(pair);
        alter_column(*table.after, after.name);
        out_ << " type ";
        write_type(out_, after);
        if (!after.details.collation.empty()) {
            out_ << " collate ";
            out_.identifier(after.details.collation);
        }
        out_ << " using ";
        if (is_converted(table, pair)) {
            out_ << after.details.using_text;
        } else if (table.renamed_in(pair) != nullptr && !is_array(after.type) &&
                   (!is_native(before) || !is_native(after))) {
            out_ << '(';
            // A native type that stays knows the new names already.
            if (is_native(before)) {
                out_.identifier(after.name);
                out_ << "::text";
            } else {
                write_renamed_value(out_, *table.renamed_in(pair), after);
            }
            out_ << ")::";
            write_type(out_, after);
        } else {
            write_cast(before, after);
        }
        steps_.end(!is_converted(table, pair) && only_widens(before, after)
                       ? 0
                       : hazards::rewrite | hazards::long_lock | hazards::data_dependent |
                             hazards::incompatible);
    }

    /// Whether the engine knows that no row has to be looked at: more of the same.
    static constexpr bool only_widens(column_model const& before, column_model const& after) {
        if (before.type != after.type || is_narrower(before, after) ||
            !same_text(before.details.collation, after.details.collation))
            return false;
        if (before.type == sql_type::text) return true;
        return before.type == sql_type::numeric &&
               (arguments_of(after).first == 0 ||
                arguments_of(before).second == arguments_of(after).second);
    }

    /// To the type without what it is told: a cast would cut a text in silence that the column
    /// refuses.
    constexpr void write_cast(column_model const& before, column_model const& after) {
        out_.identifier(after.name);
        if (same_type(before, after, out_.dialect)) return;
        // No type of the database's own knows another one.
        if (is_native(before)) out_ << (is_array(before.type) ? "::text[]" : "::text");
        if (!is_native(after)) {
            if (before.type != after.type) out_ << "::" << out_.dialect.type_name(after.type);
            return;
        }
        out_ << "::";
        write_type(out_, after);
    }

    /// The keys that are there were given out by somebody else.
    constexpr void make_identity(table_difference const& table, std::string_view column) {
        alter_column(*table.after, column);
        out_ << " add generated by default as identity";
        steps_.end();
        char   quoted[300]{};  // two names of 63 bytes, each quote of theirs twice
        writer name(out_.dialect, quoted);
        write_qualified(name, table.after->schema, table.after->name);
        out_ << "select setval(pg_get_serial_sequence(";
        out_.text_constant({quoted, name.size()});
        out_ << ", ";
        out_.text_constant(column);
        out_ << "), coalesce(max(";
        out_.identifier(column);
        out_ << "), 0) + 1, false) from ";
        write_table(*table.after);
        steps_.end();
    }

    postgres_dropped dropped_;
};

}  // namespace orm::migrate
