// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>

#include <orm/migrate/changes.hpp>
#include <orm/migrate/difference.hpp>
#include <orm/migrate/moved_names.hpp>
#include <orm/migrate/name_between.hpp>
#include <orm/migrate/postgres_dropped.hpp>
#include <orm/migrate/postgres_statements.hpp>
#include <orm/migrate/step.hpp>
#include <orm/render/create_table.hpp>

namespace orm::migrate {

/// Indexes are built and dropped while others read and write, and where it can be, those that are
/// new are there before those that go. One of the same name is built under another one.
class postgres_indexes : postgres_statements {
    // Before what uses it, for clang to evaluate it.
    template <class Part>
    static constexpr bool has_name(array_view<Part> parts, std::string_view name) {
        for (Part const& each : parts)
            if (same_text(each.name, name)) return true;
        return false;
    }

public:
    constexpr postgres_indexes(schema_difference const& difference, step_list& steps)
        : postgres_statements(steps),
          schema_(difference),
          dropped_(difference, steps.out.dialect),
          moved_(difference) {}

    /// Before anything else changes.
    constexpr void drop_what_cannot_wait() {
        for (table_difference const& table : schema_.tables) {
            if (!table.stays()) continue;
            for (pairing const index : table.indexes)
                if (dropped_.index(table, index) && !can_wait(table, index))
                    drop_index(*table.before, table.before->indexes[index.before].name);
        }
    }

    /// When tables are what they are to be.
    constexpr void create_and_drop() {
        for (table_difference const& table : schema_.tables) {
            if (table.created())
                for (index_model const& index : table.after->indexes) {
                    write_create_index(out_, *table.after, index, if_exists::fail);
                    steps_.end();
                }
            if (!table.stays()) continue;
            for (pairing const index : table.indexes)
                if (is_new(index) || (stays(index) && dropped_.index(table, index)))
                    create(table, table.after->indexes[index.after]);
            for (pairing const index : table.indexes)
                if (can_wait(table, index)) replace(table, table.before->indexes[index.before]);
        }
    }

private:
    /// Whether an index that goes may stay until all is done.
    constexpr bool can_wait(table_difference const& table, pairing index) const {
        if (!is_gone(index)) return false;
        index_model const& before = table.before->indexes[index.before];
        if (dropped_.breaks_index(table, before) || is_taken(table, before.name) ||
            moved_.is_in_the_way(table, before.name))
            return false;
        for (pairing const column : table.columns) {
            if (is_new(column) || !speaks_of(before, table.old_column(column).name)) continue;
            // The engine drops it with a column, and builds it again for another type, which it may
            // not be for; rows that change are to be unique no longer.
            if (is_gone(column) || dropped_.changes_type(table, column) ||
                (before.unique && !keeps_values(table, column)))
                return false;
        }
        return true;
    }

    static constexpr bool speaks_of(index_model const& index, std::string_view column) {
        if (contains_name(index.included, column) ||
            postgres_dropped::mentions(index.condition, column))
            return true;
        for (index_item_model const& item : index.items)
            if (item.is_expression ? postgres_dropped::mentions(item.text, column)
                                   : same_text(item.text, column))
                return true;
        return false;
    }

    /// Whether something else is to have its name; indexes share theirs with tables and keys.
    constexpr bool is_taken(table_difference const& table, std::string_view name) const {
        for (table_difference const& other : schema_.tables) {
            if (other.after == nullptr || !same_text(other.after->schema, table.after->schema))
                continue;
            table_model const& after = *other.after;
            if (same_text(after.name, name) || same_text(after.primary_key.name, name) ||
                has_name(after.unique_keys, name) || has_name(after.exclusions, name))
                return true;
            for (index_model const& index : after.indexes)
                if (same_text(index.name, name) && !(&other == &table && is_new_one(table, name)))
                    return true;
        }
        for (view_difference const& view : schema_.views)
            if (view.after != nullptr &&
                (same_text(view.after->name, name) || has_name(view.after->indexes, name)))
                return true;
        for (sequence_difference const& each : schema_.sequences)
            if (each.after != nullptr && same_text(each.after->name, name)) return true;
        return false;
    }
    static constexpr bool is_new_one(table_difference const& table, std::string_view name) {
        for (pairing const index : table.indexes)
            if (is_new(index) && same_text(table.after->indexes[index.after].name, name))
                return true;
        return false;
    }

    /// Whether an index of the name is there still.
    constexpr bool is_there(table_difference const& table, std::string_view name) const {
        for (pairing const index : table.indexes)
            if (can_wait(table, index) && same_text(table.before->indexes[index.before].name, name))
                return true;
        return false;
    }

    constexpr void create(table_difference const& table, index_model made) {
        short_name const between = name_between(made.name);
        if (is_there(table, made.name)) made.name = between.view();
        write_create_index(out_, *table.after, made, if_exists::fail, index_build::concurrent);
        steps_.end(made.unique ? hazards::data_dependent : std::uint8_t{0}, step_mode::alone);
    }

    /// One of its name takes its place.
    constexpr void replace(table_difference const& table, index_model const& before) {
        drop_index(*table.after, before.name);
        if (!is_new_one(table, before.name)) return;
        short_name const between = name_between(before.name);
        rename_part({between.view(), before.name, table.after, named_part::index});
    }

    schema_difference const& schema_;
    postgres_dropped         dropped_;
    moved_names              moved_;
};

}  // namespace orm::migrate
