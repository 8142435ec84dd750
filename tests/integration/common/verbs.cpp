// SPDX-License-Identifier: BSL-1.0
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <memory>
#include <string_view>
#include <thread>
#include <utility>

#include <boost/test/unit_test.hpp>

#include <orm/commented.hpp>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

BOOST_AUTO_TEST_SUITE(integration_verbs)

TEST_ON_EACH_BACKEND(first_takes_the_first_row) {
    auto       db     = filled_blog<Backend>();
    auto const sorted = select().from(users).order_by(desc(users.id));
    BOOST_TEST(db.first(sorted)->email == "eve@x");
    BOOST_TEST(!db.first(select().from(users).where(users.id == 0)).has_value());
    BOOST_TEST(db.first(select(users.name).from(users).where(users.id == 3)).has_value());
    BOOST_TEST(!db.first(select(users.name).from(users).where(users.id == 3))->has_value());
}

TEST_ON_EACH_BACKEND(one_takes_the_only_row) {
    auto db = filled_blog<Backend>();
    BOOST_TEST(db.one(select().from(users).where(users.id == 2)).email == "bob@x");
    BOOST_CHECK_THROW(db.one(select().from(users).where(users.id == 0)), orm::no_rows);
    BOOST_CHECK_THROW(db.one(select().from(users)), orm::too_many_rows);
    // Nothing is left running.
    BOOST_TEST(db.run(delete_from(users).where(users.id == 5)) == 1);
}

TEST_ON_EACH_BACKEND(their_errors_carry_the_statement) {
    auto       db   = filled_blog<Backend>();
    auto const says = [](std::string_view part) {
        return [part](orm::error const& thrown) {
            return thrown.sql().find(part) != std::string::npos &&
                   std::string_view(thrown.what()).find(part) != std::string_view::npos;
        };
    };
    auto const none = when(true, users.id == 0);
    BOOST_CHECK_EXCEPTION(db.one(select(users.id).from(users).where(users.id == 0)), orm::no_rows,
                          says("from \"users\" where \"id\""));
    BOOST_CHECK_EXCEPTION(db.one(select(users.id).from(users).where(none)), orm::no_rows,
                          says("from \"users\" where \"id\""));
    BOOST_CHECK_EXCEPTION(db.one(select(users.id).from(users).where(when(false, users.id == 0))),
                          orm::too_many_rows, says("select \"id\" from \"users\""));
    auto const past = std::uint64_t{1} << 63;
    BOOST_CHECK_EXCEPTION(db.all(select().from(users).where(users.id == past)), orm::encode_error,
                          says("from \"users\""));
    BOOST_CHECK_EXCEPTION(db.all(select().from(users).where(when(true, users.id == past))),
                          orm::encode_error, says("from \"users\""));
}

TEST_ON_EACH_BACKEND(count_counts_tables_and_queries) {
    auto db = filled_blog<Backend>();
    BOOST_TEST(db.count(users) == 5);
    BOOST_TEST(db.count(select().from(users).where(users.age == 20)) == 2);
    BOOST_TEST(db.count(select_distinct(users.age).from(users)) == 4);
    BOOST_TEST(db.count(select(users.age, count()).from(users).group_by(users.age)) == 4);
    BOOST_TEST(db.count(select().from(users).limit(3)) == 3);
    BOOST_TEST(db.count(select().from(users).limit(3).offset(4)) == 1);
    BOOST_TEST(db.count(select().from(users).inner_join(posts, posts.author_id == users.id)) == 4);
    BOOST_TEST(db.count(select(count()).from(users)) == 1);
    BOOST_TEST(db.count(select().from(users).where(when(false, users.id == 1))) == 5);
    BOOST_TEST(db.count(empty_blog<Backend>().count(users) == 0 ? select().from(tags)
                                                                : select().from(tags)) == 3);
}

TEST_ON_EACH_BACKEND(exists_tells_whether_there_is_a_row) {
    auto db = filled_blog<Backend>();
    BOOST_TEST(db.exists(select().from(users)));
    BOOST_TEST(db.exists(select(users.name).from(users).where(users.id == 3)));
    BOOST_TEST(!db.exists(select().from(users).where(users.id == 0)));
    BOOST_TEST(!db.exists(select().from(users).limit(0)));
    BOOST_TEST(db.exists(select(count()).from(users).where(users.id == 0)));
    BOOST_TEST(!db.exists(select().from(users).where(when(true, users.id == 0))));
}

struct card {
    std::string                 title;
    std::optional<std::string>  writer;
    std::int64_t                score{};
    std::optional<std::int32_t> views;
};

struct article {
    post                text;
    std::optional<user> writer;
    std::string         label;
};

