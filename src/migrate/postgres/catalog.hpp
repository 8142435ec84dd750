// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <orm/backend/error.hpp>
#include <orm/backend/postgres/connection.hpp>
#include <orm/migrate/owned_schema.hpp>

#include "../check_rows.hpp"

// Rows of the server's catalog, and what is read of them beside tables.

namespace orm::migrate {

using name_list = std::vector<std::string>;

/// A schema of the server, and what a model calls it: the current one has no name.
struct name_space {
    std::string there;
    std::string here;
};

// Rows come as one text. What is between two fields, and between two items of a field, is no part
// of any name that one can type.
inline constexpr char field_end = '\x1f';
inline constexpr char item_end  = '\x1e';
inline constexpr char part_end  = '\x1d';

inline name_list split(std::string const& text, char separator) {
    name_list parts;
    if (text.empty()) return parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        std::size_t const end = std::min(text.find(separator, begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

inline std::string text_constant(std::string_view text) {
    std::string constant = "'";
    for (char const letter : text) constant.append(letter == '\'' ? 2 : 1, letter);
    return constant + "'";
}

inline std::string name_of_space(std::vector<name_space> const& spaces, std::string const& there) {
    for (name_space const& space : spaces)
        if (space.there == there) return space.here;
    return there;
}

/// A query whose rows are one text each, split into its fields.
inline std::vector<name_list> catalog_rows(postgres::connection& database, std::string const& query,
                                           std::size_t fields, std::string_view order) {
    std::vector<name_list> all;
    for (std::string const& line : texts(database, query + " order by " + std::string(order))) {
        name_list row = split(line, field_end);
        if (row.size() != fields)
            throw statement_error("the catalog of the server cannot be read: " + line);
        all.push_back(std::move(row));
    }
    return all;
}

struct view_parts {
    std::vector<column_model> columns;
    std::vector<index_model>  indexes;
};

/// By the number of the view in the catalog.
using view_parts_by_number = std::map<std::string, view_parts>;

/// Views, sequences and triggers of the schemas in `wanted`, a list in parentheses.
void read_objects(postgres::connection& database, std::vector<name_space> const& spaces,
                  std::string const& wanted, view_parts_by_number const& parts,
                  owned_schema& schema);

}  // namespace orm::migrate
