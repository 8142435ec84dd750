// SPDX-License-Identifier: BSL-1.0
#include <orm/session/session.hpp>

#include <boost/test/unit_test.hpp>

#include <array>

#include "support/recording_backend.hpp"

using namespace orm;

namespace {

using tested = session<recording::connection<sqlite_dialect>>;

statement_index index_a, index_b, index_shaped;
int             builds = 0;

statement_source const source_a{.index = &index_a, .sql = "select a"};
statement_source const source_b{.index = &index_b, .sql = "select b"};

/// A query with one optional part, whose text tells how often it was made.
statement_source shaped(std::uintptr_t const& part) {
    return {.index = &index_shaped,
            .shape = {&part, 1},
            .build =
                [](void const* given) {
                    ++builds;
                    std::string_view const text =
                        *static_cast<std::uintptr_t const*>(given) == 0 ? "select" : "select where";
                    built_text made(text.size());
                    text.copy(made.data(), text.size());
                    return made;
                },
            .query = &part};
}

constexpr std::array<field, 1> number_field{field{.type = member_type::int64, .column = "n"}};
row_layout const               numbers{number_field};

struct recorded_session {
    std::shared_ptr<recording::recorder> log = std::make_shared<recording::recorder>();
    tested                               session;

    explicit recorded_session(std::size_t cache_size = 8)
        : session(recording::connection<sqlite_dialect>(log), cache_size) {}

