// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

#include <orm/migrate/changes.hpp>
#include <orm/migrate/converted_texts.hpp>
#include <orm/migrate/difference.hpp>
#include <orm/migrate/key_value.hpp>
#include <orm/migrate/step.hpp>
#include <orm/render/create_table.hpp>

// Queries that count the rows on which a plan would fail. They run before its first statement and
// speak of the tables and columns as they are then. Each answers with one text, or with none when
// nothing is in the way.

namespace orm::migrate {

class precheck_planner {
public:
    constexpr precheck_planner(schema_difference const& difference, step_list& steps)
        : schema_(difference), steps_(steps), out_(steps.out) {}

    constexpr void plan() {
        for (table_difference const& table : schema_.tables) {
            if (!table.stays()) continue;
            for (pairing const column : table.columns)
                if (stays(column)) check_column(table, column);
            if (!table.same_primary_key) check_unique(table, table.after->primary_key.columns);
            for (pairing const unique : table.unique_keys) {
                if (is_gone(unique)) continue;
                key_model const& key = table.after->unique_keys[unique.after];
                if (is_new(unique) || fill_values(table, key.columns))
                    check_unique(table, key.columns);
            }
            for (pairing const index : table.indexes)
                if (!is_gone(index))
                    check_index(table, table.after->indexes[index.after], is_new(index));
            for (pairing const check : table.checks)
                if (is_new(check)) check_condition(table, table.after->checks[check.after]);
            for (pairing const key : table.foreign_keys)
                if (is_new(key)) check_reference(table, table.after->foreign_keys[key.after]);
        }
    }

private:
    /// What a column after was called before; empty when it was not there.
    static constexpr std::string_view old_name_of(table_difference const& table,
                                                  std::string_view        name) {
        for (pairing const pair : table.columns)
            if (stays(pair) && same_text(table.new_column(pair).name, name))
                return table.old_column(pair).name;
        return {};
    }

    /// Whether rows have now what they will have then.
    static constexpr bool keeps_values(table_difference const& table, std::string_view name) {
        for (pairing const pair : table.columns)
            if (stays(pair) && same_text(table.new_column(pair).name, name))
                return migrate::keeps_values(table, pair);
        return false;
    }
    static constexpr bool keep_values(table_difference const&      table,
                                      array_view<std::string_view> columns) {
        for (std::string_view const column : columns)
            if (!keeps_values(table, column)) return false;
        return true;
    }

    constexpr void begin(table_difference const& table, std::string_view part) {
        out_ << "select ";
        constexpr std::size_t most = 140;  // two names of 63 bytes and what is between
        char                  what[most]{};
        writer                name(out_.dialect, what);
        name << table.before->name << '.' << part << ": ";
        out_.text_constant({what, name.size()});
        out_ << " || count(*) || ";
    }
    constexpr void from(table_difference const& table) {
        out_ << " from ";
        write_qualified(out_, table.before->schema, table.before->name);
    }
    constexpr void end() {
        out_ << " having count(*) > 0";
        steps_.end_check();
    }

    constexpr void check_column(table_difference const& table, pairing pair) {
        column_model const& before = table.old_column(pair);
        column_model const& after  = table.new_column(pair);
        if (becomes_required(before, after) && after.details.backfill_text.empty() &&
            after.details.generated == generated_kind::none) {
            begin(table, before.name);
            out_ << "' rows without a value'";
            from(table);
            out_ << " where ";
            out_.identifier(before.name);
            out_ << " is null";
            end();
        }
        if (is_converted(table, pair)) return;
        check_conversion(table, before, after);
        if (out_.dialect.sized_types && is_narrower(before, after))
            check_size(table, before, after);
        check_values(table, pair);
    }

    /// SQLite would make 0 of a text that is no number, and keep a number that is too large for the
    /// type that the program reads it as. PostgreSQL would stop halfway.
    constexpr void check_conversion(table_difference const& table, column_model const& before,
                                    column_model const& after) {
        if (before.type == sql_type::text) {
            check_text(table, before, after);
        } else if (is_whole(before.type) && is_narrow(after.type) &&
                   !is_lossless(before.type, after.type)) {
            begin(table, before.name);
            out_ << "' numbers that are too large'";
            from(table);
            out_ << " where ";
            out_.identifier(before.name);
            out_ << " not between ";
            write_range(out_, after.type);
            end();
        }
    }

