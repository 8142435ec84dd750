// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>
#include <vector>

#include <orm/dialect/dialect.hpp>
#include <orm/migrate/changes.hpp>
#include <orm/migrate/difference.hpp>
#include <orm/migrate/enums.hpp>

namespace orm::migrate {

/// Which parts of a table are dropped on the way: those that are gone, and those that PostgreSQL
/// keeps no longer once a column they speak of has another type, or the key they refer to is gone.
class postgres_dropped {
public:
    constexpr postgres_dropped(schema_difference const& difference, dialect_facts const& dialect)
        : schema_(difference), dialect_(dialect) {
        for (table_difference const& table : schema_.tables)
            for (pairing const column : table.columns)
                if (stays(column) &&
                    (changes_type(table, column) || is_of_remade_type(table, column)))
                    other_types_.push_back({&table, column});
        for (table_difference const& table : schema_.tables)
            for (pairing const column : table.columns)
                if (stays(column) && generates_otherwise(table, column))
                    made_again_.push_back({&table, column});
    }

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
                same_text(type.before->name, before.details.type_text) &&
                same_text(type.after->name, after.details.type_text))
                return true;
        return false;
    }

    /// Whether the type that the database has for a column's enum is gone.
    constexpr bool loses_type(column_model const& before) const {
        for (enum_difference const& type : schema_.enums)
            if (type.before != nullptr && type.after != nullptr &&
                same_text(type.before->name, before.details.type_text))
                return false;
        return true;
    }

    constexpr bool changes_type_in(table_difference const& table,
                                   std::string_view        expression) const {
        return mentions_one(other_types_, table, expression);
    }

    /// A generated column of another expression is dropped and added, and takes along whatever
    /// speaks of it. (Version 17 could give it the expression; a plan is for all versions.)
    constexpr bool is_made_again(table_difference const& table, pairing column) const {
        for (column_of_table const& each : made_again_)
            if (each.table == &table && each.column.after == column.after) return true;
        return false;
    }

    /// Whether a column that an expression names is not what it was.
    constexpr bool breaks(table_difference const& table, std::string_view expression) const {
        return mentions_one(made_again_, table, expression) || changes_type_in(table, expression);
    }
    constexpr bool lose_a_column(table_difference const&      table,
                                 array_view<std::string_view> columns) const {
        for (column_of_table const& each : made_again_)
            if (each.table == &table && contains_name(columns, table.old_column(each.column).name))
                return true;
        return false;
    }

    /// A check that goes, or goes for a while.
    constexpr bool check(table_difference const& table, pairing check) const {
        return is_gone(check) ||
               (stays(check) && breaks(table, table.before->checks[check.before].condition));
    }
    constexpr bool exclusion(table_difference const& table, pairing exclusion) const {
        return is_gone(exclusion) ||
               (stays(exclusion) &&
                breaks(table, table.before->exclusions[exclusion.before].definition));
    }
    constexpr bool unique(table_difference const& table, pairing unique) const {
        return is_gone(unique) ||
               (stays(unique) &&
                lose_a_column(table, table.before->unique_keys[unique.before].columns));
    }
    constexpr bool index(table_difference const& table, pairing index) const {
        return is_gone(index) ||
               (stays(index) && breaks_index(table, table.before->indexes[index.before]));
    }
    constexpr bool breaks_index(table_difference const& table, index_model const& before) const {
        if (breaks(table, before.condition) || lose_a_column(table, before.included)) return true;
        for (index_item_model const& item : before.items) {
            std::string_view const column[]{item.text};
            if (item.is_expression ? breaks(table, item.text) : lose_a_column(table, column))
                return true;
        }
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
                if (this->unique(target, unique) &&
                    same_values(target.before->unique_keys[unique.before].columns,
                                key.referenced_columns))
                    return true;
        }
        return false;
    }
    constexpr bool key(table_difference const& table, pairing key) const {
        return is_gone(key) ||
               (stays(key) &&
                (loses_its_key(table.before->foreign_keys[key.before]) ||
                 lose_a_column(table, table.before->foreign_keys[key.before].columns)));
    }

private:
    struct column_of_table {
        table_difference const* table;
        pairing                 column;
    };

    static constexpr bool mentions_one(std::vector<column_of_table> const& list,
                                       table_difference const& table, std::string_view expression) {
        for (column_of_table const& each : list)
            if (each.table == &table && mentions(expression, table.old_column(each.column).name))
                return true;
        return false;
    }

    constexpr bool generates_otherwise(table_difference const& table, pairing column) const {
        column_model const& before = table.old_column(column);
        column_model const& after  = table.new_column(column);
        return before.details.generated != after.details.generated ||
               !same_expression(table, before.details.generated_text,
                                after.details.generated_text) ||
               (after.details.generated != generated_kind::none &&
                changes_type_in(table, before.details.generated_text));
    }

    /// One that loses values, or has them in another order, see enum_planner.
    constexpr bool is_of_remade_type(table_difference const& table, pairing column) const {
        column_model const& before = table.old_column(column);
        if (element_of(before.type) != sql_type::enumeration) return false;
        for (enum_difference const& type : schema_.enums)
            if (type.before != nullptr && type.after != nullptr &&
                same_text(type.before->name, before.details.type_text) && !only_adds_values(type))
                return true;
        return false;
    }

    schema_difference const&     schema_;
    dialect_facts const&         dialect_;
    std::vector<column_of_table> other_types_;  // columns, or what they are of
    std::vector<column_of_table> made_again_;
};

}  // namespace orm::migrate
