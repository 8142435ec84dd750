// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include <orm/session/statement_rules.hpp>

namespace orm {

template <class Row>
void send_rows(batch_step& step, std::vector<Row>& rows) {
    step.sink  = {&rows, add_row<Row>};
    step.clear = [](void* taken) { static_cast<std::vector<Row>*>(taken)->clear(); };
}

/// The answer of one statement of a batch while it is awaited: its rows, or how many rows it has
/// inserted, updated or deleted.
template <class Row>
struct awaited_answer {
    using type = std::vector<Row>;

    type rows;

    void go_to(batch_step& step) { send_rows<Row>(step, rows); }
    type take() { return std::move(rows); }
};
template <std::same_as<bool> Row>
struct awaited_answer<Row> {
    using type = std::vector<Row>;

    struct truth {
        bool value{};
    };
    std::vector<truth> rows;  // a vector of bool has no place for a single one

    void go_to(batch_step& step) { send_rows<truth>(step, rows); }
    type take() {
        type taken;
        for (truth const each : rows) taken.push_back(each.value);
        return taken;
    }
};
template <>
struct awaited_answer<void> {
    using type = std::int64_t;

    type count = 0;

    void go_to(batch_step& step) { step.affected = &count; }
    type take() const { return count; }
};

template <class Query>
struct awaited_for {
    using result = awaited_answer<nothing>;  // of what is no statement
};
template <statement Query>
struct awaited_for<Query> {
    using result = awaited_answer<typename result_of<Query>::row>;
};

/// What a statement of a batch answers with.
template <class Query>
using batch_answer = typename awaited_for<Query>::result::type;

/// The rules of all() for what answers with rows, and of run() for what does not.
template <class Query>
consteval bool check_batched() {
    if constexpr (!check_single_statement<Query>())
        return false;
    else if constexpr (changes_rows<Query> && !answers_with_rows<Query>)
        return true;
    else
        return check_rows_to_read<Query>();
}

template <dialect Dialect, class Query>
batch_step step_of(Query const& query, typename awaited_for<Query>::result& answer) {
    batch_step step{.call = {&plan_of<Dialect, Query>, &query}};
    if constexpr (answers_with_rows<Query>) step.layout = result_of<Query>::layout();
    answer.go_to(step);
    return step;
}

}  // namespace orm
