// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/live_drift.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>

#include <orm/migrate/changes.hpp>
#include <orm/migrate/difference.hpp>
#include <orm/migrate/gate.hpp>

namespace orm::migrate {

namespace {

class comparison {
public:
    explicit comparison(dialect_facts const& dialect) : dialect_(dialect) {}

    std::vector<live_drift> run(schema_model const& expected, schema_model const& live) {
        schema_difference const difference = diff(expected, live);
        for (table_difference const& table : difference.tables) compare(table);
        for (view_difference const& view : difference.views) compare(view);
        for (sequence_difference const& each : difference.sequences) compare_object(each);
        for (trigger_difference const& each : difference.triggers) compare_object(each);
        for (enum_difference const& type : difference.enums) compare(type);
        return std::move(found_);
    }

private:
    static constexpr std::string_view missing = "missing";
    static constexpr std::string_view extra   = "not in the schema";

    void add(std::string_view part, std::string_view what) {
        found_.push_back({table_, std::string(part), std::string(what)});
    }

    template <class Object>
    void begin(Object const& named) {
        table_ = std::string(named.schema) + (named.schema.empty() ? "" : ".");
        table_ += named.name;
    }

    /// Whether it is on both sides.
    template <class Pair>
    bool compare_object(Pair const& pair) {
        begin(pair.after == nullptr ? *pair.before : *pair.after);
        if (pair.after == nullptr) return add({}, missing), false;
        if (pair.before == nullptr) return add({}, extra), false;
        std::string_view const what = difference_of(*pair.before, *pair.after);
        if (!what.empty()) add({}, what);
        return true;
    }

    void compare(view_difference const& view) {
        if (!compare_object(view)) return;
        for (index_model const& wanted : view.before->indexes) {
            index_model const* const there = item_named(view.after->indexes, wanted.name, 0);
            std::string_view const   what =
                there == nullptr ? missing : difference_of(wanted, *there);
            if (!what.empty()) add(wanted.name, what);
        }
        for (index_model const& there : view.after->indexes)
            if (item_named(view.before->indexes, there.name, 0) == nullptr) add(there.name, extra);
    }

    void compare(table_difference const& table) {
        begin(table.dropped() ? *table.before : *table.after);
        if (table.dropped()) return add({}, missing);
        if (table.created()) return add({}, extra);
        table_model const& expected = *table.before;
        table_model const& live     = *table.after;
        compare_columns_of(table);
        if (!table.same_primary_key) add({}, "its primary key");
        if (expected.strict != live.strict || expected.without_rowid != live.without_rowid)
            add({}, "its options");
        compare_parts_of(table.unique_keys, expected.unique_keys, live.unique_keys);
        compare_parts_of(table.foreign_keys, expected.foreign_keys, live.foreign_keys);
        compare_parts_of(table.checks, expected.checks, live.checks);
        compare_parts_of(table.indexes, expected.indexes, live.indexes);
        compare_parts_of(table.exclusions, expected.exclusions, live.exclusions);
        if (expected.comment != live.comment) add({}, "its comment");
    }

    void compare_columns_of(table_difference const& table) {
        for (pairing const pair : table.columns) {
            if (is_gone(pair)) add(table.old_column(pair).name, missing);
            if (is_new(pair)) add(table.new_column(pair).name, extra);
            if (!stays(pair)) continue;
            column_model const& expected = table.old_column(pair);
            column_model        live     = table.new_column(pair);
            if (same_text(dialect_.type_name(expected.type), dialect_.type_name(live.type)))
                live.type = expected.type;
            if (element_of(table.new_column(pair).type) != sql_type::enumeration)
                live.details.values = expected.details.values;  // a check says them
            std::string_view const what = difference_of(expected, live);
            if (!what.empty()) add(live.name, what == "its type" ? types(expected, live) : what);
        }
    }

    /// With their lengths and names, where one is told.
    std::string types(column_model const& expected, column_model const& live) const {
        if (expected.details.type_text.empty() && live.details.type_text.empty()) return "its type";
        return "its type is " + told(live) + ", not " + told(expected);
    }
    std::string told(column_model const& column) const {
        return std::string(column.details.type_text.empty() ? dialect_.type_name(column.type)
                                                            : column.details.type_text);
    }

    /// What its values are is told with the columns that are of it.
    void compare(enum_difference const& type) {
        table_ = std::string(type.after == nullptr ? type.before->name : type.after->name);
        if (type.after == nullptr) add({}, missing);
        if (type.before == nullptr) add({}, extra);
    }

