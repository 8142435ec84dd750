// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <orm/migrate/changes.hpp>
#include <orm/migrate/difference.hpp>
#include <orm/migrate/name_between.hpp>
#include <orm/migrate/rename_order.hpp>
#include <orm/migrate/step.hpp>
#include <orm/migrate/triggers.hpp>
#include <orm/migrate/views.hpp>
#include <orm/render/create_table.hpp>

// The statements that lead a SQLite database over a difference. What `alter table` cannot say is
// done by making the table again: a new one is filled, and takes the old one's place. All of it
// runs in one transaction of a connection that does not enforce foreign keys, as dropping the old
// table would otherwise delete its children; the runner compares the keys before and after.

namespace orm::migrate {

class sqlite_planner {
public:
    constexpr sqlite_planner(schema_difference const& difference, step_list& steps)
        : schema_(difference), steps_(steps), out_(steps.out) {}

    constexpr void plan() {
        auto const      touched = [&](table_difference const& table) { return is_touched(table); };
        trigger_planner triggers(schema_, steps_, touched);
        view_planner    views(schema_, steps_, touched);
        triggers.drop();
        views.drop();
        for (table_difference const& table : schema_.tables)
            if (table.stays() && !is_rebuilt(table)) drop_indexes(table);
        for (std::size_t at = schema_.tables.size(); at-- != 0;)
            if (schema_.tables[at].dropped()) drop_table(*schema_.tables[at].before);
        rename_tables();
        for (table_difference const& table : schema_.tables)
            if (table.stays()) change_names_of_columns(table);
        for (table_difference const& table : schema_.tables)
            if (table.created()) create_table(*table.after);
        for (table_difference const& table : schema_.tables)
            if (table.stays()) is_rebuilt(table) ? rebuild(table) : alter(table);
        for (table_difference const& table : schema_.tables) create_indexes(table);
        views.create();
        triggers.create();
    }

private:
    // What alter table can do.

    static constexpr bool can_be_added(table_model const& table, column_model const& column) {
        column_details const& details = column.details;
        if (details.generated == generated_kind::stored || details.autoincrement) return false;
        if (contains_name(table.primary_key.columns, column.name)) return false;
        for (key_model const& unique : table.unique_keys)
            if (contains_name(unique.columns, column.name)) return false;
        if (!details.backfill_text.empty()) return false;
        if (!details.default_text.empty() && !is_constant_default(details.default_text))
            return false;
        if (details.generated == generated_kind::none && !fills_itself(column)) return false;
        for (foreign_key_model const& key : table.foreign_keys)
            if (stands_with(key, column.name) && !details.default_text.empty()) return false;
        return true;
    }

    /// Keys, and whatever else speaks of it, hold a column in place; they would differ, too.
    static constexpr bool can_be_dropped(table_model const& table, column_model const& column) {
        if (contains_name(table.primary_key.columns, column.name)) return false;
        for (key_model const& unique : table.unique_keys)
            if (contains_name(unique.columns, column.name)) return false;
        return true;
    }

    template <class Part>
    static constexpr bool goes_with_a_column(table_difference const& table, pairing part,
                                             array_view<Part> before, array_view<Part> after) {
        for (pairing const column : table.columns)
            if (is_new(part) ? is_new(column) &&
                                   stands_with(after[part.after], table.new_column(column).name)
                             : is_gone(column) &&
                                   stands_with(before[part.before], table.old_column(column).name))
                return true;
        return false;
    }

    template <class Part>
    static constexpr bool parts_need_rebuild(table_difference const&     table,
                                             std::vector<pairing> const& parts,
                                             array_view<Part> before, array_view<Part> after) {
        for (pairing const part : parts)
            if (!stays(part) && !goes_with_a_column(table, part, before, after)) return true;
        return false;
    }

    constexpr bool is_rebuilt(table_difference const& table) const {
        table_model const& before = *table.before;
        table_model const& after  = *table.after;
        if (before.strict != after.strict || before.without_rowid != after.without_rowid ||
            !table.same_primary_key)
            return true;
        for (pairing const column : table.columns) {
            if (is_new(column) ? !can_be_added(after, table.new_column(column))
                : is_gone(column)
                    ? !can_be_dropped(before, table.old_column(column))
                    : !same_column(table, table.old_column(column), table.new_column(column),
                                   out_.dialect) ||
                          table.renamed_in(column) != nullptr || is_converted(table, column))
                return true;
        }
        for (pairing const unique : table.unique_keys)
            if (!stays(unique)) return true;
        return parts_need_rebuild(table, table.checks, before.checks, after.checks) ||
               parts_need_rebuild(table, table.foreign_keys, before.foreign_keys,
                                  after.foreign_keys);
    }

