// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include <orm/migrate/changes.hpp>
#include <orm/migrate/difference.hpp>
#include <orm/migrate/moved_names.hpp>
#include <orm/migrate/name_between.hpp>
#include <orm/migrate/postgres_dropped.hpp>
#include <orm/migrate/postgres_statements.hpp>
#include <orm/migrate/rename_order.hpp>
#include <orm/migrate/step.hpp>
#include <orm/render/default_name.hpp>

namespace orm::migrate {

/// Where tables are and what they are called, and what is named after them.
class postgres_names : postgres_statements {
    // Before what uses them, for clang to evaluate them.

    /// Calls `visit(before, after, kind)` for what stays of a table and shares its name with all of
    /// the schema.
    template <class Visit>
    constexpr void for_each_part(table_difference const& table, Visit visit) const {
        table_model const& before = *table.before;
        table_model const& after  = *table.after;
        if (table.same_primary_key && !before.primary_key.columns.empty())
            visit(before.primary_key.name, after.primary_key.name, named_part::constraint);
        for (pairing const unique : table.unique_keys)
            if (stays(unique) && !dropped_.unique(table, unique))
                visit(before.unique_keys[unique.before].name, after.unique_keys[unique.after].name,
                      named_part::constraint);
        for (pairing const index : table.indexes)
            if (stays(index) && !dropped_.index(table, index))
                visit(before.indexes[index.before].name, after.indexes[index.after].name,
                      named_part::index);
        for (pairing const exclusion : table.exclusions)
            if (stays(exclusion) && !dropped_.exclusion(table, exclusion))
                visit(before.exclusions[exclusion.before].name,
                      after.exclusions[exclusion.after].name, named_part::constraint);
        for (pairing const column : table.columns) {
            if (is_new(column) || !table.old_column(column).details.autoincrement) continue;
            short_name const from = sequence_of(before, table.old_column(column));
            short_name       to;  // none where it goes, which it does later
            if (stays(column) && table.new_column(column).details.autoincrement)
                to = sequence_of(after, table.new_column(column));
            visit(from.view(), to.view(), named_part::sequence);
        }
    }

    template <class Part>
    static constexpr void add(std::vector<renaming>& renames, Part const& before, Part const& after,
                              table_model const& table) {
        if (!same_text(before.name, after.name))
            renames.push_back({before.name, after.name, &table, named_part::constraint});
    }

public:
    constexpr postgres_names(schema_difference const& difference, step_list& steps)
        : postgres_statements(steps),
          schema_(difference),
          dropped_(difference, steps.out.dialect),
          moved_(difference) {
        std::size_t most = schema_.tables.size();
        for (table_difference const& table : schema_.tables) {
            auto const count = [&](std::string_view, std::string_view, named_part) { most += 2; };
            if (table.stays()) for_each_part(table, count);
        }
        kept_.reserve(most);
    }

    constexpr void create_schemas() {
        for (std::size_t at = 0; at != schema_.tables.size(); ++at) {
            table_difference const& table = schema_.tables[at];
            if (!arrives(table) || table.after->schema.empty()) continue;
            bool known = false;
            for (std::size_t other = 0; other != schema_.tables.size(); ++other) {
                table_difference const& earlier = schema_.tables[other];
                if (other < at && arrives(earlier) &&
                    same_text(earlier.after->schema, table.after->schema))
                    known = true;
                if (earlier.before != nullptr &&
                    same_text(earlier.before->schema, table.after->schema))
                    known = true;
            }
            if (known) continue;
            out_ << "create schema if not exists ";
            out_.identifier(table.after->schema);
            steps_.end();
        }
    }

    /// First all go where they are to be, then those of one schema change their names.
    constexpr void rename_tables() {
        std::vector<std::string_view> names(schema_.tables.size());
        for (std::size_t at = 0; at != names.size(); ++at)
            if (schema_.tables[at].stays()) names[at] = step_aside(schema_.tables[at]);
        for (std::size_t at = 0; at != names.size(); ++at) {
            table_difference const& table = schema_.tables[at];
            if (table.moved())
                set_schema("table", table.before->schema, names[at], table.after->schema);
        }
        for (std::size_t at = 0; at != names.size(); ++at)
            if (is_first_of_its_schema(at))
                rename_tables_in(schema_.tables[at].after->schema, names);
    }

