// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

#include <orm/dialect/dialect.hpp>
#include <orm/render/default_name.hpp>
#include <orm/schema/schema_model.hpp>
#include <orm/support/array_view.hpp>
#include <orm/support/fixed_string.hpp>
#include <orm/support/name_lookup.hpp>
#include <orm/support/types.hpp>

// What must hold for the names of keys, checks and indexes. It stands here and not with schema(),
// as the names that are made up for what the user has not named exist only once a schema is
// lowered.

namespace orm {

/// A name that two tables, or two parts of one table, have in common; empty when there is none.
struct name_clash {
    short_name  name;
    std::size_t table = 0;
    std::size_t other = 0;
};

constexpr name_clash clash_of(std::string_view name, std::size_t table, std::size_t other) {
    name_clash clash{{}, table, other};
    clash.name.add(name);
    return clash;
}

/// Checks and foreign keys have names of their table alone.
constexpr name_clash find_clash_within(table_model const& table, std::size_t at) {
    for (std::size_t first = 0; first != table.checks.size(); ++first) {
        std::string_view const name = table.checks[first].name;
        for (std::size_t other = 0; other != first; ++other)
            if (same_name(name, table.checks[other].name)) return clash_of(name, at, at);
        for (foreign_key_model const& key : table.foreign_keys)
            if (same_name(name, key.name)) return clash_of(name, at, at);
    }
    for (std::size_t first = 0; first != table.foreign_keys.size(); ++first) {
        std::string_view const name = table.foreign_keys[first].name;
        for (std::size_t other = 0; other != first; ++other)
            if (same_name(name, table.foreign_keys[other].name)) return clash_of(name, at, at);
    }
    return {};
}

constexpr std::size_t count_shared_names(array_view<table_model> tables) {
    std::size_t count = 0;
    for (table_model const& table : tables)
        count += 2 + table.unique_keys.size() + table.indexes.size() + table.exclusions.size();
    return count;
}

/// Tables, keys and indexes share their names with all others of their schema, or of the database.
template <std::size_t Capacity>
class shared_names {
public:
    constexpr explicit shared_names(bool with_schemas) : with_schemas_(with_schemas) {}

    constexpr void add(table_model const& table, std::size_t at, std::string_view name) {
        if (name.empty() || clash.name.size != 0) return;
        scoped_name const whole{with_schemas_ ? table.schema : std::string_view{}, name};
        std::size_t const earlier = names_.find(whole);
        if (earlier != names_.none) {
            clash = clash_of(name, at, table_of_[earlier]);
            return;
        }
        names_.add(whole);
        table_of_[size_++] = at;
    }

    name_clash clash;

private:
    bool                  with_schemas_;
    name_lookup<Capacity> names_;
    std::size_t           table_of_[Capacity]{};
    std::size_t           size_ = 0;
};

template <std::size_t Capacity>
constexpr name_clash find_clash(array_view<table_model> tables, dialect_facts const& dialect) {
    shared_names<Capacity> names(dialect.schemas);
    for (std::size_t at = 0; at != tables.size(); ++at) names.add(tables[at], at, tables[at].name);
    for (std::size_t at = 0; at != tables.size(); ++at) {
        table_model const& table = tables[at];
        names.add(table, at, table.primary_key.name);
        for (key_model const& key : table.unique_keys) names.add(table, at, key.name);
        for (index_model const& index : table.indexes) names.add(table, at, index.name);
        for (exclusion_model const& each : table.exclusions) names.add(table, at, each.name);
        if (names.clash.name.size != 0) return names.clash;
        name_clash const within = find_clash_within(table, at);
        if (within.name.size != 0) return within;
    }
    return names.clash;
}

/// The first name that is too long, of those that are not of tables or columns.
constexpr name_clash find_long_name(array_view<table_model> tables) {
    name_clash found;
    for (std::size_t at = 0; at != tables.size(); ++at) {
        auto const look_at = [&](std::string_view name) {
            if (name.size() > 63 && found.name.size == 0) found = clash_of(name, at, at);
        };
        look_at(tables[at].schema);
        for (key_model const& key : tables[at].unique_keys) look_at(key.name);
        for (foreign_key_model const& key : tables[at].foreign_keys) look_at(key.name);
        for (check_model const& check : tables[at].checks) look_at(check.name);
        for (exclusion_model const& each : tables[at].exclusions) look_at(each.name);
        for (index_model const& index : tables[at].indexes) look_at(index.name);
    }
    return found;
}

/// At its own length clang prints a text as one, and not as numbers.
template <short_name Name>
consteval fixed_string<Name.size + 1> printable() {
    char text[Name.size + 1]{};
    for (std::size_t at = 0; at != Name.size; ++at) text[at] = Name.characters[at];
    return fixed_string<Name.size + 1>(text);
}

template <fixed_string Name>
concept name_is_free = Name.view().empty();

/// Compilers print the name and the two tables.
template <fixed_string Name, class Table, class Other>
consteval void check_name() {
    static_assert(name_is_free<Name>,
                  "orm: two tables, constraints or indexes of a schema have one name, their own or "
                  "the one made up for them. Name one of them by named(). "
                  "docs/errors.md#duplicate-name");
}

template <fixed_string Name>
concept name_is_short = Name.view().empty();

template <fixed_string Name, class Table>
consteval void check_length() {
    static_assert(name_is_short<Name>,
                  "orm: a constraint, index or schema has a name of more than 63 bytes, where "
                  "PostgreSQL cuts. Give it a shorter one. docs/errors.md#identifier-length");
}

template <name_clash Long, name_clash Clash, class... Tables>
consteval void check_names() {
    if constexpr (Long.name.size != 0)
        check_length<printable<Long.name>(), type_at<types<Tables...>, Long.table>>();
    else if constexpr (Clash.name.size != 0)
        check_name<printable<Clash.name>(), type_at<types<Tables...>, Clash.table>,
                   type_at<types<Tables...>, Clash.other>>();
}

}  // namespace orm
