// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <orm/migrate/difference.hpp>
#include <orm/render/default_name.hpp>
#include <orm/schema/schema_model.hpp>
#include <orm/support/array_view.hpp>
#include <orm/support/same_text.hpp>

namespace orm::migrate {

/// What a sequence is called that the engine makes for a column.
constexpr short_name sequence_of(table_model const& table, column_model const& column) {
    std::string_view const columns[]{column.name};
    return default_name(table.name, columns, "seq");
}

/// Tables of PostgreSQL take their keys, indexes and sequences along into another schema, where all
/// of them share their names with what is there, or comes there, too.
class moved_names {
    // Before what uses it, for clang to evaluate it.
    template <class Part>
    static constexpr bool has(array_view<Part> parts, std::string_view name) {
        for (Part const& each : parts)
            if (same_text(each.name, name)) return true;
        return false;
    }

public:
    constexpr explicit moved_names(schema_difference const& difference) : schema_(difference) {}

    /// Whether something that a table brings along would meet its own name.
    constexpr bool is_in_the_way(table_difference const& table, std::string_view name) const {
        if (!table.moved()) return false;
        std::string_view const to = table.after->schema;
        for (table_difference const& other : schema_.tables)
            if (&other != &table && other.stays() &&
                (same_text(other.before->schema, to) || same_text(other.after->schema, to)) &&
                brings(*other.before, name))
                return true;
        for (view_difference const& view : schema_.views)
            if (view.before != nullptr && same_text(view.before->schema, to) &&
                (same_text(view.before->name, name) || has(view.before->indexes, name)))
                return true;
        for (sequence_difference const& each : schema_.sequences)
            if (is(each.before, to, name) || is(each.after, to, name)) return true;
        return false;
    }

private:
    static constexpr bool is(sequence_model const* sequence, std::string_view schema,
                             std::string_view name) {
        return sequence != nullptr && same_text(sequence->schema, schema) &&
               same_text(sequence->name, name);
    }

    static constexpr bool brings(table_model const& table, std::string_view name) {
        if (same_text(table.name, name) || same_text(table.primary_key.name, name) ||
            has(table.unique_keys, name) || has(table.exclusions, name) || has(table.indexes, name))
            return true;
        for (column_model const& column : table.columns)
            if (column.autoincrement && same_text(sequence_of(table, column).view(), name))
                return true;
        return false;
    }

    schema_difference const& schema_;
};

}  // namespace orm::migrate