    /// One that is gone and one of its name that is new are one that is different.
    template <class Part>
    void compare_parts_of(std::vector<pairing> const& pairs, array_view<Part> expected,
                          array_view<Part> live) {
        for (pairing const pair : pairs) {
            if (is_new(pair) && !name_among_gone(pairs, expected, live[pair.after].name))
                add(live[pair.after].name, extra);
            if (!is_gone(pair)) continue;
            Part const&       wanted = expected[pair.before];
            Part const* const there  = new_one_of_name(pairs, live, wanted.name);
            std::string_view  what   = missing;
            if (there != nullptr) what = difference_of(*there, wanted);
            add(wanted.name, what.empty() ? "its name" : what);
        }
    }

    template <class Part>
    static bool name_among_gone(std::vector<pairing> const& pairs, array_view<Part> expected,
                                std::string_view name) {
        for (pairing const pair : pairs)
            if (is_gone(pair) && expected[pair.before].name == name) return true;
        return false;
    }
    template <class Part>
    static Part const* new_one_of_name(std::vector<pairing> const& pairs, array_view<Part> live,
                                       std::string_view name) {
        for (pairing const pair : pairs)
            if (is_new(pair) && live[pair.after].name == name) return &live[pair.after];
        return nullptr;
    }

    dialect_facts const&    dialect_;
    std::string             table_;
    std::vector<live_drift> found_;
};

}  // namespace

std::vector<live_drift> compare_live(schema_model const& expected, schema_model const& live,
                                     dialect_facts const& dialect) {
    return comparison(dialect).run(expected, live);
}

namespace {

template <class Item>
bool has_name(Item const& items, std::string_view name) {
    for (auto const& each : items)
        if (each.name == name) return true;
    return false;
}

/// Values that have their new names already were renamed before.
template <class Model>
void align_values(Model& live, Model const& wanted, owned_schema& keeper) {
    if (wanted.values_before.empty() || live.values.empty()) return;
    auto const has = [&](std::string_view name) {
        return std::find(live.values.begin(), live.values.end(), name) != live.values.end();
    };
    std::vector<std::string> before(live.values.size());
    for (std::size_t at = 0; at != before.size(); ++at)
        for (std::size_t of = 0; of != wanted.values.size(); ++of)
            if (wanted.values[of] == live.values[at] && !has(wanted.values_before[of]))
                before[at] = std::string(wanted.values_before[of]);
    live.values_before = keeper.keep(before);
}

void align_enums(array_view<enum_model> expected, owned_schema& live) {
    for (enum_model& type : live.enums)
        for (enum_model const& wanted : expected) {
            bool const here = wanted.name == type.name;
            if (!here && wanted.renamed_from != type.name) continue;
            if (here && !has_name(live.enums, wanted.renamed_from))
                type.renamed_from = wanted.renamed_from;
            align_values(type, wanted, live);
        }
}

/// What was renamed and converted before is not to be again.
void align(column_model& column, table_model const& live, table_model const& wanted,
           dialect_facts const& dialect, owned_schema& keeper) {
    for (column_model const& each : wanted.columns) {
        bool const here = each.name == column.name;
        if (!here && each.details.renamed_from != column.name) continue;
        align_values(column.details, each.details, keeper);
        if (here && !has_name(live.columns, each.details.renamed_from))
            column.details.renamed_from = each.details.renamed_from;
        if (!same_text(dialect.type_name(each.type), dialect.type_name(column.type))) continue;
        column.type = each.type;
        if (here) column.details.using_text = each.details.using_text;
    }
}

}  // namespace

void align_with(schema_model const& expected, owned_schema& live, dialect_facts const& dialect) {
    align_enums(expected.enums, live);
    for (table_model& table : live.tables) {
        for (table_model const& wanted : expected.tables) {
            bool const here = wanted.name == table.name;
            if (wanted.schema != table.schema || (!here && wanted.renamed_from != table.name))
                continue;
            if (here && !has_name(live.tables, wanted.renamed_from))
                table.renamed_from = wanted.renamed_from;
            std::vector<column_model> columns(table.columns.begin(), table.columns.end());
            for (column_model& column : columns) align(column, table, wanted, dialect, live);
            table.columns = live.keep(std::move(columns));
        }
    }
}

void carry_intent(schema_model const& code, owned_schema& told) {
    for (table_model& table : told.tables) {
        for (table_model const& same : code.tables) {
            if (same.name != table.name || same.schema != table.schema) continue;
            table.renamed_from = same.renamed_from;
            std::vector<column_model> columns(table.columns.begin(), table.columns.end());
            for (column_model& column : columns)
                for (column_model const& declared : same.columns)
                    if (declared.name == column.name) {
                        column_details&       now  = column.details;
                        column_details const& said = declared.details;
                        column.type                = declared.type;
                        now.values                 = said.values;
                        now.renamed_from           = said.renamed_from;
                        now.backfill_text          = said.backfill_text;
                        now.using_text             = said.using_text;
                        now.values_before          = said.values_before;
                    }
            table.columns = told.keep(std::move(columns));
        }
    }
}

}  // namespace orm::migrate
