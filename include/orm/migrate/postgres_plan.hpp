// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <orm/migrate/changes.hpp>
#include <orm/migrate/difference.hpp>
#include <orm/migrate/enums.hpp>
#include <orm/migrate/postgres_columns.hpp>
#include <orm/migrate/postgres_indexes.hpp>
#include <orm/migrate/postgres_names.hpp>
#include <orm/migrate/rename_order.hpp>
#include <orm/migrate/sequences.hpp>
#include <orm/migrate/step.hpp>
#include <orm/migrate/triggers.hpp>
#include <orm/migrate/views.hpp>
#include <orm/render/create_table.hpp>

// The statements that lead a PostgreSQL database over a difference, while others use it: indexes
// are built concurrently, constraints are added without a look at the rows and validated after, a
// column is made required through a check.

namespace orm::migrate {

class postgres_planner : postgres_columns {
public:
    constexpr postgres_planner(schema_difference const& difference, step_list& steps)
        : postgres_columns(difference, steps), schema_(difference) {}

    constexpr void plan() {
        postgres_names   names(schema_, steps_);
        postgres_indexes indexes(schema_, steps_);
        names.create_schemas();
        sequence_planner sequences(schema_, steps_);
        sequences.create_and_alter();
        enum_planner enums(schema_, steps_);
        enums.create_and_add();
        for (table_difference const& table : schema_.tables)
            if (table.stays()) drop_foreign_keys(table);
        indexes.drop_what_cannot_wait();
        trigger_planner triggers(schema_, steps_, is_touched);
        view_planner    views(schema_, steps_, is_touched);
        triggers.drop();
        views.drop();
        for (table_difference const& table : schema_.tables)
            if (table.stays()) drop_parts(table);
        drop_tables();
        names.rename_tables();
        for (table_difference const& table : schema_.tables)
            if (table.stays()) change_names(table);
        names.rename_parts();
        enums.make_again();
        for (table_difference const& table : schema_.tables)
            if (table.created()) create_table(*table.after);
        for (table_difference const& table : schema_.tables)
            if (table.stays()) change_columns(table);
        // Before what stands alone, so that nobody misses a view; but a view may be grouped by a
        // key that is not there yet.
        bool const late = changes_keys();
        if (!late) views.create(), triggers.create();
        for (table_difference const& table : schema_.tables)
            if (table.stays()) add_keys_and_checks(table);
        if (late) views.create(), triggers.create();
        sequences.drop();
        enums.drop();
        indexes.create_and_drop();
        for (table_difference const& table : schema_.tables) add_foreign_keys(table);
    }

private:
    /// The engine refuses to change the type of a column that a view reads, or to drop it, and a
    /// primary key by which one groups.
    static constexpr bool is_touched(table_difference const& table) {
        if (!table.same_primary_key) return true;
        for (pairing const column : table.columns) {
            if (is_gone(column)) return true;
            if (is_new(column)) continue;
            column_model const& before = table.old_column(column);
            column_model const& after  = table.new_column(column);
            if (!same_text(before.name, after.name) || before.type != after.type ||
                !same_text(before.details.type_text, after.details.type_text) ||
                (element_of(after.type) == sql_type::enumeration &&
                 !same_values(before.details.values, after.details.values)) ||
                before.details.generated != after.details.generated ||
                !same_text(before.details.collation, after.details.collation) ||
                !same_text(before.details.generated_text, after.details.generated_text))
                return true;
        }
        return false;
    }

    constexpr bool changes_keys() const {
        for (table_difference const& table : schema_.tables)
            if (table.stays() && !table.same_primary_key) return true;
        return false;
    }

    // Parts that go, some of them for a while.

    /// Before the keys that they refer to.
    constexpr void drop_foreign_keys(table_difference const& table) {
        for (pairing const key : table.foreign_keys)
            if (dropped_.key(table, key))
                drop_constraint(*table.before, table.before->foreign_keys[key.before].name);
    }

