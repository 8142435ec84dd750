// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <functional>
#include <memory>
#include <semaphore>
#include <thread>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

/// An exception that no library could make by itself.
struct own_exception {
    int number;
};

template <class Database>
std::vector<std::string> labels(Database& db) {
    return db.all(select(tags.label).from(tags).order_by(tags.label));
}

using texts = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(integration_transactions)

TEST_ON_EACH_BACKEND(it_commits_when_the_callback_returns) {
    auto db = empty_blog<Backend>();
    db.transaction([](auto& tx) {
        tx.insert(tag{"a"});
        tx.insert(tag{"b"});
    });
    BOOST_TEST((labels(db) == texts{"a", "b"}));
}

/// What another thread is told that does this.
template <class Action>
std::string told_elsewhere(Action const& action) {
    std::string told;
    std::thread([&] {
        try {
            action();
        } catch (orm::misuse const& refusal) {
            told = refusal.what();
        }
    }).join();
    return told;
}

TEST_ON_EACH_BACKEND(it_belongs_to_the_thread_that_began_it) {
    auto       db      = empty_blog<Backend>();
    auto const query   = select().from(tags);
    auto       by_name = db.prepare(query);
    auto const refuses = [](auto const& action) {
        return told_elsewhere(action).find("in use by another thread") != std::string::npos;
    };
    auto const refuses_all = [&](auto& tx) {
        BOOST_TEST(refuses([&] { db.insert(tag{"other"}); }));
        BOOST_TEST(refuses([&] { tx.insert(tag{"other"}); }));
        BOOST_TEST(refuses([&] { db.count(tags); }));
        BOOST_TEST(refuses([&] { db.transaction([](auto&) {}); }));
        BOOST_TEST(refuses([&] { db.prepare(query); }));
        BOOST_TEST(refuses([&] { by_name.all(); }));
        BOOST_TEST(refuses([&] { db.stream(query); }));
        BOOST_TEST(refuses([&] { db.batch(query, query); }));
        BOOST_TEST(refuses([&] { db.create(blog); }));
    };
    db.transaction([&](auto& tx) {
        tx.insert(tag{"a"});
        refuses_all(tx);
        tx.transaction([&](auto& inner) {
            inner.insert(tag{"b"});
            refuses_all(inner);
        });
        refuses_all(tx);
    });
    BOOST_TEST((labels(db) == texts{"a", "b"}));
    BOOST_TEST(told_elsewhere([&] { db.insert(tag{"c"}); }).empty());
    {
        auto rows = db.stream(query);
        rows.begin();
        refuses_all(db);
    }
    BOOST_TEST(told_elsewhere([&] { by_name.all(); }).empty());
    BOOST_CHECK_THROW(db.transaction([](auto& tx) {
        tx.insert(tag{"d"});
        throw own_exception{7};
    }),
                      own_exception);
    BOOST_TEST(told_elsewhere([&] { db.transaction([](auto&) {}); }).empty());
    BOOST_TEST((labels(db) == texts{"a", "b", "c"}));
}

TEST_ON_EACH_BACKEND(threads_that_take_turns_do_not_undo_each_others_rows) {
    auto                  db = empty_blog<Backend>();
    std::binary_semaphore begun(0), refused(0);
    std::string           told;
    std::thread           other([&] {
        begun.acquire();
        told = told_elsewhere([&] { db.transaction([](auto& tx) { tx.insert(tag{"b"}); }); });
        refused.release();
    });
    BOOST_CHECK_THROW(db.transaction([&](auto& tx) {
        tx.insert(tag{"a"});
        begun.release();
        refused.acquire();
        throw own_exception{7};
    }),
                      own_exception);
    other.join();
    BOOST_TEST(told.find("another thread") != std::string::npos);
    BOOST_TEST(labels(db).empty());
}

