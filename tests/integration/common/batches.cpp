// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <string>
#include <tuple>
#include <vector>

#include "integration/common/blog.hpp"

// Several statements together: in one round trip where the engine can, in turn where it cannot.

namespace integration {

using namespace orm;
using namespace orm::dsl;

BOOST_AUTO_TEST_SUITE(integration_batches)

TEST_ON_EACH_BACKEND(answers_are_those_of_the_statements) {
    auto db = filled_blog<Backend>();

    auto const [grown, names, made, first] =
        db.batch(select(users.email).from(users).where(gte(users.age, 20)).order_by(users.id),
                 select().from(tags).order_by(tags.label),
                 insert_into(tags).values(tags.label = "d").returning(tags.label),
                 update(posts).set(posts.views = posts.views + 1).where(eq(posts.author_id, 2)));
    BOOST_TEST((grown == std::vector<std::string>{"ada@x", "bob@x", "cy@x", "dee@x"}));
    BOOST_TEST((names == std::vector<tag>{{"a"}, {"b"}, {"c"}}));
    BOOST_TEST((made == std::vector<std::string>{"d"}));
    BOOST_TEST(first == 2);
    static_assert(std::is_same_v<decltype(first), std::int64_t const>);
    BOOST_TEST(db.count(tags) == 4);
    BOOST_TEST(db.one(select(sum(posts.views)).from(posts)).value() == 22);
}

TEST_ON_EACH_BACKEND(a_statement_sees_what_those_before_it_did) {
    auto       db               = filled_blog<Backend>();
    auto const every            = select(tags.label).from(tags).order_by(tags.label);
    auto const [before, _, now] = db.batch(every, delete_from(tags).where(eq(tags.label, "b")),
                                           every);  // the same one twice
    BOOST_TEST((before == std::vector<std::string>{"a", "b", "c"}));
    BOOST_TEST((now == std::vector<std::string>{"a", "c"}));
    BOOST_TEST(_ == 1);
}

TEST_ON_EACH_BACKEND(values_are_those_of_each_statement) {
    auto       db = filled_blog<Backend>();
    auto const of = [](std::string name) {
        return select(users.id, users.score).from(users).where(eq(users.email, name));
    };
    std::vector<decltype(of(""))> queries;
    for (char const* name : {"eve@x", "nobody@x", "ada@x", "bob@x"}) queries.push_back(of(name));
    auto const answers = db.batch(queries);
    BOOST_REQUIRE(answers.size() == 4U);
    BOOST_TEST(answers[0].front()[users.id] == 5);
    BOOST_TEST(!answers[0].front()[users.score].has_value());
    BOOST_TEST(answers[1].empty());
    BOOST_TEST(answers[2].front()[users.id] == 1);
    BOOST_TEST(answers[3].front()[users.score].value() == 4.0);
    queries.clear();
    BOOST_TEST(db.batch(queries).empty());
}

TEST_ON_EACH_BACKEND(rows_of_truth_come_as_such) {
    auto db            = filled_blog<Backend>();
    auto const [grown] = db.batch(select(gt(users.age, 30)).from(users).order_by(users.id));
    BOOST_TEST((grown == std::vector<bool>{true, false, false, true, false}));
}

TEST_ON_EACH_BACKEND(optional_parts_are_told_apart) {
    auto       db  = filled_blog<Backend>();
    auto const few = [](std::optional<std::int32_t> age) {
        return select(users.id).from(users).where(
            when(age, [](auto const& least) { return gte(users.age, least); }));
    };
    auto const [all, some, none] = db.batch(few({}), few(36), few(99));
    BOOST_TEST(all.size() == 5U);
    BOOST_TEST(some.size() == 2U);
    BOOST_TEST(none.empty());
}

TEST_ON_EACH_BACKEND(when_one_fails_nothing_has_been_done) {
    auto       db   = filled_blog<Backend>();
    auto const make = [](std::string label) {
        return insert_into(tags).values(tags.label = label);
    };
    for (int turn = 0; turn != 2; ++turn) {
        try {
            db.batch(make("x"), select().from(users), make("a"), make("y"));
            BOOST_ERROR("a is there already");
        } catch (unique_violation const& failure) {
            BOOST_TEST(failure.statement() == 3);
            BOOST_TEST(std::string(failure.what()).starts_with("orm: statement 3 of the batch: "));
            BOOST_TEST(failure.sql().starts_with("insert into \"tags\""));
            BOOST_TEST(failure.table() == "tags");
        }
        BOOST_TEST(db.count(tags) == 3);
    }
    // Without any rows to read.
    BOOST_CHECK_THROW(db.batch(make("x"), make("a"), make("y")), unique_violation);
    std::vector<decltype(make(""))> many;
    for (int at = 0; at != 50; ++at) many.push_back(make(std::to_string(at)));
    many[30] = make("7");
    try {
        db.batch(many);
        BOOST_ERROR("7 is there already");
    } catch (unique_violation const& failure) {
        BOOST_TEST(failure.statement() == 31);
    }
    BOOST_TEST(db.count(tags) == 3);
    many[30] = make("30");
    for (std::int64_t const count : db.batch(many)) BOOST_TEST(count == 1);
    BOOST_TEST(db.count(tags) == 53);
}

TEST_ON_EACH_BACKEND(a_transaction_goes_on_behind_one_that_failed) {
    auto       db   = filled_blog<Backend>();
    auto const make = [](std::string label) {
        return insert_into(tags).values(tags.label = label);
    };
    db.transaction([&](auto& tx) {
        tx.batch(make("x"), make("y"));
        BOOST_CHECK_THROW(tx.batch(make("z"), make("x")), unique_violation);
        BOOST_CHECK_THROW(
            tx.batch(make("z").returning(tags.label), make("x").returning(tags.label)),
            unique_violation);
        tx.batch(make("w"), select().from(tags));
        tx.insert(tag{"v"});
    });
    BOOST_TEST(db.count(tags) == 7);
    BOOST_CHECK_THROW(db.transaction([&](auto& tx) {
        tx.batch(make("1"), make("2"));
        throw 7;
    }),
                      int);
    BOOST_TEST(db.count(tags) == 7);
}

TEST_ON_EACH_BACKEND(what_cannot_be_bound_undoes_what_was_before_it) {
    auto       db   = filled_blog<Backend>();
    auto const make = [](std::string label) {
        return insert_into(tags).values(tags.label = label);
    };
    auto const absent = std::optional<std::int32_t>();
    auto const none   = update(users).set(users.age = 1).where(when(absent, [](auto const& age) {
        return eq(users.age, age);
    }));
    auto const check  = [&](auto& on) {
        try {
            on.batch(make("x"), none, make("y"));
            BOOST_ERROR("the filter is missing");
        } catch (missing_filter const& failure) {
            BOOST_TEST(failure.statement() == 2);
        }
        BOOST_TEST(on.count(tags) == 3);
    };
    check(db);
    db.transaction([&](auto& tx) {
        check(tx);
        tx.batch(make("x"));
        tx.run(delete_from(tags).where(eq(tags.label, "x")));
    });
    check(db);
}

TEST_ON_EACH_BACKEND(a_row_that_does_not_fit_undoes_what_was_written) {
    auto       db    = filled_blog<Backend>();
    auto const null  = select(raw<std::int64_t>("null")).from(users).where(eq(users.id, 1));
    auto const check = [&](auto& on) {
        try {
            on.batch(insert_into(tags).values(tags.label = "x"), null);
            BOOST_ERROR("null is no number");
        } catch (decode_error const& failure) {
            BOOST_TEST(failure.statement() == 2);
            BOOST_TEST(failure.row() == 1);
        }
        BOOST_TEST(on.count(tags) == 3);
    };
    check(db);
    db.transaction([&](auto& tx) { check(tx); });
    check(db);
}

TEST_ON_EACH_BACKEND(observers_see_each_statement) {
    auto                      db = filled_blog<Backend>();
    std::vector<std::int64_t> rows;
    std::size_t               values = 0;
    db.observe(
        [&](statement_event const& event) {
            if (event.kind != statement_kind::query) return;
            rows.push_back(event.rows);
            values += event.values.size();
        },
        bound_values::shown);
    auto const ran = db.stats().statements;
    db.batch(select().from(users).where(gt(users.id, 2)),
             update(tags).set(tags.label = tags.label).where(ne(tags.label, "a")));
    BOOST_TEST((rows == std::vector<std::int64_t>{3, 2}));
    BOOST_TEST(values == 2U);
    BOOST_TEST(db.stats().statements == ran + 2);
}

TEST_ON_EACH_BACKEND(a_batch_inside_of_a_stream_leaves_it_whole) {
    auto db   = filled_blog<Backend>();
    int  seen = 0;
    for (auto const& each : db.stream(select().from(users).order_by(users.id))) {
        auto const [again, same] =
            db.batch(select(users.email).from(users).where(eq(users.id, each.id)),
                     select().from(users).order_by(users.id));
        BOOST_TEST(again.front() == each.email);
        BOOST_TEST(same.size() == 5U);
        ++seen;
    }
    BOOST_TEST(seen == 5);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
