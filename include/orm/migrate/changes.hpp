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

/// Whether an insert that does not name the column gets a value for it.
constexpr bool fills_itself(column_model const& column) {
    return !column.not_null || !column.default_text.empty() || column.autoincrement ||
           column.generated != generated_kind::none;
}

constexpr bool becomes_required(column_model const& before, column_model const& after) {
    return !before.not_null && after.not_null;
}

/// An engine without named types knows only that of its values.
constexpr bool same_type(column_model const& before, column_model const& after,
                         dialect_facts const& dialect) {
    return same_text(dialect.type_name(before.type), dialect.type_name(after.type)) &&
           (!dialect.schemas || same_text(before.type_text, after.type_text));
}

constexpr bool same_column(table_difference const& table, column_model const& before,
                           column_model const& after, dialect_facts const& dialect) {
    return same_type(before, after, dialect) && before.not_null == after.not_null &&
           before.autoincrement == after.autoincrement && before.generated == after.generated &&
           same_text(before.collation, after.collation) &&
           same_text(before.default_text, after.default_text) &&
           same_expression(table, before.generated_text, after.generated_text);
}

/// A value of an enum kept as text, under its name of today.
constexpr void write_renamed_value(writer& out, std::vector<renamed_value> const& renamed,
                                   std::string_view column) {
    out << "case ";
    out.identifier(column);
    for (renamed_value const& each : renamed) {
        out << " when ";
        out.text_constant(each.from);
        out << " then ";
        out.text_constant(each.to);
    }
    out << " else ";
    out.identifier(column);
    out << " end";
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
        case sql_type::enumeration: return "null";  // there is no such value: some must be told
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

/// What the rows that are there get in a new column; empty where the database knows.
constexpr std::string_view value_for_old_rows(column_model const&  added,
                                              dialect_facts const& dialect) {
    if (!added.backfill_text.empty()) return added.backfill_text;
    return fills_itself(added) ? std::string_view{} : zero_of(added.type, dialect);
}

}  // namespace orm::migrate