TEST_ON_EACH_BACKEND(it_answers_with_what_the_callback_returns) {
    auto db = empty_blog<Backend>();
    BOOST_TEST(db.transaction([](auto& tx) { return tx.insert(user{.email = "a"}); }).id == 1);
    BOOST_TEST(db.transaction([](auto& tx) { return tx.count(users); }) == 1);
    auto const owner = db.transaction([](auto&) { return std::make_unique<int>(7); });
    BOOST_TEST(*owner == 7);
    auto const nested = db.transaction([](auto& tx) {
        return tx.transaction([](auto& inner) { return inner.count(users) + 1; });
    });
    BOOST_TEST(nested == 2);
}

TEST_ON_EACH_BACKEND(it_rolls_back_and_passes_on_the_very_exception) {
    auto db = empty_blog<Backend>();
    BOOST_CHECK_EXCEPTION(db.transaction([](auto& tx) {
        tx.insert(tag{"a"});
        throw own_exception{7};
    }),
                          own_exception,
                          [](own_exception const& thrown) { return thrown.number == 7; });
    BOOST_TEST(labels(db).empty());

    // The object itself, not a copy of it.
    auto const pointer = std::make_exception_ptr(std::runtime_error("kept"));
    try {
        db.transaction([&](auto& tx) {
            tx.insert(tag{"a"});
            std::rethrow_exception(pointer);
        });
        BOOST_ERROR("nothing was thrown");
    } catch (...) {
        BOOST_TEST((std::current_exception() == pointer));
    }
    BOOST_TEST(labels(db).empty());
    db.insert(tag{"after"});
    BOOST_TEST((labels(db) == texts{"after"}));
}

TEST_ON_EACH_BACKEND(an_error_of_the_engine_rolls_back_too) {
    auto db = empty_blog<Backend>();
    BOOST_CHECK_THROW(db.transaction([](auto& tx) {
        tx.insert(tag{"a"});
        tx.insert(tag{"a"});
    }),
                      orm::unique_violation);
    BOOST_TEST(labels(db).empty());

    // One that is caught inside is over.
    db.transaction([](auto& tx) {
        tx.insert(tag{"a"});
        BOOST_CHECK_THROW(tx.transaction([](auto& inner) { inner.insert(tag{"a"}); }),
                          orm::unique_violation);
        tx.insert(tag{"b"});
    });
    BOOST_TEST((labels(db) == texts{"a", "b"}));
}

TEST_ON_EACH_BACKEND(a_deferred_rule_is_broken_at_the_commit) {
    auto db = filled_blog<Backend>();
    BOOST_CHECK_THROW(db.transaction([](auto& tx) {
        tx.run(delete_from(tags).all_rows());
        tx.insert(post{.author_id = 99, .title = "of nobody"});
    }),
                      orm::foreign_key_violation);
    BOOST_TEST(db.count(tags) == 3);
    BOOST_TEST(db.count(posts) == 4);
}

TEST_ON_EACH_BACKEND(what_nested_transactions_leave) {
    // Whether each of three levels throws, from the outside in, and is caught by the one around it.
    for (int outcome = 0; outcome != 8; ++outcome) {
        bool const outer = outcome & 4, middle = outcome & 2, inner = outcome & 1;
        auto       db      = empty_blog<Backend>();
        auto const guarded = [](auto& around, bool fails, auto&& body) {
            try {
                around.transaction([&](auto& tx) {
                    body(tx);
                    if (fails) throw own_exception{0};
                });
            } catch (own_exception const&) {
                BOOST_TEST(fails);
            }
        };
        guarded(db, outer, [&](auto& first) {
            first.insert(tag{"1"});
            guarded(first, middle, [&](auto& second) {
                second.insert(tag{"2"});
                guarded(second, inner, [&](auto& third) { third.insert(tag{"3"}); });
                second.insert(tag{"2b"});
            });
            first.insert(tag{"1b"});
        });
        texts expected;
        if (!outer) expected = {"1", "1b"};
        if (!outer && !middle) expected = {"1", "1b", "2", "2b"};
        if (!outer && !middle && !inner) expected = {"1", "1b", "2", "2b", "3"};
        BOOST_TEST((labels(db) == expected), "wrong for outcome " << outcome);
        db.insert(tag{"usable"});
    }
}

