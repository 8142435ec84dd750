// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <orm/migrate/changes.hpp>
#include <orm/migrate/difference.hpp>
#include <orm/render/writer.hpp>
#include <orm/support/same_text.hpp>

// What the rows that are there will have in a column of a key, as far as it can be said before.

namespace orm::migrate {

/// Also a byte of a letter beyond ASCII.
constexpr bool is_letter(char letter) {
    return static_cast<unsigned char>(letter) >= 0x80 || (letter >= 'a' && letter <= 'z') ||
           (letter >= 'A' && letter <= 'Z') || letter == '_';
}
constexpr bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// Whether an expression is a constant for sure: numbers and quoted texts, their types before them
/// or behind `::`, and no other word, as that may be a column's or a function's.
constexpr bool is_constant(std::string_view expression) {
    bool cast = false;
    while (!expression.empty()) {
        std::size_t size = 1;
        if (std::string_view("\"`$?").find(expression[0]) != expression.npos) return false;
        if (expression[0] == '\'') {
            size = quoted_at(expression, '\'').size();
        } else if (expression.starts_with("::")) {
            size = 2;
        } else if (is_letter(expression[0]) || is_digit(expression[0])) {
            while (size != expression.size() &&
                   (is_letter(expression[size]) || is_digit(expression[size])))
                ++size;
            std::string_view const word = expression.substr(0, size);
            std::string_view const rest = expression.substr(size);
            bool const             type = cast || rest.starts_with('\'') || rest.starts_with(" '");
            if (!type && !is_digit(word[0]) && !same_name(word, "true") &&
                !same_name(word, "false"))
                return false;
        }
        cast = expression.starts_with("::");
        expression.remove_prefix(size);
    }
    return true;
}

struct key_value {
    enum kind_of_value : std::uint8_t {
        unknown,
        kept,    // what they have
        filled,  // what they have, or the text where that is null
        same,    // one and the same
    };

    kind_of_value    kind = unknown;
    std::string_view text = {};
    /// By which SQLite will compare what it compares by another one now, or by none.
    std::string_view collation = {};
};

constexpr bool gives_one_value(column_model const& added) {
    if (added.details.autoincrement || added.details.generated != generated_kind::none)
        return false;
    if (!added.details.backfill_text.empty()) return is_constant(added.details.backfill_text);
    return needs_value(added) ||
           (!added.details.default_text.empty() && is_constant(added.details.default_text));
}

constexpr key_value key_value_of(table_difference const& table, std::string_view column) {
    for (pairing const pair : table.columns) {
        if (is_gone(pair) || !same_text(table.new_column(pair).name, column)) continue;
        column_model const& after = table.new_column(pair);
        if (is_new(pair)) return {gives_one_value(after) ? key_value::same : key_value::unknown};
        column_model const& before = table.old_column(pair);
        if (keeps_values(table, pair)) {
            if (same_text(before.details.collation, after.details.collation))
                return {key_value::kept};
            return {key_value::kept,
                    {},
                    after.details.collation.empty() ? "binary" : after.details.collation};
        }
        bool const only_filled = before.type == after.type && !is_converted(table, pair) &&
                                 table.renamed_in(pair) == nullptr && is_filled(before, after);
        if (only_filled && is_constant(after.details.backfill_text))
            return {key_value::filled, after.details.backfill_text, after.details.collation};
        return {};
    }
    return {};
}

}  // namespace orm::migrate
