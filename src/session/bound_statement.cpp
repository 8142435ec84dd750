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

bound_statement::bound_statement(statement_call const& call, context const* around)
    : source_(&call.plan->source) {
    statement_plan const& plan = *call.plan;
    if (plan.build != nullptr) note_shape(call);

    value* const first = place_for(plan.parameters);
    binder       out{first, temporaries_, plan.inserts, plan.arrays, around};
    try {
        plan.bind(out, call.query, call.arguments);
    } catch (conversion_error const& problem) {
        if (plan.build != nullptr)
            throw_encode_error(problem, out, plan.build(call.query).view());
        else
            throw_encode_error(problem, out, plan.source.sql);
    }
    values_ = {first, out.next};
    if (plan.check_repeats != nullptr) plan.check_repeats(call.query, values_, plan.source.sql);
}

value* bound_statement::place_for(std::size_t parameters) {
    if (parameters <= few) return few_values_;
    many_values_.first = static_cast<value*>(::operator new(parameters * sizeof(value)));
    return many_values_.first;
}

void bound_statement::note_shape(statement_call const& call) {
    std::uintptr_t* first = few_notes_;
    if (call.plan->optional_parts > few) {
        many_notes_.resize(call.plan->optional_parts);
        first = many_notes_.data();
    }
    std::uintptr_t* next = first;
    call.plan->note_shape(next, call.query);
    built_source_       = call.plan->source;
    built_source_.shape = {first, next};
    built_source_.query = call.query;
    built_source_.build = call.plan->build;
    source_             = &built_source_;
}

}  // namespace orm
