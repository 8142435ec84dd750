// SPDX-License-Identifier: BSL-1.0
#include <orm/session/running_copy.hpp>

#include <string>
#include <utility>

#include <orm/backend/error.hpp>

namespace orm {

void throw_not_copied(conversion_error const& problem, copy_target const& target,
                      std::size_t column, std::int64_t row) {
    constexpr std::string_view prefix = "orm: ";
    std::string_view           why    = problem.what();
    if (why.starts_with(prefix)) why.remove_prefix(prefix.size());
    error_details details;
    details.sql     = target.sql;
    details.table   = target.table;
    details.columns = {std::string(target.columns[column])};
    details.row     = row;
    std::string message(target.table);
    ((message += '.') += target.columns[column]) += " in row ";
    ((message += std::to_string(row)) += ": ") += why;
    throw encode_error(message, std::move(details));
}

}  // namespace orm
