// SPDX-License-Identifier: BSL-1.0
#include <orm/session/batched.hpp>

#include <boost/test/unit_test.hpp>

#include <concepts>
#include <string>

#include "support/library.hpp"

using namespace orm::dsl;
using namespace library;

template <class Query>
using answer = orm::batch_answer<Query>;

static_assert(std::same_as<answer<decltype(select().from(books))>, std::vector<book>>);
static_assert(
    std::same_as<answer<decltype(select(gt(books.id, 1)).from(books))>, std::vector<bool>>);
static_assert(std::same_as<answer<decltype(delete_from(books).all_rows())>, std::int64_t>);
static_assert(
    std::same_as<answer<decltype(delete_from(loans).all_rows().returning())>, std::vector<loan>>);

BOOST_AUTO_TEST_SUITE(session_batched)

BOOST_AUTO_TEST_CASE(rows_are_dropped_for_another_attempt) {
    orm::awaited_answer<bool> answer;
    orm::batch_step           step{};
    answer.go_to(step);
    *static_cast<bool*>(step.sink.add(step.sink.rows)) = true;
    step.sink.add(step.sink.rows);
    step.clear(step.sink.rows);
    *static_cast<bool*>(step.sink.add(step.sink.rows)) = true;
    BOOST_TEST((answer.take() == std::vector<bool>{true}));
}

BOOST_AUTO_TEST_CASE(the_connection_that_sends_no_pipelines_is_asked_in_turn) {
    recorded<> library;
    library.db.batch(delete_from(books).all_rows(), select().from(loans));
    BOOST_TEST(library.log->started.size() == 2);
}

BOOST_AUTO_TEST_SUITE_END()