TEST_ON_EACH_BACKEND(into_fills_a_plain_aggregate) {
    auto       db  = filled_blog<Backend>();
    auto const all = db.all(select(posts.title, users.name, posts.views * 2, posts.views)
                                .from(posts)
                                .inner_join(users, users.id == posts.author_id)
                                .order_by(posts.id)
                                .into<card>());
    BOOST_REQUIRE(all.size() == 4);
    BOOST_TEST(all[1].title == "re: engines");
    BOOST_TEST(all[1].writer.value() == "Bob");
    BOOST_TEST(all[1].score == 6);
    BOOST_TEST(all[1].views.value() == 3);
    auto const one = select(users.email, users.name, users.id, users.age).from(users);
    BOOST_TEST(!db.one(one.where(users.id == 3).into<card>()).writer.has_value());
    BOOST_TEST(db.first(one.where(users.id == 3).into<card>())->title == "cy@x");
    BOOST_TEST(db.count(one.into<card>()) == 5);
    BOOST_TEST(db.exists(one.into<card>()));
}

struct written_by {
    std::string                email;
    std::optional<std::string> name;
};
struct listed {
    std::string  title;
    written_by   writer;
    std::int32_t views{};
};

TEST_ON_EACH_BACKEND(into_fills_aggregates_in_an_aggregate) {
    auto       db  = filled_blog<Backend>();
    auto const all = db.all(select(posts.title, users.email, users.name, posts.views)
                                .from(posts)
                                .inner_join(users, users.id == posts.author_id)
                                .order_by(posts.id)
                                .into<listed>());
    BOOST_REQUIRE(all.size() == 4);
    BOOST_TEST(all[1].title == "re: engines");
    BOOST_TEST(all[1].writer.email == "bob@x");
    BOOST_TEST(all[1].writer.name.value() == "Bob");
    BOOST_TEST(all[1].views == 3);
}

TEST_ON_EACH_BACKEND(into_fills_members_that_are_whole_rows) {
    auto       db  = filled_blog<Backend>();
    auto const all = db.all(select(posts, users, posts.title)
                                .from(posts)
                                .left_join(users, users.id == posts.author_id && users.id == 1)
                                .order_by(posts.id)
                                .into<article>());
    BOOST_REQUIRE(all.size() == 4);
    BOOST_TEST((all[3].text == post{2, 4, 1, "re: re: engines", 7}));
    BOOST_TEST(all[3].writer->email == "ada@x");
    BOOST_TEST(all[3].label == "re: re: engines");
    BOOST_TEST(!all[1].writer.has_value());
    BOOST_TEST(all[1].label == "re: engines");
}

struct labelled {
    std::string        email;
    std::optional<tag> label;
};

TEST_ON_EACH_BACKEND(into_fills_a_member_that_is_a_row_of_one_column) {
    auto       db  = filled_blog<Backend>();
    auto const all = db.all(select(users.email, tags)
                                .from(users)
                                .left_join(tags, tags.label == "a" && users.id == 1)
                                .order_by(users.id)
                                .into<labelled>());
    BOOST_REQUIRE(all.size() == 5);
    BOOST_TEST(all[0].email == "ada@x");
    BOOST_TEST(all[0].label->label == "a");
    BOOST_TEST(!all[1].label.has_value());
}

TEST_ON_EACH_BACKEND(a_comment_changes_nothing_but_the_text) {
    auto       db = filled_blog<Backend>();
    auto const read =
        commented<"$1 ? it's read">(select(users.id).from(users).where(users.id == 2));
    BOOST_TEST(db.all(read) == std::vector<std::int64_t>{2});
    BOOST_TEST(db.count(read) == 1);
    std::vector<tag> const more{{.label = "x"}, {.label = "y"}};
    BOOST_TEST(db.run(commented<"many">(insert_into(tags).values(more))) == 2);
    auto const emptied = [&](bool filtered) {
        return db.run(
            commented<"gone">(delete_from(tags).where(when(filtered, tags.label == "x"))));
    };
    BOOST_TEST(emptied(true) == 1);
    BOOST_CHECK_EXCEPTION(emptied(false), orm::missing_filter,
                          [](orm::error const&) { return true; });
}

TEST_ON_EACH_BACKEND(explain_tells_how) {
    auto db = filled_blog<Backend>();
    BOOST_TEST(!db.explain(select().from(posts).where(posts.author_id == 2)).empty());
    BOOST_TEST(!db.explain(select().from(posts).where(when(true, posts.author_id == 2))).empty());
    BOOST_TEST(!db.explain(delete_from(posts).where(posts.author_id == 2)).empty());
    BOOST_TEST(!db.explain(update(posts).set(posts.views = 1).where(posts.id == 2)).empty());
    BOOST_TEST(db.count(posts) == 4);
    BOOST_TEST(db.one(select(sum(posts.views)).from(posts)).value() == 20);
}

TEST_ON_EACH_BACKEND(statistics_count) {
    auto       db     = filled_blog<Backend>();
    auto const before = db.stats();
    for (int at = 0; at != 10; ++at) db.find(users, at);  // 5 of them are there
    BOOST_TEST(db.stats().statements - before.statements == 10);
    BOOST_TEST(db.stats().prepared - before.prepared == 1);
    BOOST_TEST(db.stats().cache_hits - before.cache_hits == 9);
    BOOST_TEST(db.stats().rows - before.rows == 5);
    BOOST_TEST(db.healthy());
}

