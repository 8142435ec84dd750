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

void throw_negative_row_count() {
    throw usage_error("limit() and offset() take no negative number.");
}

}  // namespace orm
