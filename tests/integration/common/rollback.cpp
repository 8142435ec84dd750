// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <exception>
#include <new>
#include <string>
#include <thread>
#include <vector>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

template <class Database>
void add(Database& db, char const* label) {
    db.insert(tag{label});
}

template <class Database>
auto labels(Database& db) {
    return db.all(select(tags.label).from(tags).order_by(tags.label));
}

using texts = std::vector<std::string>;

/// A row of tags that cannot be made when it is its turn.
struct made_in_turn {
    static inline int  left = 0;
    static std::string next() {
        if (left-- == 0) throw std::bad_alloc();
        return {};
    }

    std::string label = next();
};

BOOST_AUTO_TEST_SUITE(integration_rollback)

TEST_ON_EACH_BACKEND(it_undoes_and_leaves_without_an_error) {
    auto db   = empty_blog<Backend>();
    bool left = true;
    db.transaction([&](auto& tx) {
        add(tx, "a");
        tx.rollback();
        left = false;
    });
    BOOST_TEST(left);
    BOOST_TEST(labels(db).empty());
    db.transaction([&](auto& tx) { add(tx, "b"); });
    BOOST_TEST((labels(db) == texts{"b"}));
}

TEST_ON_EACH_BACKEND(the_answer_is_the_default_of_its_type) {
    auto       db  = empty_blog<Backend>();
    auto const run = [&](bool undo) {
        return db.transaction([&](auto& tx) {
            add(tx, "a");
            if (undo) tx.rollback();
            return std::optional<std::int64_t>(tx.count(tags));
        });
    };
    BOOST_TEST(!run(true).has_value());
    BOOST_TEST((run(false) == 1));

    struct answer {
        explicit answer(int) {}
    };
    auto const without_default = [](auto& tx) {
        add(tx, "b");
        tx.rollback();
        return answer(1);
    };
    BOOST_CHECK_THROW(db.transaction(without_default), orm::usage_error);
    BOOST_TEST((labels(db) == texts{"a"}));
}

TEST_ON_EACH_BACKEND(nested_ones_end_up_to_the_one_it_is_called_on) {
    auto db = empty_blog<Backend>();
    db.transaction([&](auto& tx) {
        add(tx, "a");
        tx.transaction([&](auto& inner) {
            add(inner, "b");
            inner.rollback();
        });
        add(tx, "c");
    });
    BOOST_TEST((labels(db) == texts{"a", "c"}));

    bool reached = false;
    db.transaction([&](auto& tx) {
        add(tx, "d");
        tx.transaction([&](auto& inner) {
            add(inner, "e");
            inner.transaction([&](auto&) { tx.rollback(); });
        });
        reached = true;
    });
    BOOST_TEST(!reached);
    BOOST_TEST((labels(db) == texts{"a", "c"}));
}

TEST_ON_EACH_BACKEND(handlers_in_between_do_not_save_it) {
    auto db = empty_blog<Backend>();
    db.transaction([&](auto& tx) {
        add(tx, "a");
        try {
            tx.rollback();
        } catch (std::exception const&) {
            BOOST_ERROR("it is no std::exception");
        }
    });
    int const answer = db.transaction([&](auto& tx) {
        add(tx, "b");
        try {
            tx.rollback();
        } catch (...) {
        }
        return 7;
    });
    BOOST_TEST(answer == 7);
    BOOST_TEST(labels(db).empty());
}

/// Calls rollback() where `catch (...)` is around it.
template <class Transaction>
void undo_and_go_on(Transaction& tx) {
    try {
        tx.rollback();
    } catch (...) {
    }
}

