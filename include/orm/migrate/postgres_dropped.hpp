// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <orm/dialect/dialect.hpp>
#include <orm/migrate/changes.hpp>
#include <orm/migrate/difference.hpp>

namespace orm::migrate {

/// Which parts of a table are dropped on the way: those that are gone, and those that PostgreSQL
/// keeps no longer once a column they speak of has another type, or the key they refer to is gone.
class postgres_dropped {
public:
    constexpr postgres_dropped(schema_difference const& difference, dialect_facts const& dialect)
        : schema_(difference), dialect_(dialect) {}

    /// A type is changed under a check or index only after that is gone.
    static constexpr bool mentions(std::string_view expression, std::string_view column) {
        bool found = false;
        for_each_piece(expression, [&](std::string_view piece, bool name) {
            if (name && same_text(piece.substr(1, piece.size() - 2), column)) found = true;
        });
        return found;
    }

    constexpr bool changes_type(table_difference const& table, pairing column) const {
        return stays(column) &&
               !same_type(table.old_column(column), table.new_column(column), dialect_) &&
               !is_renamed_type(table.old_column(column), table.new_column(column));
    }

    /// A type that has another name is the same.
    constexpr bool is_renamed_type(column_model const& before, column_model const& after) const {
        if (before.type != after.type) return false;
        for (enum_difference const& type : schema_.enums)
            if (type.before != nullptr && type.after != nullptr &&
                same_text(type.before->name, before.type_text) &&
                same_text(type.after->name, after.type_text))
                return true;
        return false;
    }

    /// Whether the type that the database has for a column's enum is gone.
    constexpr bool loses_type(column_model const& before) const {
        for (enum_difference const& type : schema_.enums)
            if (type.before != nullptr && type.after != nullptr &&
                same_text(type.before->name, before.type_text))
                return false;
        return true;
    }

    constexpr bool changes_type_in(table_difference const& table,
                                   std::string_view        expression) const {
        for (pairing const column : table.columns)
            if (changes_type(table, column) && mentions(expression, table.old_column(column).name))
                return true;
        return false;
    }

    /// A check that goes, or goes for a while.
    constexpr bool check(table_difference const& table, pairing check) const {
        return is_gone(check) ||
               (stays(check) &&
                changes_type_in(table, table.before->checks[check.before].condition));
    }
    constexpr bool exclusion(table_difference const& table, pairing exclusion) const {
        return is_gone(exclusion) ||
               (stays(exclusion) &&
                changes_type_in(table, table.before->exclusions[exclusion.before].definition));
    }
    constexpr bool index(table_difference const& table, pairing index) const {
        if (is_gone(index)) return true;
        if (is_new(index)) return false;
        index_model const& before = table.before->indexes[index.before];
        if (changes_type_in(table, before.condition)) return true;
        for (index_item_model const& item : before.items)
            if (item.is_expression && changes_type_in(table, item.text)) return true;
        return false;
    }

    /// Whether the key that a foreign key refers to is dropped, or is another one.
    constexpr bool loses_its_key(foreign_key_model const& key) const {
        for (table_difference const& target : schema_.tables) {
            if (!target.stays() || !same_text(target.before->name, key.referenced_table) ||
                !same_text(target.before->schema, key.referenced_schema))
                continue;
            if (!target.same_primary_key &&
                same_values(target.before->primary_key.columns, key.referenced_columns))
                return true;
            for (pairing const unique : target.unique_keys)
                if (is_gone(unique) &&
                    same_values(target.before->unique_keys[unique.before].columns,
                                key.referenced_columns))
                    return true;
        }
        return false;
    }
    constexpr bool key(table_difference const& table, pairing key) const {
        return is_gone(key) ||
               (stays(key) && loses_its_key(table.before->foreign_keys[key.before]));
    }

private:
    schema_difference const& schema_;
    dialect_facts const&     dialect_;
};

}  // namespace orm::migrate
