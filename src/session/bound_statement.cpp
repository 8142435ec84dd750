// SPDX-License-Identifier: BSL-1.0
#include <orm/session/bound_statement.hpp>

#include <string>
#include <utility>

#include <orm/backend/error.hpp>
#include <orm/type/conversion_error.hpp>

namespace orm {

namespace {

/// The message has no value in it, but the column it was for, if it was for one.
[[noreturn]] void throw_encode_error(conversion_error const& problem, binder const& out,
                                     std::string_view sql) {
    constexpr std::string_view prefix = "orm: ";
    std::string_view           why    = problem.what();
    if (why.starts_with(prefix)) why.remove_prefix(prefix.size());
    error_details details;
    details.sql = sql;
    std::string message;
    if (out.column != nullptr) {
        details.table   = out.column->table;
        details.columns = {std::string(out.column->column)};
        message.append(out.column->table).append(".").append(out.column->column).append(": ");
    }
    throw encode_error(message.append(why), std::move(details));
}

}  // namespace

void throw_number_out_of_range(std::int64_t lowest, std::int64_t highest) {
    throw conversion_error("orm: a number out of the range of the column, " +
                           std::to_string(lowest) + " to " + std::to_string(highest));
}

void bound_statement::refuse(conversion_error const& problem, statement_call const& call) const {
    if (call.plan->build != nullptr)
        throw_encode_error(problem, out_, call.plan->build(call.query).view());
    throw_encode_error(problem, out_, call.plan->source.sql);
}

void bound_statement::make_room(statement_call const& call) {
    statement_plan const& plan   = *call.plan;
    std::size_t const     values = plan.parameters <= few ? 0 : plan.parameters;
    std::size_t const     notes  = plan.optional_parts <= few ? 0 : plan.optional_parts;
    if (values + notes != 0)
        many_.first = ::operator new(values * sizeof(value) + notes * sizeof(std::uintptr_t));
    auto* const first = static_cast<value*>(many_.first);
    if (plan.build != nullptr)
        note_shape(call,
                   notes == 0 ? few_notes_ : reinterpret_cast<std::uintptr_t*>(first + values));
    if (values != 0) first_ = out_.next = first;
}

void bound_statement::check_repeats(statement_call const& call) const {
    if (call.plan->check_repeats != nullptr)
        call.plan->check_repeats(call.query, values(), call.plan->source.sql);
}

void bound_statement::note_shape(statement_call const& call, std::uintptr_t* first) {
    std::uintptr_t* next = first;
    call.plan->note_shape(next, call.query);
    auto* const built = ::new (&built_source_) statement_source(call.plan->source);
    built->shape      = {first, next};
    built->query      = call.query;
    built->build      = call.plan->build;
    source_           = built;
}

}  // namespace orm