    std::vector<std::int64_t> all(statement_source const& source) {
        std::vector<std::int64_t> found;
        session.fetch_all(source, {}, numbers, {&found, add_row<std::int64_t>});
        return found;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(session_session)

BOOST_AUTO_TEST_CASE(a_statement_is_prepared_once) {
    recorded_session db;
    for (int at = 0; at != 3; ++at) db.session.run(source_a, {});
    db.session.run(source_b, {});
    BOOST_TEST((db.log->prepared == std::vector<std::string>{"select a", "select b"}));
    BOOST_TEST(db.log->started.size() == 4);
    BOOST_TEST(db.session.counts.statements == 4);
    BOOST_TEST(db.session.counts.prepared == 2);
    BOOST_TEST(db.session.counts.cache_hits == 2);
    BOOST_TEST(db.session.counts.evicted == 0);
    BOOST_TEST(db.log->running == 0);
    BOOST_TEST(db.log->mistakes.empty());
}

BOOST_AUTO_TEST_CASE(values_are_passed_on) {
    recorded_session db;
    value const      given[]{value::of_integer(7), value::of_text("x"), value::of_null()};
    BOOST_TEST(db.session.run(source_a, given) == 1);
    BOOST_TEST((db.log->bound == std::vector<std::string>{"7", "x", "null"}));
}

BOOST_AUTO_TEST_CASE(the_cache_is_bounded) {
    recorded_session db(1);
    db.session.run(source_a, {});
    db.session.run(source_b, {});
    BOOST_TEST(db.session.counts.evicted == 1);
    BOOST_TEST(db.log->statements == 1);
    db.session.run(source_a, {});
    BOOST_TEST(db.session.counts.prepared == 3);
    BOOST_TEST(db.session.counts.evicted == 2);

    recorded_session without(0);
    for (int at = 0; at != 3; ++at) without.session.run(source_a, {});
    BOOST_TEST(without.session.counts.prepared == 3);
    BOOST_TEST(without.session.counts.evicted == 0);
    BOOST_TEST(without.log->statements == 0);
    BOOST_TEST(without.log->mistakes.empty());
}

BOOST_AUTO_TEST_CASE(a_cache_can_be_emptied) {
    recorded_session db;
    db.session.run(source_a, {});
    db.session.clear_cache();
    BOOST_TEST(db.log->statements == 0);
    db.session.run(source_a, {});
    BOOST_TEST(db.session.counts.prepared == 2);
}

BOOST_AUTO_TEST_CASE(a_statement_that_runs_can_be_run_once_more) {
    recorded_session db;
    db.log->rows = {{1}, {2}};
    tested::execution outer(db.session, source_a, {});
    BOOST_TEST(outer.next());
    BOOST_TEST((db.all(source_a) == std::vector<std::int64_t>{1, 2}));
    BOOST_TEST((db.all(source_a) == std::vector<std::int64_t>{1, 2}));
    BOOST_TEST(db.log->prepared.size() == 3);  // those inside are used once
    BOOST_TEST(db.log->statements == 1);
    BOOST_TEST(outer.next());
    BOOST_TEST(!outer.next());
    BOOST_TEST(db.log->mistakes.empty());
}

BOOST_AUTO_TEST_CASE(the_bound_holds_while_statements_run) {
    recorded_session db(1);
    db.log->rows = {{1}};
    {
        tested::execution outer(db.session, source_a, {});
        db.all(source_b);
        db.all(source_b);
        BOOST_TEST(db.log->statements == 1);
        BOOST_TEST(db.session.counts.evicted == 0);
    }
    db.all(source_b);
    BOOST_TEST(db.log->statements == 1);
    BOOST_TEST(db.session.counts.evicted == 1);
    BOOST_TEST(db.log->mistakes.empty());
}

BOOST_AUTO_TEST_CASE(the_text_of_a_known_shape_is_not_built_again) {
    recorded_session     db;
    std::uintptr_t const without = 0, with = 1;
    builds = 0;
    for (int at = 0; at != 5; ++at) {
        db.session.run(shaped(without), {});
        db.session.run(shaped(with), {});
    }
    BOOST_TEST(builds == 2);
    BOOST_TEST((db.log->prepared == std::vector<std::string>{"select", "select where"}));
    BOOST_TEST(db.session.counts.cache_hits == 8);
    BOOST_TEST(db.log->started.back() == "select where");
}

BOOST_AUTO_TEST_CASE(rows_are_counted) {
    recorded_session db;
    db.log->rows = {{1}, {2}, {3}};
    BOOST_TEST(db.all(source_a).size() == 3);
    BOOST_TEST(db.session.counts.rows == 3);
    std::int64_t number = 0;
    BOOST_TEST(db.session.fetch_first(source_a, {}, numbers, &number, false));
    BOOST_TEST(number == 1);
    BOOST_TEST(db.session.counts.rows == 4);
}

BOOST_AUTO_TEST_CASE(the_first_row_of_a_select_is_enough_and_a_write_runs_to_its_end) {
    recorded_session db;
    db.log->rows        = {{1}, {2}, {3}};
    std::int64_t number = 0;
    db.session.fetch_first(source_a, {}, numbers, &number, false);
    int const calls = std::exchange(db.log->calls, 0);
    db.session.fetch_first(source_a, {}, numbers, &number, true);
    BOOST_TEST(calls == 4);  // prepare, start, next, read
    // Between begin and commit: start, next, read, and next until it answers false.
    BOOST_TEST(db.log->calls == 2 + 3 + 3);
    db.log->rows.clear();
    BOOST_TEST(!db.session.fetch_first(source_a, {}, numbers, &number, true));
    BOOST_TEST(db.log->mistakes.empty());
    BOOST_TEST(db.log->running == 0);
}

BOOST_AUTO_TEST_CASE(what_a_write_answers_is_read_before_it_is_committed) {
    recorded_session db;
    db.log->rows        = {{5}, {6}};
    std::int64_t number = 0;
    using calls         = std::vector<std::string>;
    BOOST_CHECK_THROW(db.session.fetch_one(source_a, {}, numbers, &number, true), too_many_rows);
    BOOST_TEST((db.log->transactions == calls{"begin"}));
    BOOST_TEST(db.log->rollbacks == 1);
    db.log->rows = {{5}};
    db.session.fetch_one(source_a, {}, numbers, &number, true);
    BOOST_TEST((db.log->transactions == calls{"begin", "begin", "commit"}));
    BOOST_TEST(db.session.depth == 0);
}

BOOST_AUTO_TEST_CASE(one_row_is_neither_none_nor_two) {
    recorded_session db;
    std::int64_t     number = 0;
    auto const       sql    = [](error const& thrown) { return thrown.sql() == "select a"; };
    BOOST_CHECK_EXCEPTION(db.session.fetch_one(source_a, {}, numbers, &number), no_rows, sql);
    db.log->rows = {{5}, {6}};
    BOOST_CHECK_EXCEPTION(db.session.fetch_one(source_a, {}, numbers, &number), too_many_rows, sql);
    db.log->rows = {{7}};
    db.session.fetch_one(source_a, {}, numbers, &number);
    BOOST_TEST(number == 7);
    BOOST_TEST(db.log->running == 0);
    BOOST_TEST(db.log->mistakes.empty());
}

BOOST_AUTO_TEST_CASE(a_statement_that_failed_answers_with_no_more_rows) {
    recorded_session db;
    db.log->rows = {{1}, {"no number"}, {3}};
    tested::execution running(db.session, source_a, {});
    std::int64_t      number = 0;
    BOOST_TEST(running.next());
    running.read(numbers, &number);
    BOOST_TEST(running.next());
    BOOST_CHECK_THROW(running.read(numbers, &number), decode_error);
    BOOST_TEST(db.log->running == 0);
    BOOST_TEST(!running.next());
    BOOST_TEST(db.log->mistakes.empty());
    db.log->rows = {{4}};
    BOOST_TEST((db.all(source_a) == std::vector<std::int64_t>{4}));
    BOOST_TEST(db.log->prepared.size() == 1);
}

BOOST_AUTO_TEST_CASE(a_plan_is_read_in_lines) {
    recorded_session db;
    db.log->rows = {{1, 0, 0, "SCAN users"}, {2, 1, 0, "SEARCH posts"}};
    BOOST_TEST((db.session.explain(source_a, {}) ==
                std::vector<std::string>{"SCAN users", "  SEARCH posts"}));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(session_observers)

struct seen_event {
    std::string  sql;
    std::int64_t rows;
    std::string  error;
    std::size_t  values;
    bool         timed;
};

/// Notes every event of a session.
std::shared_ptr<std::vector<seen_event>> watch(tested& session, bound_values values) {
    auto events = std::make_shared<std::vector<seen_event>>();
    session.observers.add(
        [events](statement_event const& event) {
            events->push_back({std::string(event.sql), event.rows, std::string(event.error),
                               event.values.size(), event.nanoseconds >= 0});
        },
        values);
    return events;
}

BOOST_AUTO_TEST_CASE(each_statement_is_told_once) {
    recorded_session db;
    db.session.run(source_a, {});
    auto const  events = watch(db.session, bound_values::hidden);
    value const given[]{value::of_integer(7)};
    db.log->rows     = {{1}, {2}};
    db.log->affected = 42;
    db.all(source_a);
    db.session.run(source_b, given);
    std::int64_t number = 0;
    db.session.fetch_first(source_a, {}, numbers, &number, false);
    BOOST_REQUIRE(events->size() == 3);
    BOOST_TEST(events->at(0).sql == "select a");
    BOOST_TEST(events->at(0).rows == 2);
    BOOST_TEST(events->at(0).error == "");
    BOOST_TEST(events->at(0).timed);
    BOOST_TEST(events->at(1).sql == "select b");
    BOOST_TEST(events->at(1).rows == 42);
    BOOST_TEST(events->at(1).values == 0);
    BOOST_TEST(events->at(2).rows == 1);
}

BOOST_AUTO_TEST_CASE(values_are_shown_to_who_asked_for_them) {
    recorded_session db;
    auto const       hidden = watch(db.session, bound_values::hidden);
    auto const       shown  = watch(db.session, bound_values::shown);
    auto const       later  = watch(db.session, bound_values::hidden);
    value const      given[]{value::of_integer(7), value::of_text("secret")};
    db.session.run(source_a, given);
    BOOST_TEST(hidden->at(0).values == 0);
    BOOST_TEST(shown->at(0).values == 2);
    BOOST_TEST(later->at(0).values == 0);
}

BOOST_AUTO_TEST_CASE(a_failure_is_told_with_its_message_wherever_it_happens) {
    // prepare, start, next, read, next, next
    for (int call = 1; call <= 6; ++call) {
        recorded_session db;
        auto const       events = watch(db.session, bound_values::hidden);
        db.log->rows            = {{1}, {2}};
        db.log->fail_at         = call;
        BOOST_CHECK_THROW(db.all(source_a), statement_error);
        BOOST_REQUIRE(events->size() == 1);
        BOOST_TEST(events->at(0).sql == "select a");
        BOOST_TEST(events->at(0).error == "orm: made up");
        BOOST_TEST(events->at(0).rows == (call == 6 ? 1 : call == 5 ? 1 : 0));
    }
}

BOOST_AUTO_TEST_CASE(a_text_that_was_built_is_told_too) {
    recorded_session     db;
    std::uintptr_t const with   = 1;
    auto const           events = watch(db.session, bound_values::hidden);
    db.session.run(shaped(with), {});
    db.session.clear_cache();
    db.log->calls   = 0;
    db.log->fail_at = 1;
    BOOST_CHECK_THROW(db.session.run(shaped(with), {}), statement_error);
    BOOST_REQUIRE(events->size() == 2);
    BOOST_TEST(events->at(0).sql == "select where");
    BOOST_TEST(events->at(1).sql == "select where");
    BOOST_TEST(events->at(1).error == "orm: made up");
}

BOOST_AUTO_TEST_CASE(an_observer_that_throws_changes_nothing) {
    recorded_session db;
    db.session.observers.add([](statement_event const&) { throw std::runtime_error("no"); },
                             bound_values::hidden);
    db.session.observers.add([](statement_event const&) { throw 7; }, bound_values::hidden);
    auto const events = watch(db.session, bound_values::hidden);
    db.log->rows      = {{1}};
    BOOST_TEST((db.all(source_a) == std::vector<std::int64_t>{1}));
    BOOST_TEST(events->size() == 1);
    BOOST_TEST(db.log->running == 0);
}

BOOST_AUTO_TEST_CASE(an_observer_may_run_statements_itself) {
    for (std::size_t cache_size : {0U, 1U, 8U}) {
        recorded_session         db(cache_size);
        bool                     inside = false;
        std::vector<std::string> seen;
        db.session.observers.add(
            [&](statement_event const& event) {
                if (std::exchange(inside, true)) return;
                db.session.run(source_a, {});
                db.session.run(source_b, {});
                seen.emplace_back(event.sql);  // it is still there
                inside = false;
            },
            bound_values::hidden);
        db.session.run(source_a, {});
        db.session.run(source_a, {});
        BOOST_TEST((seen == std::vector<std::string>{"select a", "select a"}));
        // The statement of the event is in use as long as the event is told.
        if (cache_size == 8)
            BOOST_TEST((db.log->prepared ==
                        std::vector<std::string>{"select a", "select a", "select b", "select a"}));
        BOOST_TEST(db.log->running == 0);
        BOOST_TEST(db.log->mistakes.empty());
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_query_is_told_of_by_its_kind) {
    recorded_session         db;
    std::vector<std::string> seen;
    db.session.observers.add(
        [&](statement_event const& event) {
            std::string line(event.sql);
            line += event.kind == statement_kind::query         ? " (query)"
                    : event.kind == statement_kind::transaction ? " (transaction)"
                                                                : " (schema)";
            seen.push_back(line.append(event.error));
        },
        bound_values::hidden);
    {
        savepoint outer(db.session);
        {
            savepoint inner(db.session);
            db.session.run(source_a, {});
            inner.commit();
        }
        {
            savepoint const lost(db.session);
        }
        db.session.run_schema("create");
        outer.commit();
    }
    {
        savepoint const lost(db.session);
    }
    db.log->fail_at = db.log->calls + 1;
    BOOST_CHECK_THROW(db.session.open_level({}), orm::error);
    BOOST_TEST(db.session.depth == 0);
    std::vector<std::string> const wanted{
        "begin (transaction)",
        "savepoint orm_1 (transaction)",
        "select a (query)",
        "release orm_1 (transaction)",
        "savepoint orm_1 (transaction)",
        "rollback to orm_1 (transaction)",
        "create (schema)",
        "commit (transaction)",
        "begin (transaction)",
        "rollback (transaction)",
        "begin (transaction)orm: made up",
    };
    BOOST_TEST(seen == wanted, boost::test_tools::per_element());
    BOOST_TEST(db.session.counts.statements == 1);
    BOOST_TEST(db.session.counts.prepared == 1);
    BOOST_TEST(db.log->mistakes.empty());
}

BOOST_AUTO_TEST_SUITE_END()