TEST_ON_EACH_BACKEND(twenty_levels_deep) {
    auto db = empty_blog<Backend>();
    // Every third level fails, and takes those below with it.
    std::function<void(int, bool)> descend = [&](int level, bool failing) {
        if (level == 20) return;
        try {
            db.transaction([&](auto& tx) {
                tx.insert(tag{std::to_string(100 + level)});
                descend(level + 1, failing);
                if (failing && level % 7 == 6) throw own_exception{level};
            });
        } catch (own_exception const& thrown) {
            BOOST_TEST(thrown.number == level);
        }
    };
    descend(0, true);
    BOOST_TEST((labels(db) == texts{"100", "101", "102", "103", "104", "105"}));
    db.run(delete_from(tags).all_rows());
    descend(0, false);
    BOOST_TEST(labels(db).size() == 20);
}

TEST_ON_EACH_BACKEND(a_nested_one_cannot_be_of_another_kind) {
    auto       db   = empty_blog<Backend>();
    auto const once = [&](orm::transaction_options const& options) {
        db.transaction([&](auto& tx) { tx.transaction([](auto&) {}, options); });
    };
    once({.retries = 3});
    BOOST_CHECK_THROW(once({.read_only = true}), orm::usage_error);
    BOOST_CHECK_THROW(once({.level = orm::isolation::serializable}), orm::usage_error);
    BOOST_CHECK_THROW(once({.exclusive = true}), orm::usage_error);
    BOOST_TEST(db.healthy());
}

TEST_ON_EACH_BACKEND(one_savepoint_after_another) {
    auto db = empty_blog<Backend>();
    db.transaction([](auto& tx) {
        for (int at = 0; at != 10; ++at) {
            try {
                tx.transaction([&](auto& inner) {
                    inner.insert(tag{std::to_string(at)});
                    if (at % 2 == 1) throw own_exception{at};
                });
            } catch (own_exception const&) {
            }
        }
    });
    BOOST_TEST((labels(db) == texts{"0", "2", "4", "6", "8"}));
}

TEST_ON_EACH_BACKEND(the_database_itself_may_be_used_inside) {
    auto db = empty_blog<Backend>();
    BOOST_CHECK_THROW(db.transaction([&](auto& tx) {
        db.insert(tag{"a"});
        BOOST_TEST(tx.count(tags) == 1);
        db.transaction([&](auto&) { db.insert(tag{"b"}); });
        BOOST_TEST(tx.count(tags) == 2);
        throw own_exception{0};
    }),
                      own_exception);
    BOOST_TEST(labels(db).empty());
}

TEST_ON_EACH_BACKEND(every_verb_is_there_inside) {
    auto db = filled_blog<Backend>();
    db.transaction([](auto& tx) {
        auto ada = *tx.find(users, 1);
        ada.age  = 40;
        BOOST_TEST(tx.update(ada));
        tx.reload(ada);
        tx.save(ada);
        BOOST_TEST(tx.remove(user{.id = 5}));
        BOOST_TEST(tx.exists(select().from(users)));
        BOOST_TEST(tx.first(select().from(users)).has_value());
        BOOST_TEST(tx.one(select(count()).from(users)) == 4);
        BOOST_TEST(tx.all(select().from(users)).size() == 4);
        BOOST_TEST(tx.run(delete_from(tags).all_rows()) == 3);
        auto find = tx.prepare(select().from(users).where(users.id == param<"id", std::int64_t>));
        BOOST_TEST(find.one(param<"id", std::int64_t> = 1).age == 40);
        int seen = 0;
        for (auto& each : tx.stream(select().from(users))) seen += each.id > 0;
        BOOST_TEST(seen == 4);
        BOOST_TEST(!tx.explain(select().from(users)).empty());
        BOOST_TEST(tx.insert(std::vector<tag>(1, tag{"new"})) == 1);
    });
    BOOST_TEST(db.count(users) == 4);
    BOOST_TEST((labels(db) == texts{"new"}));
}

