// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include <orm/migrate/changes.hpp>
#include <orm/migrate/difference.hpp>
#include <orm/migrate/postgres_dropped.hpp>
#include <orm/migrate/postgres_statements.hpp>
#include <orm/migrate/rename_order.hpp>
#include <orm/migrate/step.hpp>
#include <orm/render/default_name.hpp>

namespace orm::migrate {

/// Where tables are and what they are called, and what is named after them.
class postgres_names : postgres_statements {
    // Before what uses it, for clang to evaluate it.
    template <class Part>
    static constexpr void add(std::vector<renaming>& renames, Part const& before, Part const& after,
                              table_model const& table, named_part kind) {
        if (!same_text(before.name, after.name))
            renames.push_back({before.name, after.name, &table, kind});
    }

public:
    constexpr postgres_names(schema_difference const& difference, step_list& steps)
        : postgres_statements(steps), schema_(difference), dropped_(difference, steps.out.dialect) {
        kept_.reserve(3 * schema_.tables.size());
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
            table_model const& before = *table.before;
            table_model const& after  = *table.after;
            if (table.same_primary_key && !before.primary_key.columns.empty())
                add(shared, before.primary_key, after.primary_key, after, named_part::constraint);
            for (pairing const unique : table.unique_keys)
                if (stays(unique) && !dropped_.unique(table, unique))
                    add(shared, before.unique_keys[unique.before], after.unique_keys[unique.after],
                        after, named_part::constraint);
            for (pairing const index : table.indexes)
                if (stays(index) && !dropped_.index(table, index))
                    add(shared, before.indexes[index.before], after.indexes[index.after], after,
                        named_part::index);
            for (pairing const exclusion : table.exclusions)
                if (stays(exclusion) && !dropped_.exclusion(table, exclusion))
                    add(shared, before.exclusions[exclusion.before],
                        after.exclusions[exclusion.after], after, named_part::constraint);
            add_sequences(shared, table);
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

    /// What the table is called from here on: one that goes into a schema which has its name
    /// already, or to which another of its name goes, takes a name between.
    constexpr std::string_view step_aside(table_difference const& table) {
        table_model const& before = *table.before;
        if (!table.moved() || !is_taken(table)) return before.name;
        short_name between;
        between.add("__orm_");
        between.add(before.schema);
        between.add("_");
        between.add(before.name);
        rename_table(before.schema, before.name, between.view());
        return keep(between);
    }

    constexpr bool is_taken(table_difference const& table) const {
        for (table_difference const& other : schema_.tables)
            if (&other != &table && other.stays() &&
                same_text(other.before->name, table.before->name) &&
                (same_text(other.before->schema, table.after->schema) ||
                 same_text(other.after->schema, table.after->schema)))
                return true;
        return false;
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

    constexpr void add_sequences(std::vector<renaming>& renames, table_difference const& table) {
        for (pairing const column : table.columns) {
            if (!stays(column) || !table.old_column(column).autoincrement ||
                !table.new_column(column).autoincrement)
                continue;
            std::string_view const old_one[]{table.old_column(column).name};
            std::string_view const new_one[]{table.new_column(column).name};
            short_name const       from = default_name(table.before->name, old_one, "seq");
            short_name const       to   = default_name(table.after->name, new_one, "seq");
            if (!same_text(from.view(), to.view()))
                renames.push_back({keep(from), keep(to), table.after, named_part::sequence});
        }
    }

    constexpr void rename_constraints(table_difference const& table) {
        std::vector<renaming> own;
        for (pairing const check : table.checks)
            if (stays(check) && !dropped_.check(table, check))
                add(own, table.before->checks[check.before], table.after->checks[check.after],
                    *table.after, named_part::constraint);
        for (pairing const key : table.foreign_keys)
            if (stays(key) && !dropped_.key(table, key))
                add(own, table.before->foreign_keys[key.before],
                    table.after->foreign_keys[key.after], *table.after, named_part::constraint);
        rename_all(std::move(own));
    }

    constexpr void rename_all(std::vector<renaming> renames) {
        rename_order(std::move(renames)).run([&](renaming const& one) { rename_part(one); });
    }

    schema_difference const& schema_;
    postgres_dropped         dropped_;
    std::vector<short_name>  kept_;  // never grows beyond what it has reserved
};

}  // namespace orm::migrate
