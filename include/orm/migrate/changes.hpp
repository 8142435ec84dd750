// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

#include <orm/dialect/dialect.hpp>
#include <orm/migrate/difference.hpp>
#include <orm/render/writer.hpp>
#include <orm/schema/schema_model.hpp>
#include <orm/support/array_view.hpp>
#include <orm/support/same_text.hpp>

// What two sides of a column or table differ in, asked by the plans of both engines.

namespace orm::migrate {

constexpr bool contains_name(array_view<std::string_view> names, std::string_view name) {
    for (std::string_view const each : names)
        if (same_text(each, name)) return true;
    return false;
}

/// A check, foreign key or unique key of one column, written with it.
constexpr bool stands_with(check_model const& check, std::string_view column) {
    return same_text(check.column, column);
}
constexpr bool stands_with(foreign_key_model const& key, std::string_view column) {
    return !key.named && key.columns.size() == 1 && same_text(key.columns[0], column);
}

constexpr bool is_new(pairing pair) { return pair.before == absent; }
constexpr bool is_gone(pairing pair) { return pair.after == absent; }
constexpr bool stays(pairing pair) { return pair.before != absent && pair.after != absent; }

/// A default that is the same for every row there is, so that no row has to be written.
constexpr bool is_constant_default(std::string_view text) {
    return !text.empty() && text[0] != '(' && !same_name(text.substr(0, 8), "current_");
}

/// Whether PostgreSQL may ask the default for each row that is there: a call of a function, of
/// which only those for the time of the transaction are known to be the same for all.
constexpr bool may_differ_by_row(std::string_view default_text) {
    constexpr std::string_view of_the_transaction[]{"now()", "transaction_timestamp()",
                                                    "statement_timestamp()"};
    for (std::string_view const known : of_the_transaction)
        if (same_name(default_text, known)) return false;
    bool quoted = false, call = false;
    char before = ' ';
    for (char const letter : default_text) {
        if (letter == '\'') quoted = !quoted;
        bool const named = before == '_' || before == '"' || (before >= 'a' && before <= 'z') ||
                           (before >= 'A' && before <= 'Z') || (before >= '0' && before <= '9');
        if (letter == '(' && !quoted && named) call = true;
        before = letter;
    }
    return call;
}

/// Whether an insert that does not name the column gets a value for it.
constexpr bool fills_itself(column_model const& column) {
    return !column.not_null || !column.details.default_text.empty() ||
           column.details.autoincrement || column.details.generated != generated_kind::none;
}

constexpr bool becomes_required(column_model const& before, column_model const& after) {
    return !before.not_null && after.not_null;
}

/// Whether rows are told to have other values than before, by a `using_` that the schema before has
/// not. On the way back such a one is how the older values once came to be.
constexpr bool is_converted(table_difference const& table, pairing pair) {
    std::string_view const now = table.new_column(pair).details.using_text;
    return !table.is_way_back && !now.empty() &&
           !same_text(table.old_column(pair).details.using_text, now);
}

/// Whether nulls get a value as the column must have one.
constexpr bool is_filled(column_model const& before, column_model const& after) {
    return becomes_required(before, after) && !after.details.backfill_text.empty();
}

/// Whether rows have the same values before and after.
constexpr bool keeps_values(table_difference const& table, pairing pair) {
    column_model const& before = table.old_column(pair);
    column_model const& after  = table.new_column(pair);
    return before.type == after.type && !is_converted(table, pair) &&
           table.renamed_in(pair) == nullptr && !is_filled(before, after);
}

/// An engine without named types knows only that of its values.
constexpr bool same_type(column_model const& before, column_model const& after,
                         dialect_facts const& dialect) {
    return same_text(dialect.type_name(before.type), dialect.type_name(after.type)) &&
           (!dialect.schemas || same_text(before.details.type_text, after.details.type_text));
}

constexpr bool same_column(table_difference const& table, column_model const& before,
                           column_model const& after, dialect_facts const& dialect) {
    column_details const& was = before.details;
    column_details const& now = after.details;
    return same_type(before, after, dialect) && before.not_null == after.not_null &&
           was.autoincrement == now.autoincrement && was.generated == now.generated &&
           same_text(was.collation, now.collation) &&
           same_text(was.default_text, now.default_text) &&
           same_expression(table, was.generated_text, now.generated_text);
}

constexpr void write_renamed_one(writer& out, std::vector<renamed_value> const& renamed,
                                 std::string_view name) {
    out << "case ";
    out.identifier(name);
    for (renamed_value const& each : renamed) {
        out << " when ";
        out.text_constant(each.from);
        out << " then ";
        out.text_constant(each.to);
    }
    out << " else ";
    out.identifier(name);
    out << " end";
}

/// A value of an enum kept as text, under its name of today; of an array each.
constexpr void write_renamed_value(writer& out, std::vector<renamed_value> const& renamed,
                                   column_model const& column) {
    if (!is_array(column.type)) return write_renamed_one(out, renamed, column.name);
    if (out.dialect.lists == list_style::array) {
        out << "array(select ";
        write_renamed_one(out, renamed, "value");
        out << " from unnest(";
        out.identifier(column.name);
        out << ") with ordinality as \"list\" (\"value\", \"at\") order by \"at\")";
    } else {
        out << "case when ";
        out.identifier(column.name);
        out << " is not null then (select json_group_array(";
        write_renamed_one(out, renamed, "value");
        out << ") from json_each(";
        out.identifier(column.name);
        out << ")) end";
    }
}

/// Whether a column's enum has a value no longer, under whatever name.
constexpr bool loses_value(table_difference const& table, pairing pair, std::string_view value) {
    column_model const& after   = table.new_column(pair);
    auto const* const   renamed = table.renamed_in(pair);
    return !after.details.values.empty() &&
           !contains_name(after.details.values,
                          renamed != nullptr ? new_name_of(*renamed, value) : value);
}

/// The numbers behind a type's name: those of numeric(10,2). None is 0, as PostgreSQL has it of a
/// scale.
struct type_arguments {
    int first  = 0;
    int second = 0;
};

constexpr type_arguments arguments_of(column_model const& column) {
    type_arguments found;
    if (column.type != sql_type::text && column.type != sql_type::numeric) return found;
    std::size_t const begin = column.details.type_text.find('(');
    if (begin == std::string_view::npos) return found;
    int* number = &found.first;
    for (char const letter : column.details.type_text.substr(begin)) {
        if (letter == ',') number = &found.second;
        if (letter >= '0' && letter <= '9') *number = *number * 10 + (letter - '0');
    }
    return found;
}

/// How many digits a whole number may have.
constexpr int digits_of(sql_type type) {
    switch (type) {
        case sql_type::smallint: return 5;
        case sql_type::integer: return 10;
        case sql_type::bigint: return 19;
        default: return 0;
    }
}

/// Whether values may be too long for `varchar(80)`, or have too many digits for `numeric(10,2)`.
constexpr bool is_narrower(column_model const& before, column_model const& after) {
    type_arguments const wanted = arguments_of(after);
    type_arguments const given  = arguments_of(before);
    if (wanted.first == 0) return false;
    if (after.type == sql_type::text) {
        if (digits_of(before.type) != 0) return digits_of(before.type) >= wanted.first;  // a sign
        return before.type != sql_type::text || given.first == 0 || given.first > wanted.first;
    }
    int const whole = wanted.first - wanted.second;
    if (digits_of(before.type) != 0) return digits_of(before.type) > whole;
    return before.type != sql_type::numeric || given.first == 0 ||
           given.first - given.second > whole || given.second > wanted.second;
}

/// Whether every value of a type has its like in another.
constexpr bool is_lossless(sql_type from, sql_type to) {
    auto const whole = [](sql_type type) {
        switch (type) {
            case sql_type::boolean: return 1;
            case sql_type::smallint: return 2;
            case sql_type::integer: return 3;
            case sql_type::bigint: return 4;
            default: return 0;
        }
    };
    if (from == to || to == sql_type::text) return from != sql_type::blob || from == to;
    if (whole(from) != 0 && whole(to) != 0) return whole(from) < whole(to);
    if (whole(from) > 1 && to == sql_type::numeric) return true;
    if (whole(from) > 1 && whole(from) < 4 && to == sql_type::double_precision) return true;
    return (from == sql_type::real && to == sql_type::double_precision) ||
           (from == sql_type::json && to == sql_type::jsonb) ||
           (from == sql_type::date && to == sql_type::timestamp);
}

/// Whether the way back finds other values than there were, in columns that stay: what was
/// converted, or filled in for nulls.
constexpr bool converts_values(schema_difference const& difference) {
    for (table_difference const& table : difference.tables)
        if (table.stays())
            for (pairing const pair : table.columns)
                if (stays(pair) &&
                    (is_converted(table, pair) ||
                     is_filled(table.old_column(pair), table.new_column(pair)) ||
                     !is_lossless(table.old_column(pair).type, table.new_column(pair).type)))
                    return true;
    return false;
}

/// What stands for a value that nobody has given, so that a required column can be made again on
/// the way down.
constexpr std::string_view zero_of(sql_type type, dialect_facts const& dialect) {
    if (is_array(type)) return dialect.schemas ? "'{}'" : "'[]'";
    switch (type) {
        case sql_type::text:
        case sql_type::blob: return "''";
        case sql_type::boolean: return "false";
        case sql_type::date: return "'1970-01-01'";
        case sql_type::time: return "'00:00:00'";
        case sql_type::timestamp: return "'1970-01-01T00:00:00Z'";
        case sql_type::interval: return "'PT0S'";
        case sql_type::uuid: return "'00000000-0000-0000-0000-000000000000'";
        case sql_type::json:
        case sql_type::jsonb: return "'null'";
        case sql_type::inet:
        case sql_type::cidr: return "'0.0.0.0'";
        case sql_type::int4range:
        case sql_type::int8range:
        case sql_type::numrange:
        case sql_type::daterange:
        case sql_type::tstzrange: return "'empty'";
        default: return "0";
    }
}

/// Whether the rows that are there have to be given a value for a new column.
constexpr bool needs_value(column_model const& added) {
    return !added.details.backfill_text.empty() || !fills_itself(added);
}

/// That value. Of an enum it is the first, where none is told.
constexpr void write_value_for_old_rows(writer& out, column_model const& added) {
    if (!added.details.backfill_text.empty())
        out << added.details.backfill_text;
    else if (!added.details.values.empty() && !is_array(added.type))
        out.text_constant(added.details.values[0]);
    else
        out << zero_of(added.type, out.dialect);
}

}  // namespace orm::migrate
