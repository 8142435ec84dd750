// SPDX-License-Identifier: BSL-1.0
#include <orm/session/bound_statement.hpp>

#include <string>
#include <utility>

#include <orm/backend/error.hpp>
#include <orm/type/conversion_error.hpp>

namespace orm {

namespace {

/// A value cannot be bound: repeats what its conversion said, with the statement.
[[noreturn]] void throw_encode_error(std::string_view problem, std::string_view sql) {
    constexpr std::string_view prefix = "orm: ";
    if (problem.starts_with(prefix)) problem.remove_prefix(prefix.size());
    error_details details;
    details.sql = sql;
    throw encode_error(problem, std::move(details));
}

}  // namespace

bound_statement::bound_statement(statement_call const& call) : source_(&call.plan->source) {
    statement_plan const& plan = *call.plan;
    if (plan.build != nullptr) note_shape(call);

    value* const first = place_for(plan.parameters);
    binder       out{first, temporaries_, plan.inserts};
    try {
        plan.bind(out, call.query, call.arguments);
    } catch (conversion_error const& problem) {
        if (plan.build != nullptr)
            throw_encode_error(problem.what(), plan.build(call.query).view());
        else
            throw_encode_error(problem.what(), plan.source.sql);
    }
    values_ = {first, out.next};
}

value* bound_statement::place_for(std::size_t parameters) {
    if (parameters <= few) return few_values_;
    many_values_.resize(parameters);
    return many_values_.data();
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
