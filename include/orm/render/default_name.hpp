// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

#include <orm/support/array_view.hpp>

namespace orm {

/// A name of up to 63 bytes.
struct short_name {
    static constexpr std::size_t most = 63;

    char        characters[most + 1]{};
    std::size_t size = 0;

    constexpr std::string_view view() const { return {characters, size}; }

    /// As much as there is room for, in whole UTF-8 characters.
    constexpr void add(std::string_view text) {
        std::size_t const added = whole_characters(text, most - size);
        for (std::size_t at = 0; at != added; ++at) characters[size++] = text[at];
    }
    /// Keeps at most so many bytes, and whole UTF-8 characters.
    constexpr void cut(std::size_t length) { size = whole_characters(view(), length); }

private:
    static constexpr std::size_t whole_characters(std::string_view text, std::size_t length) {
        if (length >= text.size()) return text.size();
        while (length != 0 && (text[length] & 0xC0) == 0x80) --length;
        return length;
    }
};

/// `table_column_column_label`: the very name that PostgreSQL chooses for a constraint or index
/// that has none, so that it means the same whether the name was written out or not. Where it would
/// be too long, the longer of the table's name and the columns' loses letters first.
constexpr short_name default_name(std::string_view table, array_view<std::string_view> columns,
                                  std::string_view label) {
    short_name name;
    name.add(table);
    short_name of_columns;
    for (std::string_view const column : columns) {
        if (of_columns.size != 0) of_columns.add("_");
        of_columns.add(column);
    }

    std::size_t const space = 63 - (label.size() + 1) - (columns.empty() ? 0 : 1);
    std::size_t       left  = name.size;
    std::size_t       right = of_columns.size;
    while (left + right > space) left > right ? --left : --right;
    name.cut(left);
    of_columns.cut(right);

    if (!columns.empty()) name.add("_");
    name.add(of_columns.view());
    name.add("_");
    name.add(label);
    return name;
}

}  // namespace orm