    constexpr void check_text(table_difference const& table, column_model const& before,
                              column_model const& after) {
        bool const patterns          = out_.dialect.features.contains(feature::regular_expressions);
        std::string_view const fault = fault_of_texts(after.type, patterns);
        if (fault.empty()) return;
        begin(table, before.name);
        out_ << fault;
        from(table);
        out_ << " where ";
        if (patterns)
            write_is_no_match(out_, before.name, after.type);
        else
            write_is_no_number(out_, before.name, after.type);
        end();
    }

    constexpr void check_size(table_difference const& table, column_model const& before,
                              column_model const& after) {
        type_arguments const wanted = arguments_of(after);
        bool const           number = after.type == sql_type::numeric;
        if (number && before.type == sql_type::boolean)
            return;  // no cast leads from one to another
        begin(table, before.name);
        out_ << (number ? "' numbers that do not fit'" : "' texts that are too long'");
        from(table);
        auto const value = [&](std::string_view as) {
            out_ << "cast(";
            out_.identifier(before.name);
            out_ << " as " << as << ')';
        };
        if (!number) {
            out_ << " where length(";
            value("text");
            out_ << ") > ";
            out_.number(wanted.first);
        } else {
            bool const text = before.type == sql_type::text;
            out_ << " where ";
            // What is no number is counted as such.
            if (text) {
                out_ << "case when ";
                write_match(out_, before.name, "~*", pattern_of_number);
                out_ << " then ";
            }
            value("numeric");
            out_ << " <> round(";
            value("numeric");
            out_ << ", ";
            out_.number(wanted.second);
            out_ << ") or abs(nullif(";
            value("numeric");
            out_ << ", 'NaN')) >= 1e";
            out_.number(wanted.first - wanted.second);
            if (text) out_ << " end";
        }
        end();
    }

    /// Of an enum that no check speaks of, or one of the values as they were called before.
    constexpr void check_values(table_difference const& table, pairing pair) {
        column_model const& before = table.old_column(pair);
        bool const          native =
            out_.dialect.native_enums && element_of(before.type) == sql_type::enumeration;
        if (!native && !is_array(before.type) && table.renamed_in(pair) == nullptr) return;
        bool lost = false;
        for (std::string_view const value : before.details.values)
            if (loses_value(table, pair, value)) lost = true;
        if (!lost) return;
        begin(table, before.name);
        out_ << "' rows with a value that is gone'";
        from(table);
        bool const array = is_array(before.type) && out_.dialect.lists == list_style::array;
        if (is_array(before.type) && !array) {
            out_ << " where exists (select 1 from json_each(";
            out_.identifier(before.name);
            out_ << ") where value in (";
            write_lost_values(table, pair);
            out_ << "))";
        } else {
            out_ << " where cast(";
            out_.identifier(before.name);
            out_ << (array ? " as text[]) && array[" : " as text) in (");
            write_lost_values(table, pair);
            out_ << (array ? ']' : ')');
        }
        end();
    }
    constexpr void write_lost_values(table_difference const& table, pairing pair) {
        separator comma;
        for (std::string_view const value : table.old_column(pair).details.values)
            if (loses_value(table, pair, value)) comma(out_), out_.text_constant(value);
    }

    static constexpr bool fill_values(table_difference const&      table,
                                      array_view<std::string_view> columns) {
        for (std::string_view const column : columns)
            if (key_value_of(table, column).kind == key_value::filled) return true;
        return false;
    }

    constexpr void write_key_value(table_difference const& table, std::string_view column) {
        key_value const value = key_value_of(table, column);
        if (value.kind == key_value::filled) out_ << "coalesce(";
        out_.identifier(old_name_of(table, column));
        if (value.kind == key_value::filled) out_ << ", " << value.text << ')';
        if (!value.collation.empty() && !out_.dialect.quoted_collations)
            out_ << " collate " << value.collation;
    }

