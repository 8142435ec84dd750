// SPDX-License-Identifier: BSL-1.0
#include <orm/session/plan.hpp>

#include <string>

namespace orm {

void throw_missing_filter() {
    throw missing_filter(
        "every condition in the where() of an update or delete is absent, so that it would hit "
        "every row. Say all_rows() where that is meant.");
}

void throw_nothing_inserted(std::string_view sql) {
    error_details details;
    details.sql = sql;
    throw no_rows("insert() has stored no row; a trigger left it out.", std::move(details));
}

namespace {

/// Carries the place of a value from where it is bound to where the statement's text is known.
struct column_conversion_error : conversion_error {
    column_conversion_error(std::string const& message, std::string_view in_table,
                            std::string_view in_column)
        : conversion_error(message), table(in_table), column(in_column) {}

    std::string table;
    std::string column;
};

}  // namespace

void throw_number_out_of_range(std::string_view table, std::string_view column, std::int64_t lowest,
                               std::int64_t highest) {
    std::string message(table);
    message.append(".").append(column).append(": a number out of the range of the column, ");
    message.append(std::to_string(lowest)).append(" to ").append(std::to_string(highest));
    throw column_conversion_error(message, table, column);
}

void throw_encode_error(conversion_error const& problem, std::string_view sql) {
    constexpr std::string_view prefix  = "orm: ";
    std::string_view           message = problem.what();
    if (message.starts_with(prefix)) message.remove_prefix(prefix.size());
    error_details details;
    details.sql = sql;
    if (auto const* placed = dynamic_cast<column_conversion_error const*>(&problem)) {
        details.table   = placed->table;
        details.columns = {placed->column};
    }
    throw encode_error(message, std::move(details));
}

void throw_negative_row_count() {
    throw usage_error("limit() and offset() take no negative number.");
}

}  // namespace orm
