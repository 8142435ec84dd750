// SPDX-License-Identifier: BSL-1.0
#include <orm/session/plan.hpp>

#include <string>
#include <utility>

#include <algorithm>
#include <cstring>
#include <string>

#include <orm/expr/window_function.hpp>
#include <orm/query/number_rows.hpp>

namespace orm {

void throw_missing_filter(std::string_view table) {
    std::string message(table);
    message +=
        ": every condition in the where() of an update or delete is absent, so that it would hit "
        "every row. Say all_rows() where that is meant.";
    throw missing_filter(message, {.table = std::string(table)});
}

void throw_stale_row(std::string_view table, std::string_view column, std::int64_t expected,
                     std::int64_t found) {
    error_details details;
    details.table   = table;
    details.columns = {std::string(column)};
    std::string message(table);
    message.append(": the row was read as version ").append(std::to_string(expected));
    if (found == 0)
        message.append(" and is not there any more.");
    else
        message.append(" and is version ").append(std::to_string(found)).append(" by now.");
    throw stale_row(message, std::move(details), expected, found);
}

void throw_row_is_gone(std::string_view table) {
    error_details details;
    details.table = table;
    throw no_rows("save() has found no row of " + std::string(table) + " with this key any more.",
                  std::move(details));
}

void throw_not_saved(std::string_view sql) {
    error_details details;
    details.sql = sql;
    throw no_rows(
        "save() has met a row of the same key that statements leave out, as it is deleted.",
        std::move(details));
}

void throw_nothing_inserted(std::string_view sql) {
    error_details details;
    details.sql = sql;
    throw no_rows("insert() has stored no row; a trigger left it out.", std::move(details));
}

namespace {

bool same(value const& lhs, value const& rhs) {
    if (lhs.kind != rhs.kind) return false;
    switch (lhs.kind) {
        case storage::null: return true;
        case storage::real: return std::memcmp(&lhs.real, &rhs.real, sizeof lhs.real) == 0;
        case storage::text:
        case storage::blob: return lhs.text() == rhs.text();
        case storage::list: {
            bool equal = lhs.elements.size == rhs.elements.size;
            for (std::size_t at = 0; equal && at != lhs.elements.size; ++at)
                equal = same(lhs.elements.data[at], rhs.elements.data[at]);
            return equal;
        }
        default: return lhs.integer == rhs.integer;
    }
}

}  // namespace

void require_repeated(repeated_parameters const& repeats, std::span<value const> values,
                      std::string_view sql) {
    for (int at = 0; at != repeats.size; ++at) {
        auto const& note  = repeats.notes[at];
        auto const  count = static_cast<std::size_t>(note.count);
        auto const  first = values.subspan(static_cast<std::size_t>(note.first), count);
        auto const  again = values.subspan(static_cast<std::size_t>(note.second), count);
        for (std::size_t each = 0; each != count; ++each) {
            if (same(first[each], again[each])) continue;
            error_details details;
            details.sql = sql;
            throw usage_error(
                "group_by() or order_by() has the expression of a selected one, but with another "
                "value in it. PostgreSQL groups by what is selected.",
                std::move(details));
        }
    }
}

namespace {

void note_text(std::uintptr_t*& next, std::string_view text) {
    *next++ = text.size();
    for (; !text.empty(); ++next) {
        std::size_t const part = std::min(text.size(), sizeof *next);
        *next                  = 0;
        std::memcpy(next, text.data(), part);
        text.remove_prefix(part);
    }
}

}  // namespace

void note_shape_of(std::uintptr_t*& next, identifier const& name) {
    note_text(next, name.schema());
    note_text(next, name.name());
}

void throw_bad_identifier(char const* why) { throw usage_error(why); }

void throw_raw_rows_that_write() {
    throw usage_error("a raw_query() with columns() is a query, and this text writes");
}

void throw_step_of_zero() { throw usage_error("generate_series() needs a step that is not 0"); }

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