    /// Constraints whose columns are gone would go with them; it is said all the same, so that what
    /// is dropped can be read.
    constexpr void drop_parts(table_difference const& table) {
        table_model const& before = *table.before;
        for (pairing const check : table.checks)
            if (dropped_.check(table, check))
                drop_constraint(before, before.checks[check.before].name);
        for (pairing const unique : table.unique_keys)
            if (dropped_.unique(table, unique))
                drop_constraint(before, before.unique_keys[unique.before].name);
        for (pairing const exclusion : table.exclusions)
            if (dropped_.exclusion(table, exclusion))
                drop_constraint(before, before.exclusions[exclusion.before].name);
        if (!table.same_primary_key && !before.primary_key.columns.empty())
            drop_constraint(before, before.primary_key.name);
    }

    /// At once, as they may refer to each other.
    constexpr void drop_tables() {
        bool any = false;
        for (std::size_t at = schema_.tables.size(); at-- != 0;) {
            if (!schema_.tables[at].dropped()) continue;
            out_ << (any ? ", " : "drop table ");
            write_table(*schema_.tables[at].before);
            any = true;
        }
        if (any) steps_.end(hazards::destructive | hazards::incompatible);
    }

    constexpr void change_names(table_difference const& table) {
        std::vector<renaming> renames;
        for (pairing const column : table.columns) {
            if (is_gone(column) && is_taken(table, column)) drop_column(table, column);
            if (stays(column) &&
                !same_text(table.old_column(column).name, table.new_column(column).name))
                renames.push_back({table.old_column(column).name, table.new_column(column).name});
        }
        rename_order(std::move(renames)).run([&](renaming const& one) {
            alter(*table.after);
            out_ << " rename column ";
            out_.identifier(one.from);
            out_ << " to ";
            out_.identifier(one.to);
            steps_.end(hazards::incompatible);
        });
    }

    /// Foreign keys come last, when all tables are there.
    constexpr void create_table(table_model const& table) {
        write_create_table(out_, table, ~later_keys{0}, if_exists::fail);
        steps_.end();
        write_comments(out_, table, [&] { steps_.end(); });
    }

    // Keys, checks and indexes.

    constexpr void add_keys_and_checks(table_difference const& table) {
        table_model const& after = *table.after;
        if (!table.same_primary_key && !after.primary_key.columns.empty())
            add_key(after, after.primary_key, "primary key");
        for (pairing const unique : table.unique_keys)
            if (is_new(unique) || (stays(unique) && dropped_.unique(table, unique)))
                add_key(after, after.unique_keys[unique.after], "unique");
        for (pairing const check : table.checks) {
            if (!is_new(check) && !(stays(check) && dropped_.check(table, check))) continue;
            alter(after);
            out_ << " add ";
            write_check(out_, after.checks[check.after]);
            out_ << " not valid";
            steps_.end();
            validate(after, after.checks[check.after].name);
        }
        for (pairing const exclusion : table.exclusions) {
            if (stays(exclusion) && !dropped_.exclusion(table, exclusion)) continue;
            if (is_gone(exclusion)) continue;
            alter(after);
            out_ << " add ";
            write_exclusion(out_, after.exclusions[exclusion.after]);
            steps_.end(hazards::data_dependent | hazards::long_lock);
        }
        if (!same_text(table.before->comment, after.comment))
            change_comment(after, {}, after.comment);
    }

    constexpr void add_key(table_model const& table, key_model const& key, std::string_view kind) {
        out_ << "create unique index concurrently ";
        out_.identifier(key.name);
        out_ << " on ";
        write_table(table);
        out_ << ' ';
        write_name_list(out_, key.columns);
        steps_.end(hazards::data_dependent, step_mode::alone);
        alter(table);
        out_ << " add ";
        write_constraint_name(out_, key.name);
        out_ << kind << " using index ";
        out_.identifier(key.name);
        steps_.end();
    }

    constexpr void add_foreign_keys(table_difference const& table) {
        if (table.created())
            for (foreign_key_model const& key : table.after->foreign_keys) {
                write_add_foreign_key(out_, *table.after, key, if_exists::fail);
                steps_.end();
            }
        if (!table.stays()) return;
        for (pairing const pair : table.foreign_keys) {
            if (!is_new(pair) && !(stays(pair) && dropped_.key(table, pair))) continue;
            foreign_key_model const& key = table.after->foreign_keys[pair.after];
            write_add_foreign_key(out_, *table.after, key, if_exists::fail);
            out_ << " not valid";
            steps_.end();
            validate(*table.after, key.name);
        }
    }

    schema_difference const& schema_;
};

}  // namespace orm::migrate
