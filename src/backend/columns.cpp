// SPDX-License-Identifier: BSL-1.0
#include "columns.hpp"

#include <cstddef>
#include <utility>

#include <orm/backend/error.hpp>

namespace orm {

namespace {

std::string listed(std::vector<std::string_view> const& names) {
    std::string text;
    for (std::string_view const name : names)
        text.append(text.empty() ? " (" : ", ").append(name.empty() ? "?" : name);
    return text.empty() ? text : text + ")";
}

std::string counted(std::size_t columns) {
    return std::to_string(columns) + (columns == 1 ? " column" : " columns");
}

}  // namespace

void check_columns(row_layout const& layout, std::vector<std::string_view> const& found,
                   std::string_view sql) {
    error_details details;
    details.sql = sql;
    if (found.size() != layout.fields.size()) {
        for (std::size_t at = layout.fields.size(); at < found.size(); ++at)
            details.columns.emplace_back(found[at]);
        throw schema_mismatch("the result has " + counted(found.size()) + listed(found) +
                                  " where the row has members for " +
                                  std::to_string(layout.fields.size()),
                              std::move(details));
    }
    if (layout.check != column_check::names) return;
    for (std::size_t at = 0; at != found.size(); ++at) {
        field const& wanted = layout.fields[at];
        if (found[at] == wanted.column) continue;
        details.table = wanted.table;
        details.columns.emplace_back(wanted.column);
        std::string message = "column " + std::to_string(at + 1) + " of the result is called \"";
        message.append(found[at]).append("\" where the struct of table \"").append(wanted.table);
        message.append("\" has \"").append(wanted.column).append("\" in this place");
        throw schema_mismatch(message, std::move(details));
    }
}

}  // namespace orm