    constexpr void check_unique(table_difference const&      table,
                                array_view<std::string_view> columns) {
        bool all_same = true, kept = true;
        for (std::string_view const column : columns) {
            auto const kind = key_value_of(table, column).kind;
            if (kind == key_value::unknown) return;
            if (kind != key_value::same) all_same = false;
            if (kind != key_value::kept) kept = false;
        }
        if (columns.size() == 0) return;
        std::string_view const old = old_name_of(table, columns[0]);
        begin(table, old.empty() ? columns[0] : old);
        if (all_same) {
            out_ << "' rows that would have one value'";
            from(table);
            out_ << " having count(*) > 1";
            return steps_.end_check();
        }
        out_ << (kept ? "' values that several rows have'"
                      : "' values that several rows would have'")
             << " from (select 1 as \"one\"";
        from(table);
        write_key(table, columns, " where ", " and ", " is not null");
        write_key(table, columns, " group by ", ", ", "");
        out_ << " having count(*) > 1) as \"again\"";
        end();
    }
    /// What is the same in all rows tells none of them from another.
    constexpr void write_key(table_difference const& table, array_view<std::string_view> columns,
                             std::string_view before, std::string_view between,
                             std::string_view behind) {
        for (std::string_view const column : columns) {
            if (key_value_of(table, column).kind == key_value::same) continue;
            out_ << before;
            write_key_value(table, column);
            out_ << behind;
            before = between;
        }
    }

    /// Of columns alone, and of all rows.
    constexpr void check_index(table_difference const& table, index_model const& index,
                               bool added) {
        if (!index.unique || !index.condition.empty()) return;
        std::string_view columns[32]{};
        std::size_t      count = 0;
        for (index_item_model const& item : index.items) {
            if (item.is_expression || count == 32) return;
            columns[count++] = item.text;
        }
        if (added || fill_values(table, {columns, count})) check_unique(table, {columns, count});
    }

    constexpr void check_condition(table_difference const& table, check_model const& check) {
        if (!speaks_of_kept_values(table, check.condition)) return;
        begin(table, check.name);
        out_ << "' rows do not meet it'";
        from(table);
        out_ << " where not (";
        write_before(table, check.condition);
        out_ << ')';
        end();
    }

    static constexpr bool speaks_of_kept_values(table_difference const& table,
                                                std::string_view        expression) {
        bool kept = true;
        for_each_piece(expression, [&](std::string_view piece, bool name) {
            if (name && !keeps_values(table, unquoted(piece))) kept = false;
        });
        return kept;
    }

    constexpr void write_before(table_difference const& table, std::string_view expression) {
        for_each_piece(expression, [&](std::string_view piece, bool name) {
            if (name)
                out_.identifier(old_name_of(table, unquoted(piece)));
            else
                out_ << piece;
        });
    }

    static constexpr std::string_view unquoted(std::string_view name) {
        return name.substr(1, name.size() - 2);
    }

    constexpr void check_reference(table_difference const& table, foreign_key_model const& key) {
        if (!keep_values(table, key.columns)) return;
        for (table_difference const& target : schema_.tables) {
            if (!target.stays() || !same_text(target.after->name, key.referenced_table) ||
                !same_text(target.after->schema, key.referenced_schema) ||
                !keep_values(target, key.referenced_columns))
                continue;
            begin(table, old_name_of(table, key.columns[0]));
            out_ << "' rows refer to nothing'";
            from(table);
            out_ << " as \"child\" where ";
            for (std::string_view const column : key.columns) {
                write_child(table, column);
                out_ << " is not null and ";
            }
            out_ << "not exists (select 1";
            from(target);
            out_ << " as \"parent\" where ";
            for (std::size_t at = 0; at != key.columns.size(); ++at) {
                if (at != 0) out_ << " and ";
                out_ << "\"parent\".";
                out_.identifier(old_name_of(target, key.referenced_columns[at]));
                out_ << " = ";
                write_child(table, key.columns[at]);
            }
            out_ << ')';
            return end();
        }
    }
    constexpr void write_child(table_difference const& table, std::string_view column) {
        out_ << "\"child\".";
        out_.identifier(old_name_of(table, column));
    }

    schema_difference const& schema_;
    step_list&               steps_;
    writer&                  out_;
};

}  // namespace orm::migrate
