// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include <orm/migrate/pairing.hpp>
#include <orm/migrate/renamed_values.hpp>
#include <orm/schema/schema_model.hpp>
#include <orm/support/array_view.hpp>
#include <orm/support/is_null.hpp>
#include <orm/support/same_text.hpp>

// What became of each part of a schema, as pairs of a part before and a part after. Every plan and
// report is made from it; the way down is the same difference, seen from the other side.

namespace orm::migrate {

/// A column whose enum has values with other names.
struct renaming_column {
    pairing                    column;
    std::vector<renamed_value> values;
};

/// A table on both sides. One pointer is null where the table is created or dropped.
struct table_difference {
    table_model const* before = nullptr;
    table_model const* after  = nullptr;

    std::vector<pairing> columns;
    std::vector<pairing> unique_keys;
    std::vector<pairing> foreign_keys;
    std::vector<pairing> checks;
    std::vector<pairing> indexes;
    std::vector<pairing> exclusions;
    bool                 same_primary_key = true;
    bool                 is_way_back      = false;

    std::vector<renaming_column> renaming;

    constexpr bool created() const { return is_null(before); }
    constexpr bool dropped() const { return is_null(after); }
    constexpr bool stays() const { return !is_null(before) && !is_null(after); }
    constexpr bool renamed() const { return stays() && !same_text(before->name, after->name); }
    /// Into another schema.
    constexpr bool moved() const { return stays() && !same_text(before->schema, after->schema); }

    constexpr column_model const& old_column(pairing pair) const {
        return before->columns[pair.before];
    }
    constexpr column_model const& new_column(pairing pair) const {
        return after->columns[pair.after];
    }