TEST_ON_EACH_BACKEND(a_database_can_be_moved) {
    auto first  = filled_blog<Backend>();
    auto second = std::move(first);
    BOOST_TEST(second.count(users) == 5);
    auto third = empty_blog<Backend>();
    third      = std::move(second);
    BOOST_TEST(third.count(users) == 5);
    second = std::move(third);
    BOOST_TEST(second.find(users, 2)->email == "bob@x");
}

TEST_ON_EACH_BACKEND(one_that_was_moved_from_refuses_everything) {
    auto       first     = filled_blog<Backend>();
    auto const second    = std::move(first);
    auto const says_that = [](orm::misuse const& told) {
        return std::string_view(told.what()).find("moved from") != std::string_view::npos;
    };
    auto const refuses = [&](auto const& verb) {
        BOOST_CHECK_EXCEPTION(verb(first), orm::misuse, says_that);
    };
    refuses([](auto& db) { db.count(users); });
    refuses([](auto& db) { db.first(select().from(users)); });
    refuses([](auto& db) { db.one(select().from(users)); });
    refuses([](auto& db) { db.find(users, 1); });
    refuses([](auto& db) { db.insert(tag{"a"}); });
    refuses([](auto& db) { db.insert(std::vector{tag{"a"}, tag{"b"}}); });
    refuses([](auto& db) { db.run(delete_from(users).all_rows()); });
    refuses([](auto& db) { db.batch(select().from(users), select().from(tags)); });
    refuses([](auto& db) { db.transaction([](auto& tx) { tx.insert(tag{"a"}); }); });
    refuses([](auto& db) { db.stream(select().from(users)); });
    refuses([](auto& db) { db.prepare(select().from(users)); });
    refuses([](auto& db) { db.explain(select().from(users)); });
    refuses([](auto& db) { db.create(blog); });
    refuses([](auto& db) { db.observe([](orm::statement_event const&) {}); });
    refuses([](auto& db) { db.context(); });
    refuses([](auto& db) { db.backend(); });
    refuses([](auto& db) { db.stats(); });
    refuses([](auto& db) { db.close(); });
    BOOST_TEST(!first.healthy());

    auto third = std::move(first);
    refuses([&](auto&) { third.count(users); });
    first       = filled_blog<Backend>();
    auto& other = first;
    first       = std::move(other);
    BOOST_TEST(first.count(users) == 5);
}

TEST_ON_EACH_BACKEND(two_threads_at_once_are_refused) {
    auto       db    = filled_blog<Backend>();
    bool       asked = false;
    auto const query = select(users.id).from(users);

    std::unique_ptr<decltype(db.stream(query))> stream(new auto(db.stream(query)));
    stream->begin();
    std::thread       ending;
    std::atomic<bool> begun = false, ended = false;
    db.observe([&](orm::statement_event const&) {
        if (std::exchange(asked, true)) return;
        std::thread([&] {
            BOOST_CHECK_THROW(db.count(users), orm::misuse);
            BOOST_CHECK_THROW(db.stream(query), orm::misuse);
            BOOST_CHECK_THROW(stream->begin(), orm::misuse);
            BOOST_CHECK_EXCEPTION(db.close(), orm::misuse, [](orm::misuse const& told) {
                return std::string_view(told.what()).find("thread") != std::string_view::npos;
            });
        }).join();
        ending = std::thread([&] {  // it waits
            begun = true;
            stream.reset();
            ended = true;
        });
        while (!begun) std::this_thread::yield();
        for (int time = 0; time != 1000; ++time) std::this_thread::yield();
        BOOST_TEST(!ended);
    });
    BOOST_TEST(db.count(users) == 5);
    BOOST_TEST(asked);
    ending.join();
    std::thread([&] { BOOST_TEST(db.count(users) == 5); }).join();  // one after the other
    BOOST_TEST(db.count(users) == 5);
}

TEST_ON_EACH_BACKEND(a_child_of_the_process_leaves_them_to_the_parent) {
    auto    db    = filled_blog<Backend>();
    ::pid_t child = 0;
    int     wrong = 0;
    try {
        db.transaction([&](auto& tx) {
            tx.run(delete_from(users).where(users.id == 5));
            child = ::fork();
            if (child == 0) throw wrong;  // as if to roll back
            int status = -1;
            BOOST_TEST(::waitpid(child, &status, 0) == child);
            BOOST_TEST(status == 0);
        });
    } catch (int) {
        try {
            db.count(users);
            wrong = 1;
        } catch (orm::misuse const&) {
        } catch (...) {
            wrong = 2;
        }
        try {
            db.close();
            wrong = 3;
        } catch (orm::misuse const& told) {
            if (std::string_view(told.what()).find("process") == std::string_view::npos) wrong = 4;
        }
        if (db.healthy()) wrong = 5;
        {
            auto const gone = std::move(db);
        }
        ::_exit(wrong);
    }
    BOOST_TEST(db.count(users) == 4);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
