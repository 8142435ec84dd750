// SPDX-License-Identifier: BSL-1.0
#include <orm/session/plan.hpp>

#include <string>

#include <orm/expr/window_function.hpp>

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

void throw_negative_frame_offset() {
    throw usage_error("preceding() and following() take no negative number.");
}

void throw_window_argument_out_of_range() {
    throw usage_error(
        "ntile() and nth_value() take a number from 1 on, lag() and lead() one from 0 on.");
}

}  // namespace orm