    /// A view or trigger that does not fit its table while that changes would stop the change.
    constexpr bool is_touched(table_difference const& table) const {
        if (is_rebuilt(table)) return true;
        for (pairing const column : table.columns)
            if (is_gone(column) || (stays(column) && !same_text(table.old_column(column).name,
                                                                table.new_column(column).name)))
                return true;
        return false;
    }

    // Statements.

    constexpr void drop_index(std::string_view name) {
        out_ << "drop index ";
        out_.identifier(name);
        steps_.end();
    }

    constexpr void drop_indexes(table_difference const& table) {
        for (pairing const index : table.indexes)
            if (is_gone(index) || is_renamed(table, index))
                drop_index(table.before->indexes[index.before].name);
    }

    /// An index keeps its name, whatever becomes of its table's.
    static constexpr bool is_renamed(table_difference const& table, pairing index) {
        return stays(index) && !same_text(table.before->indexes[index.before].name,
                                          table.after->indexes[index.after].name);
    }

    constexpr void drop_table(table_model const& table) {
        out_ << "drop table ";
        out_.identifier(table.name);
        steps_.end(hazards::destructive);
    }

    constexpr void rename_tables() {
        std::vector<renaming> renames;
        for (table_difference const& table : schema_.tables)
            if (table.renamed()) renames.push_back({table.before->name, table.after->name});
        rename_order(std::move(renames)).run([&](renaming const& one) {
            rename_table(one.from, one.to, hazards::incompatible);
        });
    }

    constexpr void rename_table(std::string_view from, std::string_view to, std::uint8_t risk = 0) {
        out_ << "alter table ";
        out_.identifier(from);
        out_ << " rename to ";
        out_.identifier(to);
        steps_.end(risk);
    }

    /// First what is dropped without a rebuild, as its name may be taken by another.
    constexpr void change_names_of_columns(table_difference const& table) {
        std::vector<renaming> renames;
        for (pairing const column : table.columns) {
            if (is_gone(column) && !is_rebuilt(table)) {
                alter_column(table, "drop column ", table.old_column(column).name);
                steps_.end(hazards::destructive);
            } else if (is_gone(column) && is_taken(table, column)) {
                set_aside(table, table.old_column(column).name);
            } else if (stays(column) &&
                       !same_text(table.old_column(column).name, table.new_column(column).name)) {
                renames.push_back({table.old_column(column).name, table.new_column(column).name});
            }
        }
        rename_order(std::move(renames)).run([&](renaming const& one) {
            alter_column(table, "rename column ", one.from);
            out_ << " to ";
            out_.identifier(one.to);
            steps_.end(hazards::incompatible);
        });
    }

    constexpr void alter_column(table_difference const& table, std::string_view what,
                                std::string_view column) {
        out_ << "alter table ";
        out_.identifier(table.after->name);
        out_ << ' ' << what;
        out_.identifier(column);
    }

    /// Whether a column that stays takes the name of this one.
    static constexpr bool is_taken(table_difference const& table, pairing gone) {
        for (pairing const column : table.columns)
            if (stays(column) &&
                same_name(table.new_column(column).name, table.old_column(gone).name))
                return true;
        return false;
    }

    constexpr void set_aside(table_difference const& table, std::string_view column) {
        short_name const aside = name_between("__orm_old_", column);
        alter_column(table, "rename column ", column);
        out_ << " to ";
        out_.identifier(aside.view());
        steps_.end();
    }

    constexpr void create_table(table_model const& table) {
        write_create_table(out_, table, later_keys{0}, if_exists::fail);
        steps_.end();
    }

    constexpr void alter(table_difference const& table) {
        for (pairing const column : table.columns) {
            if (!is_new(column)) continue;
            out_ << "alter table ";
            out_.identifier(table.after->name);
            out_ << " add column ";
            write_column(out_, *table.after, table.new_column(column));
            steps_.end();
        }
    }

    constexpr void create_indexes(table_difference const& table) {
        if (table.dropped()) return;
        bool const all = table.created() || is_rebuilt(table);
        for (std::size_t at = 0; at != table.after->indexes.size(); ++at) {
            bool create = all;
            for (pairing const index : table.indexes)
                if (index.after == at && (is_new(index) || is_renamed(table, index))) create = true;
            if (!create) continue;
            index_model const& index = table.after->indexes[at];
            write_create_index(out_, *table.after, index, if_exists::fail);
            steps_.end(index.unique && !table.created() ? hazards::data_dependent
                                                        : std::uint8_t{0});
        }
    }

    // The rebuild.