    /// The values of a column that have other names; null where none has.
    constexpr std::vector<renamed_value> const* renamed_in(pairing column) const {
        for (renaming_column const& each : renaming)
            if (each.column.after == column.after) return &each.values;
        return nullptr;
    }
};

/// A view on both sides, found by its name. Whether it has changed is asked of its text.
struct view_difference {
    view_model const* before = nullptr;
    view_model const* after  = nullptr;
};

struct sequence_difference {
    sequence_model const* before = nullptr;
    sequence_model const* after  = nullptr;
};

struct trigger_difference {
    trigger_model const* before = nullptr;
    trigger_model const* after  = nullptr;
};

/// A type that the database has for an enum.
struct enum_difference {
    enum_model const*          before = nullptr;
    enum_model const*          after  = nullptr;
    std::vector<renamed_value> values = {};  // that have other names
};

/// A `renamed_from` that means nothing; `column` is empty where it is that of a table, or of a type
/// of that name.
struct wrong_hint {
    hint_fault       fault = hint_fault::none;
    std::string_view table;
    std::string_view column;
    std::string_view value = {};  // of the column's enum
};

struct schema_difference {
    std::vector<table_difference>    tables;  // in the order after, then those that are gone
    std::vector<view_difference>     views;   // the same
    std::vector<sequence_difference> sequences;
    std::vector<trigger_difference>  triggers;
    std::vector<enum_difference>     enums;
    wrong_hint                       wrong;
};

constexpr std::vector<pairing> inverse(std::vector<pairing> pairs) {
    for (pairing& pair : pairs) std::swap(pair.before, pair.after);
    return pairs;
}

/// The difference on the way back.
constexpr schema_difference inverse(schema_difference difference) {
    for (table_difference& table : difference.tables) {
        std::swap(table.before, table.after);
        table.is_way_back  = !table.is_way_back;
        table.columns      = inverse(std::move(table.columns));
        table.unique_keys  = inverse(std::move(table.unique_keys));
        table.foreign_keys = inverse(std::move(table.foreign_keys));
        table.checks       = inverse(std::move(table.checks));
        table.indexes      = inverse(std::move(table.indexes));
        table.exclusions   = inverse(std::move(table.exclusions));
        for (renaming_column& each : table.renaming) {
            std::swap(each.column.before, each.column.after);
            each.values = inverse(std::move(each.values));
        }
    }
    for (view_difference& view : difference.views) std::swap(view.before, view.after);
    for (sequence_difference& each : difference.sequences) std::swap(each.before, each.after);
    for (trigger_difference& each : difference.triggers) std::swap(each.before, each.after);
    for (enum_difference& each : difference.enums) {
        std::swap(each.before, each.after);
        each.values = inverse(std::move(each.values));
    }
    return difference;
}

/// What a column before is called now; empty when it is gone.
constexpr std::string_view new_name_of(table_difference const& table, std::string_view name) {
    for (pairing const pair : table.columns)
        if (pair.before != absent && same_text(table.before->columns[pair.before].name, name))
            return pair.after != absent ? table.after->columns[pair.after].name
                                        : std::string_view{};
    return name;  // of no column: a function, say
}

/// The name in double quotes that a text begins with, quotes included.
constexpr std::string_view quoted_at(std::string_view text, char quote) {
    std::size_t end = 1;
    while (end < text.size()) {
        if (text[end++] != quote) continue;
        if (end == text.size() || text[end] != quote) break;
        ++end;
    }
    return text.substr(0, end);
}

/// Calls `take(piece, is_name)` for the names, the text constants and all that is between them.
template <class Take>
constexpr void for_each_piece(std::string_view expression, Take take) {
    while (!expression.empty()) {
        std::size_t const      plain = expression.find_first_of("\"'");
        std::string_view const piece =
            plain == 0 ? quoted_at(expression, expression[0]) : expression.substr(0, plain);
        take(piece, plain == 0 && piece[0] == '"' && piece.size() > 2);
        expression.remove_prefix(piece.size());
    }
}

/// Whether an expression of the table means after the renames what it meant before. Names inside
/// of it stand in double quotes, as this library writes them.
constexpr bool same_expression(table_difference const& table, std::string_view before,
                               std::string_view after) {
    while (!before.empty() && !after.empty()) {
        std::size_t const old_plain = before.find_first_of("\"'");
        std::size_t const new_plain = after.find_first_of("\"'");
        if (!same_text(before.substr(0, old_plain), after.substr(0, new_plain))) return false;
        if (old_plain == before.npos || new_plain == after.npos) return old_plain == new_plain;
        before.remove_prefix(old_plain);
        after.remove_prefix(new_plain);
        char const             quote   = before[0];
        std::string_view const old_one = quoted_at(before, quote);
        std::string_view const new_one = quoted_at(after, after[0]);
        if (quote != after[0]) return false;
        bool const name = quote == '"' && old_one.size() > 2 && new_one.size() > 2;
        if (name ? !same_text(new_name_of(table, old_one.substr(1, old_one.size() - 2)),
                              new_one.substr(1, new_one.size() - 2))
                 : !same_text(old_one, new_one))
            return false;
        before.remove_prefix(old_one.size());
        after.remove_prefix(new_one.size());
    }
    return before.empty() && after.empty();
}

constexpr bool same_columns(table_difference const& table, array_view<std::string_view> before,
                            array_view<std::string_view> after) {
    if (before.size() != after.size()) return false;
    for (std::size_t at = 0; at != before.size(); ++at)
        if (!same_text(new_name_of(table, before[at]), after[at])) return false;
    return true;
}

constexpr bool same_values(array_view<std::string_view> before,
                           array_view<std::string_view> after) {
    if (before.size() != after.size()) return false;
    for (std::size_t at = 0; at != before.size(); ++at)
        if (!same_text(before[at], after[at])) return false;
    return true;
}

/// Compares the parts of a schema by what they say. Names of constraints count only where the user
/// has given them: the others follow from the names of their table and columns.
class part_comparer {
public:
    constexpr part_comparer(schema_difference const& schema, table_difference const& table)
        : schema_(schema), table_(table) {}