TEST_ON_EACH_BACKEND(nothing_more_runs_in_one_that_was_rolled_back) {
    auto       db        = empty_blog<Backend>();
    auto const says_that = [](orm::misuse const& told) {
        return std::string_view(told.what()).find("rolled back by rollback()") !=
               std::string_view::npos;
    };
    auto const run_on = [&](auto& tx) {
        BOOST_CHECK_EXCEPTION(add(tx, "b"), orm::misuse, says_that);
        BOOST_CHECK_EXCEPTION(add(db, "b"), orm::misuse, says_that);
        BOOST_CHECK_EXCEPTION(tx.stream(select().from(tags)), orm::misuse, says_that);
        BOOST_CHECK_EXCEPTION(tx.prepare(select().from(tags)), orm::misuse, says_that);
        BOOST_CHECK_EXCEPTION(tx.transaction([](auto&) {}), orm::misuse, says_that);
    };
    db.transaction([&](auto& tx) {
        add(tx, "a");
        undo_and_go_on(tx);
        run_on(tx);
        undo_and_go_on(tx);
    });
    BOOST_CHECK_THROW(db.transaction([](auto& tx) {
        undo_and_go_on(tx);
        return tx.insert(tag{"b"});
    }),
                      orm::misuse);
    BOOST_TEST(labels(db).empty());

    // What is around it goes on, unless it is to be undone as well.
    db.transaction([&](auto& tx) {
        add(tx, "c");
        tx.transaction([&](auto& inner) {
            add(inner, "d");
            undo_and_go_on(inner);
            run_on(tx);
        });
        add(tx, "e");
    });
    BOOST_TEST((labels(db) == texts{"c", "e"}));
    db.transaction([&](auto& tx) {
        add(tx, "f");
        tx.transaction([&](auto& inner) {
            undo_and_go_on(inner);
            undo_and_go_on(tx);
        });
        run_on(tx);
    });
    BOOST_TEST((labels(db) == texts{"c", "e"}));
    add(db, "g");
    BOOST_TEST(db.count(tags) == 3);
}

TEST_ON_EACH_BACKEND(nothing_is_written_whose_rows_cannot_be_taken) {
    auto        db    = empty_blog<Backend>();
    texts const begun = {"a", "b", "c"};
    for (auto const& label : begun) add(db, label.c_str());
    auto const change = update(tags).set(tags.label = concat(tags.label, "!")).all_rows();
    for (int turn = 0; turn != 12; ++turn) {
        made_in_turn::left = turn;
        bool taken         = true;
        try {
            db.all(change.returning(tags.label).template into<made_in_turn>());
        } catch (std::bad_alloc const&) {
            taken = false;
        }
        BOOST_TEST((labels(db) == begun) == !taken);
        if (taken) return;
    }
    BOOST_ERROR("more rows were made than there are");
}

TEST_ON_EACH_BACKEND(streams_end_before_it) {
    auto db = filled_blog<Backend>();
    db.transaction([&](auto& tx) {
        for (auto const& user : tx.stream(select().from(users))) {
            tx.run(delete_from(posts).where(posts.author_id == user.id));
            tx.rollback();
        }
    });
    BOOST_TEST(db.count(posts) == 4);
}

TEST_ON_EACH_BACKEND(a_connection_is_free_for_other_threads_after_it) {
    auto       db            = filled_blog<Backend>();
    auto const count_of_tags = [&] {
        std::int64_t counted = -1;
        std::thread([&] {
            try {
                counted = db.count(tags);
            } catch (orm::misuse const&) {
            }
        }).join();
        return counted;
    };
    auto const before = db.count(tags);
    db.transaction([](auto& tx) { tx.rollback(); });
    BOOST_TEST(count_of_tags() == before);
    db.transaction([](auto& tx) {
        tx.transaction([](auto& inner) { inner.rollback(); });
        add(tx, "kept");
    });
    BOOST_TEST(count_of_tags() == before + 1);
    db.transaction([](auto& tx) { tx.transaction([&](auto&) { tx.rollback(); }); });
    BOOST_TEST(count_of_tags() == before + 1);
    db.transaction([&](auto&) { BOOST_TEST(count_of_tags() == -1); });
    BOOST_TEST(count_of_tags() == before + 1);
}

TEST_ON_EACH_BACKEND(create_leaves_what_is_there) {
    auto db = Backend::database();
    db.create(orm::schema(tags));
    add(db, "a");
    BOOST_CHECK_THROW(db.create(blog), orm::error);
    db.create(blog, orm::if_exists::skip);
    db.create(blog, orm::if_exists::skip);
    BOOST_TEST((labels(db) == texts{"a"}));
    BOOST_TEST(db.count(users) == 0);

    auto empty = Backend::database();
    empty.transaction([](auto& tx) {
        tx.create(blog, orm::if_exists::fail);
        tx.insert(tag{"b"});
        tx.rollback();
    });
    BOOST_CHECK_THROW(empty.count(tags), orm::error);
    empty.transaction([](auto& tx) { tx.create(blog); });
    BOOST_TEST(empty.count(tags) == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