    /// What the row before has for a column; empty where its default applies.
    constexpr void write_value(table_difference const& table, pairing pair) {
        column_model const& after = table.new_column(pair);
        if (is_new(pair)) {
            if (needs_value(after)) write_value_for_old_rows(out_, after);
            return;
        }
        column_model const& before   = table.old_column(pair);
        bool const          required = becomes_required(before, after);
        if (required && !after.details.backfill_text.empty()) out_ << "coalesce(";
        write_converted(table, pair);
        if (required && !after.details.backfill_text.empty())
            out_ << ", " << after.details.backfill_text << ')';
    }

    constexpr void write_converted(table_difference const& table, pairing pair) {
        column_model const&    after   = table.new_column(pair);
        auto const* const      renamed = table.renamed_in(pair);
        std::string_view const type    = out_.dialect.type_name(after.type);
        if (is_converted(table, pair)) {
            out_ << after.details.using_text;
        } else if (renamed != nullptr) {
            write_renamed_value(out_, *renamed, after);
        } else if (same_text(type, out_.dialect.type_name(table.old_column(pair).type))) {
            out_.identifier(after.name);
        } else {
            out_ << "cast(";
            out_.identifier(after.name);
            out_ << " as " << type << ')';
        }
    }

    constexpr bool is_copied(table_difference const& table, pairing column) const {
        if (is_gone(column)) return false;
        column_model const& after = table.new_column(column);
        return after.details.generated == generated_kind::none &&
               (!is_new(column) || needs_value(after));
    }

    /// Rows without a key of whole numbers have a number all the same, which somebody may keep. One
    /// that is their key is copied as a column.
    constexpr bool keeps_numbers(table_difference const& table) const {
        for (pairing const column : table.columns)
            if (same_name(
                    is_gone(column) ? table.old_column(column).name : table.new_column(column).name,
                    "rowid"))
                return false;
        return has_numbers(*table.before) && has_numbers(*table.after);
    }
    constexpr bool has_numbers(table_model const& table) const {
        if (table.without_rowid) return false;
        if (table.primary_key.columns.size() != 1) return true;
        for (column_model const& column : table.columns)
            if (same_text(column.name, table.primary_key.columns[0]))
                return !same_text(out_.dialect.type_name(column.type), "integer");
        return true;
    }

    constexpr void copy_rows(table_difference const& table, std::string_view to) {
        out_ << "insert into ";
        out_.identifier(to);
        out_ << " (";
        separator  comma;
        bool const numbers = keeps_numbers(table);
        if (numbers) comma(out_), out_ << "rowid";
        for (pairing const column : table.columns)
            if (is_copied(table, column)) {
                comma(out_);
                out_.identifier(table.new_column(column).name);
            }
        out_ << ") select ";
        separator again;
        if (numbers) again(out_), out_ << "rowid";
        for (pairing const column : table.columns)
            if (is_copied(table, column)) again(out_), write_value(table, column);
        out_ << " from ";
        out_.identifier(table.after->name);
        steps_.end(hazards::rewrite | hazards::data_dependent);
    }

    static constexpr bool counts_keys(table_model const& table) {
        for (column_model const& column : table.columns)
            if (column.details.autoincrement) return true;
        return false;
    }

    /// The highest key ever given out, which may be that of a row that is no more.
    constexpr void copy_key_count(std::string_view from, std::string_view to) {
        out_ << "delete from sqlite_sequence where name = ";
        out_.text_constant(to);
        steps_.end();
        out_ << "insert into sqlite_sequence (name, seq) select ";
        out_.text_constant(to);
        out_ << ", seq from sqlite_sequence where name = ";
        out_.text_constant(from);
        steps_.end();
    }

    constexpr void rebuild(table_difference const& table) {
        std::string_view const name      = table.after->name;
        short_name const       temporary = name_of_rebuilt(name);
        table_model            made      = *table.after;
        made.name                        = temporary.view();
        write_create_table(out_, made, later_keys{0}, if_exists::fail);
        steps_.end();
        copy_rows(table, made.name);
        if (counts_keys(*table.before) && counts_keys(*table.after))
            copy_key_count(name, made.name);
        out_ << "drop table ";
        out_.identifier(name);
        steps_.end(drops_a_column(table) ? hazards::destructive : std::uint8_t{0});
        // Else the engine would look for the table's name in every view and trigger, where it is
        // missing at this moment, and give the foreign keys of other tables another target.
        out_ << "pragma legacy_alter_table = on";
        steps_.end();
        rename_table(made.name, name);
        out_ << "pragma legacy_alter_table = off";
        steps_.end();
    }

    static constexpr bool drops_a_column(table_difference const& table) {
        for (pairing const column : table.columns)
            if (is_gone(column)) return true;
        return false;
    }

    schema_difference const& schema_;
    step_list&               steps_;
    writer&                  out_;
};

}  // namespace orm::migrate