    constexpr bool same(key_model const& before, key_model const& after) const {
        return before.named == after.named &&
               (!after.named || same_text(before.name, after.name)) &&
               same_columns(table_, before.columns, after.columns);
    }

    constexpr bool same(foreign_key_model const& before, foreign_key_model const& after) const {
        foreign_key_options const& old_options = before.options;
        foreign_key_options const& new_options = after.options;
        if (before.named != after.named || (after.named && !same_text(before.name, after.name)) ||
            old_options.on_delete != new_options.on_delete ||
            old_options.on_update != new_options.on_update ||
            old_options.checked != new_options.checked ||
            !same_columns(table_, before.columns, after.columns))
            return false;
        for (table_difference const& target : schema_.tables)
            if (target.before != nullptr &&
                same_text(target.before->name, before.referenced_table) &&
                same_text(target.before->schema, before.referenced_schema))
                return target.after != nullptr &&
                       same_text(target.after->name, after.referenced_table) &&
                       same_text(target.after->schema, after.referenced_schema) &&
                       same_columns(target, before.referenced_columns, after.referenced_columns);
        return same_text(before.referenced_table, after.referenced_table);
    }

    constexpr bool same(check_model const& before, check_model const& after) const {
        return same_expression(table_, before.condition, after.condition) &&
               (before.column.empty() == after.column.empty());
    }

    constexpr bool same(index_model const& before, index_model const& after) const {
        if (before.unique != after.unique || before.items.size() != after.items.size() ||
            before.nulls_not_distinct != after.nulls_not_distinct ||
            !same_text(before.method, after.method) || !same_text(before.storage, after.storage) ||
            !same_columns(table_, before.included, after.included) ||
            !same_expression(table_, before.condition, after.condition))
            return false;
        for (std::size_t at = 0; at != before.items.size(); ++at)
            if (!same(before.items[at], after.items[at])) return false;
        return true;
    }

    constexpr bool same(exclusion_model const& before, exclusion_model const& after) const {
        return same_expression(table_, before.definition, after.definition);
    }

private:
    constexpr bool same(index_item_model const& before, index_item_model const& after) const {
        return before.is_expression == after.is_expression && before.order == after.order &&
               before.nulls == after.nulls && same_text(before.operators, after.operators) &&
               (before.is_expression ? same_expression(table_, before.text, after.text)
                                     : same_text(new_name_of(table_, before.text), after.text));
    }

