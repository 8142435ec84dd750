// SPDX-License-Identifier: BSL-1.0
#include "integration/migrate/random_model.hpp"

#include <algorithm>
#include <utility>

#include <orm/render/default_name.hpp>

namespace integration {

namespace {

int below(std::mt19937& random, int limit) {
    return static_cast<int>(random() % static_cast<unsigned>(limit));
}
bool one_in(std::mt19937& random, int many) { return below(random, many) == 0; }

template <class Items>
std::size_t position_in(Items const& items, std::mt19937& random) {
    return static_cast<std::size_t>(below(random, static_cast<int>(items.size())));
}

bool is_number(orm::sql_type type) {
    return type == orm::sql_type::bigint || type == orm::sql_type::integer ||
           type == orm::sql_type::double_precision;
}

std::string new_name(char const* prefix, loose_schema& schema) {
    return prefix + std::to_string(++schema.names);
}

/// Values of these are the same after a change of type, there and back.
orm::sql_type random_type(std::mt19937& random) {
    constexpr orm::sql_type types[]{orm::sql_type::bigint, orm::sql_type::integer,
                                    orm::sql_type::text, orm::sql_type::boolean};
    return types[below(random, 4)];
}

std::string constant(loose_column const& column) {
    if (!column.values.empty()) return "'" + column.values.back() + "'";
    switch (column.type) {
        case orm::sql_type::text: return "'it''s \"7\"'";
        case orm::sql_type::boolean: return "true";
        default: return "7";
    }
}

/// What a change of the column's type can take back.
std::string value_for_rows(loose_column const& column) {
    if (!column.values.empty()) return "'" + column.values.front() + "'";
    switch (column.type) {
        case orm::sql_type::text: return "'7'";
        case orm::sql_type::boolean: return "true";
        default: return "7";
    }
}

void set_default(loose_column& column, std::mt19937& random) {
    column.default_text = column.refers_to.empty() && one_in(random, 3) ? constant(column) : "";
}

void set_rules(loose_column& column, std::mt19937& random) {
    column.unique = column.type != orm::sql_type::boolean && column.refers_to.empty() &&
                    column.values.empty() && column.default_text.empty() && one_in(random, 4);
    column.checked = is_number(column.type) && one_in(random, 4);
    column.indexed = one_in(random, 4);
}

void add_value(loose_column& column, loose_schema& schema, std::mt19937& random) {
    auto const at = below(random, static_cast<int>(column.values.size()) + 1);
    column.values.insert(column.values.begin() + at, new_name("v", schema));
    column.values_before.insert(column.values_before.begin() + at, "");
    column.grown = true;
}

/// Two that change their names may change them with each other. One that is new has had no other.
void rename_values(loose_column& column, loose_schema& schema, std::mt19937& random) {
    std::vector<std::string>& hints = column.values_before;
    if (column.grown) return;
    if (std::any_of(hints.begin(), hints.end(), [](auto const& hint) { return !hint.empty(); }))
        return;
    std::size_t const at   = position_in(column.values, random);
    bool const        swap = at != 0 && one_in(random, 2);
    std::string const was  = column.values[at];
    hints[at]              = was;
    column.values[at]      = swap ? column.values[0] : new_name("v", schema);
    if (swap) hints[0] = std::exchange(column.values[0], was);
    if (!column.default_text.empty()) column.default_text = constant(column);
}

loose_column random_column(loose_schema& schema, std::mt19937& random) {
    loose_column column;
    column.name = new_name("c", schema);
    if (!schema.tables.empty() && one_in(random, 4)) {
        column.refers_to = schema.tables[position_in(schema.tables, random)].name;
        column.indexed   = one_in(random, 2);
        return column;
    }
    column.type     = random_type(random);
    column.not_null = one_in(random, 2);
    if (column.type == orm::sql_type::text && one_in(random, 2))
        for (int count = 1 + below(random, 3); count-- != 0;) add_value(column, schema, random);
    set_default(column, random);
    set_rules(column, random);
    return column;
}

void add_column(loose_table& table, loose_schema& schema, std::mt19937& random) {
    loose_column column = random_column(schema, random);
    column.unique       = column.unique && !column.not_null;  // all rows get one value
    if (column.not_null && column.default_text.empty()) column.backfill = value_for_rows(column);
    table.columns.push_back(std::move(column));
}

void rename_table(loose_table& table, loose_schema& schema) {
    if (!table.old || !table.renamed_from.empty()) return;
    table.renamed_from = table.name;
    table.name         = new_name("t", schema);
    for (loose_table& other : schema.tables)
        for (loose_column& column : other.columns)
            if (column.refers_to == table.renamed_from) column.refers_to = table.name;
}

void swap_columns(loose_table& table) {
    if (table.columns.size() < 2) return;
    loose_column& first  = table.columns[0];
    loose_column& second = table.columns[1];
    if (!first.old || !second.old || !first.renamed_from.empty() || !second.renamed_from.empty() ||
        !first.backfill.empty() || !second.backfill.empty())
        return;
    std::swap(first.name, second.name);
    first.renamed_from  = second.name;
    second.renamed_from = first.name;
}

void change_column(loose_column& column, loose_schema& schema, std::mt19937& random) {
    if (column.old && !column.values.empty() && one_in(random, 2))
        return one_in(random, 2) ? add_value(column, schema, random)
                                 : rename_values(column, schema, random);
    switch (below(random, 6)) {
        case 0:
            if (!column.old || !column.renamed_from.empty()) return;
            column.renamed_from = column.name;
            column.name         = new_name("c", schema);
            return;
        case 1:
            if (column.type == orm::sql_type::boolean || !column.refers_to.empty() ||
                !column.values.empty())
                return;
            column.type =
                column.type == orm::sql_type::text ? orm::sql_type::bigint : orm::sql_type::text;
            column.default_text = "";
            column.checked      = false;
            if (!column.backfill.empty()) column.backfill = value_for_rows(column);
            return;
        case 2:
            if (column.unique || !column.refers_to.empty()) return;
            column.not_null = !column.not_null;
            if (column.not_null) column.backfill = value_for_rows(column);
            return;
        case 3:
            if (!column.unique) set_default(column, random);
            return;
        case 4: column.indexed = !column.indexed; return;
        default:
            if (is_number(column.type)) column.checked = !column.checked;
    }
}

void change_table(loose_table& table, loose_schema& schema, std::mt19937& random) {
    switch (below(random, 6)) {
        case 0: return add_column(table, schema, random);
        case 1:
            // There is no way back for a required column whose values have to differ.
            if (!table.columns.empty() && !(table.columns[0].unique && table.columns[0].not_null))
                table.columns.erase(table.columns.begin());
            return;
        case 2: return rename_table(table, schema);
        case 3: return swap_columns(table);
        default:
            if (!table.columns.empty())
                change_column(table.columns[position_in(table.columns, random)], schema, random);
    }
}

void drop_table(loose_schema& schema, std::mt19937& random) {
    if (schema.tables.size() < 2) return;
    auto const at =
        schema.tables.begin() + static_cast<std::ptrdiff_t>(position_in(schema.tables, random));
    std::string const name = at->name;
    schema.tables.erase(at);
    for (loose_table& table : schema.tables)
        std::erase_if(table.columns, [&](auto const& column) { return column.refers_to == name; });
}

void add_table(loose_schema& schema, std::mt19937& random) {
    loose_table table;
    table.name        = new_name("t", schema);
    table.counts_keys = one_in(random, 2);
    for (int count = below(random, 5); count-- != 0;)
        table.columns.push_back(random_column(schema, random));
    schema.tables.push_back(std::move(table));
}

std::string quoted(std::string const& name) { return '"' + name + '"'; }

}  // namespace

loose_schema random_schema(std::mt19937& random) {
    loose_schema schema;
    for (int count = 1 + below(random, 4); count-- != 0;) add_table(schema, random);
    return schema;
}

loose_schema changed(loose_schema schema, std::mt19937& random) {
    for (loose_table& table : schema.tables) {
        table.old = true;
        for (loose_column& column : table.columns) column.old = true, column.grown = false;
    }
    for (int count = 1 + below(random, 5); count-- != 0;) {
        if (one_in(random, 6)) {
            add_table(schema, random);
        } else if (one_in(random, 6)) {
            drop_table(schema, random);
        } else {
            change_table(schema.tables[position_in(schema.tables, random)], schema, random);
        }
    }
    return schema;
}

random_model::random_model(loose_schema const& schema) {
    for (loose_table const& table : schema.tables) tables_.push_back(table_of(table));
    model_ = {tables_};
}

std::string_view random_model::keep(std::string text) {
    return texts_.emplace_back(std::move(text));
}

orm::array_view<std::string_view> random_model::keep_names(std::vector<std::string> names) {
    auto& kept = names_.emplace_back();
    for (std::string& name : names) kept.push_back(keep(std::move(name)));
    return kept;
}

orm::table_model random_model::table_of(loose_table const& table) {
    columns_.push_back({{.name     = "id",
                         .type     = orm::sql_type::bigint,
                         .not_null = true,
                         .details  = {.autoincrement = table.counts_keys}}});
    keys_.emplace_back();
    foreign_keys_.emplace_back();
    checks_.emplace_back();
    indexes_.emplace_back();
    for (loose_column const& column : table.columns) add_parts(table, column);

    orm::table_model model;
    model.name         = keep(table.name);
    model.renamed_from = keep(table.renamed_from);
    model.columns      = columns_.back();
    model.primary_key = {keep(std::string(orm::default_name(table.name, {}, "pkey").view())), false,
                         keep_names({"id"})};
    model.unique_keys = keys_.back();
    model.foreign_keys = foreign_keys_.back();
    model.checks       = checks_.back();
    model.indexes      = indexes_.back();
    return model;
}

void random_model::add_parts(loose_table const& table, loose_column const& column) {
    auto const names     = keep_names({column.name});
    auto const part_name = [&](std::string_view label) {
        return keep(std::string(orm::default_name(table.name, names, label).view()));
    };
    orm::column_model model{.name     = names[0],
                            .type     = column.type,
                            .not_null = column.not_null,
                            .details  = {.default_text = keep(column.default_text)}};
    model.details.renamed_from  = keep(column.renamed_from);
    model.details.backfill_text = keep(column.backfill);
    model.details.values        = keep_names(column.values);
    if (std::any_of(column.values_before.begin(), column.values_before.end(),
                    [](std::string const& hint) { return !hint.empty(); }))
        model.details.values_before = keep_names(column.values_before);
    columns_.back().push_back(model);
    if (!column.values.empty()) {
        std::string list;
        for (std::string const& value : column.values)
            list.append(list.empty() ? "'" : ", '").append(value) += '\'';
        checks_.back().push_back(
            {part_name("values"), keep(quoted(column.name) + " in (" + list + ")"), names[0]});
    }
    if (column.unique) keys_.back().push_back({part_name("key"), false, names});
    if (!column.refers_to.empty())
        foreign_keys_.back().push_back({part_name("fkey"),
                                        false,
                                        names,
                                        {},
                                        keep(column.refers_to),
                                        keep_names({"id"}),
                                        {.on_delete = orm::foreign_key_action::cascade}});
    if (column.checked)
        checks_.back().push_back(
            {part_name("check"), keep(quoted(column.name) + " >= 0"), names[0]});
    if (column.indexed) {
        items_.push_back({{.text = names[0]}});
        indexes_.back().push_back({part_name("idx"), false, items_.back(), {}});
    }
}

}  // namespace integration
