// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <orm/migrate/changes.hpp>
#include <orm/migrate/difference.hpp>
#include <orm/support/array_view.hpp>
#include <orm/support/fixed_string.hpp>
#include <orm/support/same_text.hpp>

// What nobody but the user can decide: whether data may go, and what becomes of data that stays.

namespace orm::migrate {

enum class question : std::uint8_t {
    none,
    stale_hint,      // renamed_from() a name that nothing had
    ambiguous_hint,  // two renamed_from() one name
    rename_or_drop,  // something is gone and something like it is new
    drop,            // something is gone
    backfill,        // rows that are there have no value for a required column
    conversion,      // not every value of the old type is one of the new
    dropped_value,   // rows may hold a value that an enum has no longer
};

struct open_question {
    question         kind   = question::none;
    std::string_view code   = {};  // what approves it begins with this
    std::string_view table  = {};
    std::string_view column = {};
    std::string_view value  = {};
};

/// Finds the first question that is open. An approval is the code of a change and what it changes:
/// "drop-table:users", "drop-column:users.email", "drop-value:users.role.guest",
/// "require:users.age".
class decision_finder {
public:
    constexpr decision_finder(schema_difference const&     difference,
                              array_view<std::string_view> approvals)
        : schema_(difference), approvals_(approvals) {}

    constexpr open_question find() const {
        if (schema_.wrong.fault != hint_fault::none)
            return {schema_.wrong.fault == hint_fault::stale ? question::stale_hint
                                                             : question::ambiguous_hint,
                    "renamed_from", schema_.wrong.table, schema_.wrong.column, schema_.wrong.value};
        for (table_difference const& table : schema_.tables) {
            open_question const found = find_in(table);
            if (found.kind != question::none) return found;
        }
        return {};
    }

private:
    constexpr open_question find_in(table_difference const& table) const {
        if (table.created()) return {};
        if (table.dropped()) return ask_to_drop_table(*table.before);
        for (pairing const column : table.columns) {
            open_question const found = is_gone(column)  ? ask_to_drop(table, column)
                                        : is_new(column) ? ask_of_new(table, column)
                                                         : ask_of_changed(table, column);
            if (found.kind != question::none) return found;
        }
        return {};
    }

    /// A table with half of the columns of the one that is gone may be the same.
    static constexpr bool is_like(table_model const& gone, table_model const& made) {
        std::size_t alike = 0;
        for (column_model const& column : gone.columns)
            for (column_model const& other : made.columns)
                if (same_text(column.name, other.name)) ++alike;
        return alike * 2 >= gone.columns.size();
    }

    constexpr open_question ask_to_drop_table(table_model const& gone) const {
        if (is_approved("drop-table", gone.name)) return {};
        question kind = question::drop;
        for (table_difference const& table : schema_.tables)
            if (table.created() && is_like(gone, *table.after)) kind = question::rename_or_drop;
        return {kind, "drop-table", gone.name};
    }

    constexpr open_question ask_to_drop(table_difference const& table, pairing pair) const {
        column_model const& gone = table.old_column(pair);
        // What is computed can be computed again.
        if (gone.details.generated != generated_kind::none) return {};
        if (is_approved("drop-column", table.before->name, gone.name)) return {};
        question kind = question::drop;
        for (pairing const other : table.columns)
            if (is_new(other) && table.new_column(other).type == gone.type)
                kind = question::rename_or_drop;
        return {kind, "drop-column", table.before->name, gone.name};
    }

    constexpr open_question ask_of_new(table_difference const& table, pairing pair) const {
        column_model const& added = table.new_column(pair);
        if (fills_itself(added) || !added.details.backfill_text.empty()) return {};
        return {question::backfill, "add-column", table.after->name, added.name};
    }

    constexpr open_question ask_of_changed(table_difference const& table, pairing pair) const {
        column_model const&    before = table.old_column(pair);
        column_model const&    after  = table.new_column(pair);
        std::string_view const name   = table.after->name;
        if (after.details.generated != generated_kind::none) return {};
        if (becomes_required(before, after) && after.details.backfill_text.empty() &&
            !is_approved("require", name, after.name))
            return {question::backfill, "require", name, after.name};
        if (is_converted(table, pair)) return {};
        if (!is_lossless(before.type, after.type) || is_narrower(before, after))
            return {question::conversion, "change-type", name, after.name};
        for (std::string_view const value : before.details.values)
            if (loses_value(table, pair, value) &&
                !is_approved("drop-value", name, after.name, value))
                return {question::dropped_value, "drop-value", name, after.name, value};
        return {};
    }

    constexpr bool is_approved(std::string_view code, std::string_view table,
                               std::string_view column = {}, std::string_view value = {}) const {
        for (std::string_view const approval : approvals_) {
            std::string_view rest = approval;
            if (take(rest, code) && take(rest, ":") && take(rest, table) &&
                (column.empty() || (take(rest, ".") && take(rest, column))) &&
                (value.empty() || (take(rest, ".") && take(rest, value))) && rest.empty())
                return true;
        }
        return false;
    }

    static constexpr bool take(std::string_view& rest, std::string_view part) {
        if (!same_text(rest.substr(0, part.size()), part)) return false;
        rest.remove_prefix(part.size());
        return true;
    }

    schema_difference const&     schema_;
    array_view<std::string_view> approvals_;
};

constexpr open_question find_open_question(schema_difference const&     difference,
                                           array_view<std::string_view> approvals) {
    return decision_finder(difference, approvals).find();
}

}  // namespace orm::migrate