    schema_difference const& schema_;
    table_difference const&  table_;
};

/// Pairs what is the same on both sides, those of the same name first.
template <class Part>
constexpr std::vector<pairing> pair_parts(part_comparer const& comparer, array_view<Part> before,
                                          array_view<Part> after) {
    std::vector<std::size_t> partner(after.size(), absent);
    std::vector<std::size_t> taken_by(before.size(), absent);
    for (bool const by_name : {true, false})
        for (std::size_t at = 0; at != after.size(); ++at)
            for (std::size_t old = 0; old != before.size() && partner[at] == absent; ++old) {
                if (taken_by[old] != absent ||
                    (by_name && !same_text(before[old].name, after[at].name)) ||
                    !comparer.same(before[old], after[at]))
                    continue;
                partner[at]   = old;
                taken_by[old] = at;
            }
    std::vector<pairing> pairs;
    for (std::size_t at = 0; at != after.size(); ++at) pairs.push_back({partner[at], at});
    for (std::size_t old = 0; old != before.size(); ++old)
        if (taken_by[old] == absent) pairs.push_back({old, absent});
    return pairs;
}

constexpr void compare_columns(schema_difference& schema, table_difference& table) {
    paired_names const columns = pair_names(table.before->columns, table.after->columns);
    table.columns              = columns.pairs;
    if (columns.fault != hint_fault::none && schema.wrong.fault == hint_fault::none)
        schema.wrong = {columns.fault, table.after->name,
                        table.after->columns[columns.fault_at].name};
    for (pairing const pair : table.columns) {
        if (pair.before == absent || pair.after == absent) continue;
        column_model const& after = table.new_column(pair);
        if (after.details.values_before.empty()) continue;
        renamed_values values = find_renamed_values(table.old_column(pair).details, after.details);
        if (values.fault != hint_fault::none && schema.wrong.fault == hint_fault::none)
            schema.wrong = {values.fault, table.after->name, after.name, values.wrong};
        if (!values.list.empty()) table.renaming.push_back({pair, std::move(values.list)});
    }
}

constexpr void compare_parts(schema_difference const& schema, table_difference& table) {
    table_model const&  before = *table.before;
    table_model const&  after  = *table.after;
    part_comparer const comparer(schema, table);
    table.unique_keys  = pair_parts(comparer, before.unique_keys, after.unique_keys);
    table.foreign_keys = pair_parts(comparer, before.foreign_keys, after.foreign_keys);
    table.checks       = pair_parts(comparer, before.checks, after.checks);
    table.indexes      = pair_parts(comparer, before.indexes, after.indexes);
    table.exclusions   = pair_parts(comparer, before.exclusions, after.exclusions);
    table.same_primary_key =
        same_columns(table, before.primary_key.columns, after.primary_key.columns);
}

template <class Object>
constexpr Object const* find_object(array_view<Object> objects, Object const& wanted) {
    for (Object const& each : objects)
        if (same_text(each.name, wanted.name) && same_text(each.schema, wanted.schema))
            return &each;
    return nullptr;
}

/// Views, sequences and triggers are found by their names alone.
template <class Pair, class Object>
constexpr std::vector<Pair> pair_objects(array_view<Object> before, array_view<Object> after) {
    std::vector<Pair> pairs;
    for (Object const& each : after) pairs.push_back({find_object(before, each), &each});
    for (Object const& each : before)
        if (find_object(after, each) == nullptr) pairs.push_back({&each, nullptr});
    return pairs;
}

constexpr void compare_enums(schema_difference& schema, array_view<enum_model> before,
                             array_view<enum_model> after) {
    if (before.empty() && after.empty()) return;
    paired_names const types = pair_names(before, after);
    if (types.fault != hint_fault::none && schema.wrong.fault == hint_fault::none)
        schema.wrong = {types.fault, after[types.fault_at].name, {}};
    for (pairing const pair : types.pairs) {
        enum_difference type;
        if (pair.before != absent) type.before = &before[pair.before];
        if (pair.after != absent) type.after = &after[pair.after];
        if (type.before != nullptr && type.after != nullptr)
            type.values = find_renamed_values(*type.before, *type.after).list;
        schema.enums.push_back(std::move(type));
    }
}

/// What leads from one schema to another.
constexpr schema_difference diff(schema_model const& before, schema_model const& after) {
    schema_difference  result;
    paired_names const tables = pair_names(before.tables, after.tables);
    if (tables.fault != hint_fault::none)
        result.wrong = {tables.fault, after.tables[tables.fault_at].name, {}};
    for (pairing const pair : tables.pairs) {
        table_difference table;
        if (pair.before != absent) table.before = &before.tables[pair.before];
        if (pair.after != absent) table.after = &after.tables[pair.after];
        result.tables.push_back(std::move(table));
    }
    for (table_difference& table : result.tables)
        if (table.stays()) compare_columns(result, table);
    for (table_difference& table : result.tables)
        if (table.stays()) compare_parts(result, table);
    result.views     = pair_objects<view_difference>(before.views, after.views);
    result.sequences = pair_objects<sequence_difference>(before.sequences, after.sequences);
    result.triggers  = pair_objects<trigger_difference>(before.triggers, after.triggers);
    compare_enums(result, before.enums, after.enums);
    return result;
}

}  // namespace orm::migrate
