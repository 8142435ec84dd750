// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/migrate/place.hpp>
#include <orm/migrate/snapshot.hpp>
#include <orm/render/lower.hpp>
#include <orm/schema/schema_model.hpp>
#include <orm/support/array_view.hpp>
#include <orm/support/fixed_string.hpp>
#include <orm/support/is_null.hpp>
#include <orm/support/same_text.hpp>

// Stops a build whose schema is not that of its last migration. Every build pays for it: it looks
// at what stands at the same place on both sides first, and for a name only where that differs.
// What lowers views, triggers and sequences comes with what declares them, orm/orm.hpp.

namespace orm::migrate {

/// Where a schema and its last migration differ, and in what.
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

constexpr std::string_view difference_but_of_type(column_details const& code,
                                                  column_details const& last) {
    if (!same_text(code.default_text, last.default_text)) return "its default";
    if (code.autoincrement != last.autoincrement) return "autoincrement";
    if (code.generated != last.generated || !same_text(code.generated_text, last.generated_text))
        return "what generates it";
    if (!same_text(code.collation, last.collation)) return "its collation";
    if (!same_names(code.values, last.values)) return "the enum's values";
    if (!same_text(code.comment, last.comment)) return "its comment";
    return {};
}
constexpr std::string_view difference_of(column_model const& code, column_model const& last) {
    if (code.type != last.type || !same_text(code.details.type_text, last.details.type_text))
        return "its type";
    if (code.not_null != last.not_null) return "whether it may be null";
    return difference_but_of_type(code.details, last.details);
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

// `visit(drift)` is called for each difference.

/// Parts of one kind, or objects of no table, whose own name takes its place. Their order means
/// nothing.
template <class Part, class Visit>
constexpr void visit_parts(std::string_view table, array_view<Part> code, array_view<Part> last,
                           Visit& visit) {
    auto const tell = [&](std::string_view name, std::string_view what) {
        visit(table.empty() ? drift{name, {}, what} : drift{table, name, what});
    };
    std::size_t added = 0;
    for (std::size_t at = 0; at != code.size(); ++at) {
        Part const* const same = item_named(last, code[at].name, at);
        if (is_null(same)) {
            ++added;
            tell(code[at].name, "added");
        } else if (std::string_view const what = difference_of(code[at], *same); !what.empty()) {
            tell(code[at].name, what);
        }
    }
    if (last.size() + added == code.size()) return;  // nothing is gone
    for (std::size_t at = 0; at != last.size(); ++at)
        if (item_named(code, last[at].name, at) == nullptr) tell(last[at].name, "dropped");
}

template <class Visit>
constexpr void visit_drift(table_model const& code, table_model const& last, Visit& visit) {
    visit_parts(code.name, code.columns, last.columns, visit);
    visit_parts(code.name, code.unique_keys, last.unique_keys, visit);
    visit_parts(code.name, code.foreign_keys, last.foreign_keys, visit);
    visit_parts(code.name, code.checks, last.checks, visit);
    visit_parts(code.name, code.indexes, last.indexes, visit);
    visit_parts(code.name, code.exclusions, last.exclusions, visit);
    if (!same_names(code.primary_key.columns, last.primary_key.columns))
        visit(drift{code.name, {}, "its primary key"});
    if (code.strict != last.strict || code.without_rowid != last.without_rowid)
        visit(drift{code.name, {}, "its options"});
    if (!same_text(code.comment, last.comment)) visit(drift{code.name, {}, "its comment"});
}
template <class Visit>
constexpr void visit_drift(view_model const& code, view_model const& last, Visit& visit) {
    std::string_view const what = difference_of(code, last);
    if (!what.empty()) visit(drift{code.name, {}, what});
    visit_parts(code.name, code.indexes, last.indexes, visit);
}

/// Of tables or views, which are in schemas.
template <class Object, class Visit>
constexpr void visit_objects(array_view<Object> code, array_view<Object> last, Visit& visit) {
    std::size_t added = 0;
    for (std::size_t at = 0; at != code.size(); ++at) {
        Object const* const same = item_named(last, code[at].name, at);
        if (is_null(same)) ++added;
        if (is_null(same) || !same_text(same->schema, code[at].schema))
            visit(drift{code[at].name, {}, "added"});
        else
            visit_drift(code[at], *same, visit);
    }
    if (last.size() + added == code.size()) return;
    for (std::size_t at = 0; at != last.size(); ++at)
        if (item_named(code, last[at].name, at) == nullptr)
            visit(drift{last[at].name, {}, "dropped"});
}

template <class Visit>
constexpr void visit_drift(schema_model const& code, schema_model const& last, Visit visit) {
    visit_objects(code.tables, last.tables, visit);
    visit_objects(code.views, last.views, visit);
    visit_parts({}, code.sequences, last.sequences, visit);
    visit_parts({}, code.triggers, last.triggers, visit);
}

/// The first difference.
constexpr drift find_drift(schema_model const& code, schema_model const& last) {
    drift first;
    visit_drift(code, last, [&](drift const& found) {
        if (first.none()) first = found;
    });
    return first;
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

/// The differences that a compiler is to print, and in the end how many more there are.
struct printed_drift {
    static constexpr std::size_t most = 12;

    place       places[most + 1] = {};
    std::size_t size             = 0;
};

constexpr printed_drift print_drift(schema_model const& code, schema_model const& last) {
    printed_drift printed;
    std::size_t   more = 0;
    visit_drift(code, last, [&](drift const& found) {
        if (printed.size == printed_drift::most)
            ++more;
        else
            printed.places[printed.size++] = place_of(found);
    });
    if (more != 0) printed.places[printed.size++].add_number(more, " more");
    return printed;
}

/// Compilers print each: the table, the column and the kind of change.
template <fixed_string... Differences>
consteval bool check_migrated() {
    static_assert(sizeof...(Differences) == 0,
                  "orm: the schema is not that of the last migration: write a migration of this "
                  "change by `generate` of the tool, or take it back. "
                  "docs/errors.md#schema-drift");
    return true;
}

template <auto Schema, auto const& Head>
consteval printed_drift print_drift_of_code() {
    // A change shows in either dialect; one is enough to look at.
    if constexpr (Head.sqlite.tables.empty() && !Head.postgres.tables.empty())
        return print_drift(lower<postgres_dialect>(Schema), Head.postgres);
    else
        return print_drift(lower<sqlite_dialect>(Schema), Head.sqlite);
}
template <auto Schema, auto const& Head>
inline constexpr printed_drift drift_of_code = print_drift_of_code<Schema, Head>();

template <auto Schema, auto const& Head, std::size_t... At>
consteval bool check_current(std::index_sequence<At...>) {
    return check_migrated<printable<drift_of_code<Schema, Head>.places[At]>()...>();
}

/// `static_assert(orm::migrate::is_current<blog, migrations::head>);` stops a build whose schema is
/// not that of its last migration, and says where they differ.
template <auto Schema, auto const& Head>
inline constexpr bool is_current =
    check_current<Schema, Head>(std::make_index_sequence<drift_of_code<Schema, Head>.size>());

}  // namespace orm::migrate