    /// The engine leaves keys, constraints, indexes and the sequences of keys the names that they
    /// got when their table or column had another. All but constraints share theirs with those of
    /// all tables.
    constexpr void rename_parts() {
        std::vector<renaming> shared;
        for (table_difference const& table : schema_.tables) {
            if (!table.stays()) continue;
            for_each_part(
                table, [&](std::string_view before, std::string_view after, named_part const kind) {
                    bool const aside = moved_.is_in_the_way(table, before);
                    if (after.empty() || (!aside && same_text(before, after))) return;
                    shared.push_back({aside ? keep(name_aside(table, before)) : keep(before),
                                      keep(after), table.after, kind});
                });
            rename_constraints(table);
        }
        rename_all(std::move(shared));
    }

private:
    static constexpr bool arrives(table_difference const& table) {
        return table.created() || table.moved();
    }

    constexpr std::string_view keep(short_name const& name) {
        kept_.push_back(name);
        return kept_.back().view();
    }
    constexpr std::string_view keep(std::string_view name) {
        short_name kept;
        kept.add(name);
        return keep(kept);
    }

    static constexpr short_name name_aside(table_difference const& table, std::string_view name) {
        return name_between("__orm_", name, table.before->schema);
    }

    /// What the table is called from here on: one that goes into a schema which has its name
    /// already, or to which another of its name goes, takes a name between; and so do its parts.
    constexpr std::string_view step_aside(table_difference const& table) {
        table_model const& before = *table.before;
        for_each_part(table, [&](std::string_view part, std::string_view, named_part const kind) {
            if (!moved_.is_in_the_way(table, part)) return;
            short_name const aside = name_aside(table, part);
            rename_part({part, aside.view(), &before, kind});
        });
        if (!moved_.is_in_the_way(table, before.name) && !moved_.meets_type(table))
            return before.name;
        std::string_view const aside = keep(name_aside(table, before.name));
        rename_table(before.schema, before.name, aside);
        return aside;
    }

    constexpr bool is_first_of_its_schema(std::size_t at) const {
        if (!schema_.tables[at].stays()) return false;
        for (std::size_t other = 0; other != at; ++other)
            if (schema_.tables[other].stays() &&
                same_text(schema_.tables[other].after->schema, schema_.tables[at].after->schema))
                return false;
        return true;
    }

    constexpr void rename_tables_in(std::string_view                     schema,
                                    std::vector<std::string_view> const& names) {
        std::vector<renaming> renames;
        for (std::size_t at = 0; at != names.size(); ++at) {
            table_difference const& table = schema_.tables[at];
            if (table.stays() && same_text(table.after->schema, schema) &&
                !same_text(names[at], table.after->name))
                renames.push_back({names[at], table.after->name});
        }
        rename_order(std::move(renames)).run([&](renaming const& one) {
            rename_table(schema, one.from, one.to);
        });
    }

    constexpr void rename_constraints(table_difference const& table) {
        std::vector<renaming> own;
        for (pairing const check : table.checks)
            if (stays(check) && !dropped_.check(table, check))
                add(own, table.before->checks[check.before], table.after->checks[check.after],
                    *table.after);
        for (pairing const key : table.foreign_keys)
            if (stays(key) && !dropped_.key(table, key))
                add(own, table.before->foreign_keys[key.before],
                    table.after->foreign_keys[key.after], *table.after);
        rename_all(std::move(own));
    }

    constexpr void rename_all(std::vector<renaming> renames) {
        rename_order(std::move(renames)).run([&](renaming const& one) { rename_part(one); });
    }

    schema_difference const& schema_;
    postgres_dropped         dropped_;
    moved_names              moved_;
    std::vector<short_name>  kept_;  // never grows beyond what it has reserved
};

}  // namespace orm::migrate
