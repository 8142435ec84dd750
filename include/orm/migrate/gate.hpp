// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/migrate/place.hpp>
#include <orm/migrate/snapshot.hpp>
#include <orm/render/lower_objects.hpp>
#include <orm/schema/schema_model.hpp>
#include <orm/support/array_view.hpp>
#include <orm/support/fixed_string.hpp>
#include <orm/support/same_text.hpp>

// Stops a build whose schema is not that of its last migration. Every build pays for it: it looks
// at what stands at the same place on both sides first, and for a name only where that differs.

namespace orm::migrate {

/// Where a schema and its last migration differ first, and in what.
struct drift {
    std::string_view table = {};
    std::string_view part  = {};  // a column, constraint or index; empty of a whole table
    std::string_view what  = {};

    constexpr bool none() const { return what.empty(); }
};

template <class Item>
constexpr Item const* item_named(array_view<Item> items, std::string_view name, std::size_t guess) {
    if (guess < items.size() && same_text(items[guess].name, name)) return &items[guess];
    for (Item const& item : items)
        if (same_text(item.name, name)) return &item;
    return nullptr;
}

constexpr bool same_names(array_view<std::string_view> left, array_view<std::string_view> right) {
    if (left.size() != right.size()) return false;
    for (std::size_t at = 0; at != left.size(); ++at)
        if (!same_text(left[at], right[at])) return false;
    return true;
}

constexpr std::string_view difference_of(column_model const& code, column_model const& last) {
    if (code.type != last.type || !same_text(code.type_text, last.type_text)) return "its type";
    if (code.not_null != last.not_null) return "whether it may be null";
    if (!same_text(code.default_text, last.default_text)) return "its default";
    if (code.autoincrement != last.autoincrement) return "autoincrement";
    if (code.generated != last.generated || !same_text(code.generated_text, last.generated_text))
        return "what generates it";
    if (!same_text(code.collation, last.collation)) return "its collation";
    if (!same_names(code.values, last.values)) return "the enum's values";
    if (!same_text(code.comment, last.comment)) return "its comment";
    return {};
}
constexpr std::string_view difference_of(key_model const& code, key_model const& last) {
    return same_names(code.columns, last.columns) ? std::string_view{} : "its columns";
}
constexpr std::string_view difference_of(foreign_key_model const& code,
                                         foreign_key_model const& last) {
    if (!same_names(code.columns, last.columns) ||
        !same_text(code.referenced_schema, last.referenced_schema) ||
        !same_text(code.referenced_table, last.referenced_table) ||
        !same_names(code.referenced_columns, last.referenced_columns))
        return "what it refers to";
    if (code.options.on_delete != last.options.on_delete) return "on delete";
    if (code.options.on_update != last.options.on_update) return "on update";
    return code.options.checked == last.options.checked ? std::string_view{} : "when it is checked";
}
constexpr std::string_view difference_of(check_model const& code, check_model const& last) {
    return same_text(code.condition, last.condition) ? std::string_view{} : "its condition";
}
constexpr std::string_view difference_of(index_model const& code, index_model const& last) {
    if (code.unique != last.unique) return "whether it is unique";
    if (!same_text(code.condition, last.condition)) return "its condition";
    if (code.items.size() != last.items.size()) return "its columns";
    for (std::size_t at = 0; at != code.items.size(); ++at) {
        index_item_model const& left  = code.items[at];
        index_item_model const& right = last.items[at];
        if (left.is_expression != right.is_expression || left.order != right.order ||
            left.nulls != right.nulls || !same_text(left.text, right.text) ||
            !same_text(left.operators, right.operators))
            return "its columns";
    }
    if (!same_names(code.included, last.included)) return "its columns";
    bool const same = same_text(code.method, last.method) &&
                      same_text(code.storage, last.storage) &&
                      code.nulls_not_distinct == last.nulls_not_distinct;
    return same ? std::string_view{} : "its options";
}
constexpr std::string_view difference_of(exclusion_model const& code, exclusion_model const& last) {
    return same_text(code.definition, last.definition) ? std::string_view{} : "its definition";
}

constexpr std::string_view difference_of(view_model const& code, view_model const& last) {
    if (code.materialized != last.materialized) return "whether it is materialized";
    if (!same_names(code.columns, last.columns)) return "its columns";
    if (same_text(code.query, last.query)) return {};
    return last.is_search_table() ? "its options" : "its query";
}

constexpr std::string_view difference_of(trigger_model const& code, trigger_model const& last) {
    if (!same_text(code.table, last.table) || !same_text(code.schema, last.schema))
        return "its table";
    if (!same_text(code.definition, last.definition)) return "when it runs";
    return same_text(code.body, last.body) ? std::string_view{} : "its statements";
}

constexpr std::string_view difference_of(sequence_model const& code, sequence_model const& last) {
    return code.options == last.options ? std::string_view{} : "its options";
}

/// Where the parts of one kind differ first. Their order means nothing.
template <class Part>
constexpr drift drift_among(std::string_view table, array_view<Part> code, array_view<Part> last) {
    for (std::size_t at = 0; at != code.size(); ++at) {
        Part const* const same = item_named(last, code[at].name, at);
        if (same == nullptr) return {table, code[at].name, "added"};
        std::string_view const what = difference_of(code[at], *same);
        if (!what.empty()) return {table, code[at].name, what};
    }
    for (std::size_t at = 0; at != last.size() && code.size() != last.size(); ++at)
        if (item_named(code, last[at].name, at) == nullptr)
            return {table, last[at].name, "dropped"};
    return {};
}

constexpr drift drift_of(table_model const& code, table_model const& last) {
    drift found = drift_among(code.name, code.columns, last.columns);
    if (found.none()) found = drift_among(code.name, code.unique_keys, last.unique_keys);
    if (found.none()) found = drift_among(code.name, code.foreign_keys, last.foreign_keys);
    if (found.none()) found = drift_among(code.name, code.checks, last.checks);
    if (found.none()) found = drift_among(code.name, code.indexes, last.indexes);
    if (found.none()) found = drift_among(code.name, code.exclusions, last.exclusions);
    if (!found.none()) return found;
    if (!same_names(code.primary_key.columns, last.primary_key.columns))
        return {code.name, {}, "its primary key"};
    if (code.strict != last.strict || code.without_rowid != last.without_rowid)
        return {code.name, {}, "its options"};
    if (!same_text(code.comment, last.comment)) return {code.name, {}, "its comment"};
    return {};
}

constexpr drift find_table_drift(schema_model const& code, schema_model const& last) {
    for (std::size_t at = 0; at != code.tables.size(); ++at) {
        table_model const&       table = code.tables[at];
        table_model const* const same  = item_named(last.tables, table.name, at);
        if (same == nullptr || !same_text(same->schema, table.schema))
            return {table.name, {}, "added"};
        drift const found = drift_of(table, *same);
        if (!found.none()) return found;
    }
    for (std::size_t at = 0; at != last.tables.size() && code.tables.size() != last.tables.size();
         ++at)
        if (item_named(code.tables, last.tables[at].name, at) == nullptr)
            return {last.tables[at].name, {}, "dropped"};
    return {};
}

// Of what is no table, `drift::table` is the name.

template <class Object>
constexpr drift find_drift(array_view<Object> code, array_view<Object> last) {
    drift const found = drift_among({}, code, last);
    return {found.part, {}, found.what};
}

constexpr drift find_drift(array_view<view_model> code, array_view<view_model> last) {
    for (std::size_t at = 0; at != code.size(); ++at) {
        view_model const* const same = item_named(last, code[at].name, at);
        if (same == nullptr || !same_text(same->schema, code[at].schema))
            return {code[at].name, {}, "added"};
        std::string_view const what = difference_of(code[at], *same);
        if (!what.empty()) return {code[at].name, {}, what};
        drift const found = drift_among(code[at].name, code[at].indexes, same->indexes);
        if (!found.none()) return found;
    }
    for (std::size_t at = 0; at != last.size() && code.size() != last.size(); ++at)
        if (item_named(code, last[at].name, at) == nullptr) return {last[at].name, {}, "dropped"};
    return {};
}

/// Where a schema differs first from that of a migration.
constexpr drift find_drift(schema_model const& code, schema_model const& last) {
    drift found = find_table_drift(code, last);
    if (found.none()) found = find_drift(code.views, last.views);
    if (found.none()) found = find_drift(code.sequences, last.sequences);
    return found.none() ? find_drift(code.triggers, last.triggers) : found;
}

constexpr place place_of(drift const& found) {
    place text;
    if (found.none()) return text;
    text.add_part(found.table);
    text.add_part(found.part);
    text.add(": ");
    text.add(found.what);
    return text;
}

template <fixed_string Difference>
concept migrated = Difference.view().empty();

/// Compilers print the table, the column and the kind of change.
template <fixed_string Difference>
consteval bool check_migrated() {
    static_assert(migrated<Difference>,
                  "orm: the schema is not that of the last migration: write a migration of this "
                  "change by `generate` of the tool, or take it back. "
                  "docs/errors.md#schema-drift");
    return true;
}

template <auto Schema, auto const& Head>
consteval bool check_current() {
    // A change shows in either dialect; one is enough to look at.
    if constexpr (Head.sqlite.tables.empty() && !Head.postgres.tables.empty())
        return check_migrated<
            printable<place_of(find_drift(lower<postgres_dialect>(Schema), Head.postgres))>()>();
    else
        return check_migrated<
            printable<place_of(find_drift(lower<sqlite_dialect>(Schema), Head.sqlite))>()>();
}

/// `static_assert(orm::migrate::is_current<blog, migrations::head>);` stops a build whose schema is
/// not that of its last migration, and says where they differ.
template <auto Schema, auto const& Head>
inline constexpr bool is_current = check_current<Schema, Head>();

}  // namespace orm::migrate