TEST_ON_EACH_BACKEND(an_exception_in_a_stream_inside) {
    auto db = filled_blog<Backend>();
    BOOST_CHECK_THROW(db.transaction([](auto& tx) {
        tx.run(delete_from(tags).where(tags.label == "a"));
        for (auto& each : tx.stream(select().from(users)))
            if (each.id > 0) throw own_exception{1};
    }),
                      own_exception);
    BOOST_TEST(db.count(tags) == 3);
    db.transaction([](auto& tx) { tx.run(delete_from(tags).where(tags.label == "a")); });
    BOOST_TEST(db.count(tags) == 2);
}

TEST_ON_EACH_BACKEND(what_may_succeed_later_is_run_again) {
    auto db  = empty_blog<Backend>();
    auto run = [&](std::string name, int retries, int failures) {
        int calls = 0;
        db.transaction(
            [&](auto& tx) {
                tx.insert(tag{name + std::to_string(calls)});
                if (calls++ < failures) throw orm::serialization_failure("made up");
            },
            {.retries = retries});
        return calls;
    };
    BOOST_TEST(run("a", 3, 0) == 1);
    BOOST_TEST(run("b", 3, 3) == 4);
    BOOST_CHECK_THROW(run("c", 2, 3), orm::serialization_failure);
    BOOST_CHECK_THROW(run("d", 0, 1), orm::serialization_failure);
    // Of the attempts that failed, nothing is left.
    BOOST_TEST((labels(db) == texts{"a0", "b3"}));

    for (auto kind : {0, 1, 2}) {
        int calls = 0;
        db.transaction(
            [&](auto&) {
                if (calls++ != 0) return;
                if (kind == 0) throw orm::deadlock("made up");
                if (kind == 1) throw orm::busy_snapshot("made up");
                throw orm::serialization_failure("made up");
            },
            {.retries = 1});
        BOOST_TEST(calls == 2);
    }
}

TEST_ON_EACH_BACKEND(what_will_not_succeed_is_not_run_again) {
    auto db    = empty_blog<Backend>();
    int  calls = 0;
    auto fails = [&](auto exception) {
        calls = 0;
        db.transaction([&](auto&) { ++calls, throw exception; }, {.retries = 5});
    };
    BOOST_CHECK_THROW(fails(orm::busy("made up")), orm::busy);
    BOOST_TEST(calls == 1);
    BOOST_CHECK_THROW(fails(orm::in_doubt("made up")), orm::in_doubt);
    BOOST_TEST(calls == 1);
    BOOST_CHECK_THROW(fails(orm::unique_violation("made up")), orm::unique_violation);
    BOOST_TEST(calls == 1);
    BOOST_CHECK_THROW(fails(own_exception{1}), own_exception);
    BOOST_TEST(calls == 1);
}

TEST_ON_EACH_BACKEND(a_nested_one_leaves_the_repetition_to_the_outermost) {
    auto db    = empty_blog<Backend>();
    int  outer = 0, inner = 0;
    db.transaction(
        [&](auto& tx) {
            ++outer;
            tx.transaction(
                [&](auto& nested) {
                    nested.insert(tag{std::to_string(inner)});
                    if (inner++ == 0) throw orm::deadlock("made up");
                },
                {.retries = 9});
        },
        {.retries = 1});
    BOOST_TEST(outer == 2);
    BOOST_TEST(inner == 2);
    BOOST_TEST((labels(db) == texts{"1"}));
}

TEST_ON_EACH_BACKEND(a_read_only_one_reads) {
    auto db = filled_blog<Backend>();
    BOOST_TEST(db.transaction([](auto& tx) { return tx.count(users); }, {.read_only = true}) == 5);
    BOOST_CHECK_THROW(db.transaction([](auto& tx) { tx.insert(tag{"z"}); }, {.read_only = true}),
                      orm::error);
    BOOST_TEST(db.count(tags) == 3);
    db.insert(tag{"z"});
}

TEST_ON_EACH_BACKEND(creating_a_schema_is_all_or_nothing) {
    auto db = Backend::database();
    db.create(orm::schema(tags));
    BOOST_CHECK_THROW(db.create(orm::schema(users, tags)), orm::statement_error);
    BOOST_CHECK_THROW(db.count(users), orm::statement_error);
    BOOST_TEST(db.count(tags) == 0);
    db.create(orm::schema(users));
    BOOST_TEST(db.count(users) == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
