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
#include <orm/migrate/postgres_statements.hpp>
#include <orm/migrate/rename_order.hpp>

namespace orm::migrate {

/// The values of a type once they have their new names.
constexpr std::vector<std::string_view> values_once_renamed(enum_difference const& type) {
    std::vector<std::string_view> values;
    for (std::string_view const value : type.before->values)
        values.push_back(new_name_of(type.values, value));
    return values;
}

/// Whether all values stay, in their order, so that others have only to be added.
constexpr bool only_adds_values(enum_difference const& type) {
    std::vector<std::string_view> const before = values_once_renamed(type);
    std::size_t                         at     = 0;
    for (std::string_view const value : type.after->values)
        if (at != before.size() && same_text(before[at], value)) ++at;
    return at == before.size();
}

/// What becomes of the types that a database has for enums. One that loses a value, or whose values
/// stand in another order, is made again, and the columns of it are converted by their names.
class enum_planner : postgres_statements {
public:
    constexpr enum_planner(schema_difference const& difference, step_list& steps)
        : postgres_statements(steps), schema_(difference), moved_(difference) {}

    /// Before any table. A value cannot be used in the transaction that has added it.
    constexpr void create_and_add() {
        rename();
        for (enum_difference const& type : schema_.enums) {
            if (type.after == nullptr) continue;
            if (type.before == nullptr) {
                create_schema(type_name(type.after->name).schema);
                write_create_enum(out_, *type.after, if_exists::fail);
                steps_.end();
            } else if (only_adds_values(type)) {
                add_values(values_once_renamed(type), *type.after);
            }
        }
    }

    /// When tables and columns have their new names.
    constexpr void make_again() {
        for (enum_difference const& type : schema_.enums)
            if (type.before != nullptr && type.after != nullptr && !only_adds_values(type))
                make_again(*type.before, *type.after);
    }

    /// When no column is of them any longer.
    constexpr void drop() {
        for (enum_difference const& type : schema_.enums) {
            if (type.after != nullptr) continue;
            drop_type(type_name(type.before->name), hazards::incompatible);
        }
    }

private:
    /// Those of tables are there already.
    constexpr void create_schema(std::string_view name) {
        if (name.empty()) return;
        for (table_difference const& table : schema_.tables)
            if (table.after != nullptr && same_text(table.after->schema, name)) return;
        out_ << "create schema if not exists ";
        out_.identifier(name);
        steps_.end();
    }

    constexpr void drop_type(type_name name, std::uint8_t risk) {
        out_ << "drop type ";
        write_type_name(out_, name);
        steps_.end(risk);
    }

    /// Under a name between a type is still where it was.
    constexpr type_name type_on_its_way(std::string_view text) const {
        for (enum_difference const& type : schema_.enums) {
            if (type.before == nullptr || type.after == nullptr ||
                !same_text(name_between(type.after->name).view(), text))
                continue;
            type_name between(type.before->name);
            between.name = text;
            return between;
        }
        return type_name(text);
    }

    constexpr bool is_in_the_way(std::string_view from, std::string_view to) const {
        for (enum_difference const& type : schema_.enums)
            if (type.before != nullptr && type.after != nullptr &&
                same_text(type.before->name, from) && same_text(type.after->name, to))
                return moved_.meets_type(type);
        return false;
    }

    /// To another name, or into another schema, or both. Where its name is taken there, it goes
    /// under one between.
    constexpr void rename_type(type_name from, type_name to, bool aside) {
        short_name const between = name_between("__orm_type_", from.name, from.schema);
        if (aside) {
            type_name other = from;
            other.name      = between.view();
            change_name(from, other.name);
            from = other;
        }
        if (!same_text(from.schema, to.schema)) {
            create_schema(to.schema);
            set_schema("type", from.schema, from.name, to.schema);
            from.schema = to.schema;
        }
        if (!same_text(from.name, to.name)) change_name(from, to.name);
    }
    constexpr void change_name(type_name type, std::string_view name) {
        out_ << "alter type ";
        write_type_name(out_, type);
        out_ << " rename to ";
        out_.identifier(name);
        steps_.end(hazards::incompatible);
    }

    /// Types first, then values, each under its new name from here on.
    constexpr void rename() {
        std::vector<renaming> types;
        for (enum_difference const& type : schema_.enums)
            if (type.before != nullptr && type.after != nullptr &&
                !same_text(type.before->name, type.after->name))
                types.push_back({type.before->name, type.after->name});
        rename_order(std::move(types)).run([&](renaming const& one) {
            rename_type(type_on_its_way(one.from), type_on_its_way(one.to),
                        is_in_the_way(one.from, one.to));
        });
        for (enum_difference const& type : schema_.enums) {
            std::vector<renaming> values;
            for (renamed_value const& each : type.values) values.push_back({each.from, each.to});
            rename_order(std::move(values)).run([&](renaming const& one) {
                out_ << "alter type ";
                write_type_name(out_, type_name(type.after->name));
                out_ << " rename value ";
                out_.text_constant(one.from);
                out_ << " to ";
                out_.text_constant(one.to);
                steps_.end(hazards::incompatible);
            });
        }
    }

    constexpr void add_values(std::vector<std::string_view> const& before,
                              enum_model const&                    after) {
        for (std::size_t at = 0; at != after.values.size(); ++at) {
            if (contains_name(before, after.values[at])) continue;
            out_ << "alter type ";
            write_type_name(out_, type_name(after.name));
            out_ << " add value if not exists ";
            out_.text_constant(after.values[at]);
            if (at != 0) {
                out_ << " after ";
                out_.text_constant(after.values[at - 1]);
            } else {
                out_ << " before ";
                out_.text_constant(before[0]);
            }
            steps_.end(0, step_mode::alone);
        }
    }

    constexpr void make_again(enum_model const& before, enum_model const& type) {
        type_name        old(type.name);
        short_name const between = name_between(old.name);
        old.name                 = between.view();
        out_ << "alter type ";
        write_type_name(out_, type_name(type.name));
        out_ << " rename to ";
        out_.identifier(old.name);
        steps_.end();
        write_create_enum(out_, type, if_exists::fail);
        steps_.end();
        for (table_difference const& table : schema_.tables)
            if (table.stays())
                for (pairing const column : table.columns)
                    if (stays(column) && is_of(table.old_column(column), before.name) &&
                        is_of(table.new_column(column), type.name))
                        convert(*table.after, table.old_column(column), table.new_column(column));
        drop_type(old, 0);
    }

    static constexpr bool is_of(column_model const& column, std::string_view type) {
        return element_of(column.type) == sql_type::enumeration &&
               same_text(column.details.type_text, type);
    }

    constexpr void convert(table_model const& table, column_model const& before,
                           column_model const& after) {
        if (!before.details.default_text.empty()) {
            alter_column(table, after.name);
            out_ << " drop default";
            steps_.end();
        }
        alter_column(table, after.name);
        out_ << " type ";
        write_type(out_, after);
        out_ << " using ";
        out_.identifier(after.name);
        out_ << (is_array(after.type) ? "::text[]::" : "::text::");
        write_type(out_, after);
        steps_.end(hazards::rewrite | hazards::long_lock | hazards::data_dependent |
                   hazards::incompatible);
        if (before.details.default_text.empty()) return;
        // Unless it changes, too, which comes later.
        if (!same_text(before.details.default_text, after.details.default_text)) return;
        alter_column(table, after.name);
        out_ << " set default " << after.details.default_text;
        steps_.end();
    }

    schema_difference const& schema_;
    moved_names              moved_;
};

}  // namespace orm::migrate
