// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <orm/migrate/difference.hpp>
#include <orm/render/default_name.hpp>
#include <orm/render/writer.hpp>
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

    /// Whether a table would meet a type of its own name in another schema, where each table, view
    /// and enum is one; or the type of arrays of either, which is called like it behind a `_`. The
    /// engine gives that another name when a type is renamed, and does not when one moves.
    constexpr bool meets_type(table_difference const& table) const {
        return table.moved() && has_type(table.after->schema, table.before->name, &table);
    }
    constexpr bool meets_type(enum_difference const& type) const {
        type_name const from(type.before->name), to(type.after->name);
        if (same_text(from.schema, to.schema)) return false;
        // What has the name that it keeps has made room before.
        return has_type(to.schema, from.name, &type, same_text(from.name, to.name));
    }

private:
    static constexpr bool is_behind(std::string_view name, std::string_view other) {
        return other.starts_with('_') && same_text(other.substr(1), name);
    }

    /// Besides `self`.
    constexpr bool has_type(std::string_view schema, std::string_view name, void const* self,
                            bool only_arrays = false) const {
        auto const are_alike = [&](std::string_view other) {
            return (!only_arrays && same_text(name, other)) || is_behind(name, other) ||
                   is_behind(other, name);
        };
        auto const is_one = [&](auto const* model) {
            return model != nullptr && same_text(model->schema, schema) && are_alike(model->name);
        };
        auto const is_enum = [&](enum_model const* model) {
            if (model == nullptr) return false;
            type_name const type(model->name);
            return same_text(type.schema, schema) && are_alike(type.name);
        };
        for (table_difference const& other : schema_.tables)
            if (&other != self && (is_one(other.before) || (other.stays() && is_one(other.after))))
                return true;
        for (view_difference const& view : schema_.views)
            if (is_one(view.before)) return true;
        for (enum_difference const& type : schema_.enums)
            if (&type != self && (is_enum(type.before) || is_enum(type.after))) return true;
        return false;
    }

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
            if (column.details.autoincrement && same_text(sequence_of(table, column).view(), name))
                return true;
        return false;
    }

    schema_difference const& schema_;
};

}  // namespace orm::migrate
