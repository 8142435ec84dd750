// SPDX-License-Identifier: BSL-1.0
#include <thread>
#include <utility>

#include <boost/test/unit_test.hpp>

#include "integration/common/relations.hpp"

using namespace orm::dsl;
using namespace related;
using integration::backends;

BOOST_AUTO_TEST_SUITE(integration_relations)

constexpr auto with_author = load<author>().via(posts.author_id);

TEST_ON_EACH_BACKEND(many_rows_of_many) {
    auto                db = filled<Backend>();
    std::vector<author> authors;
    BOOST_TEST(statements_of(db, [&] { authors = db.all(with_author.order_by(users.id)); }) == 3);
    std::vector<author> const expected{
        {{1, "ada"},
         {{{1, 1, 2, "one"}, {{2, 1, "a", mood::calm}}},
          {{2, 1, {}, "two"}, {}},
          {{4, 1, 1, "four"}, {{1, 4, "d", mood::angry}, {5, 4, "e", mood::calm}}}}},
        {{2, "bob"}, {{{3, 2, 1, "three"}, {{3, 3, {}, mood::calm}, {4, 3, "c", mood::calm}}}}},
        {{3, "cy"}, {}}};
    BOOST_TEST((authors == expected));
}

TEST_ON_EACH_BACKEND(clauses_of_the_root) {
    auto db = filled<Backend>();
    BOOST_TEST((each(db.all(with_author.where(ne(users.id, 2)).order_by(desc(users.id))), row_id) ==
                ids{3, 1}));
    BOOST_TEST((each(db.all(with_author.order_by(users.id).limit(1).offset(1)), row_id) == ids{2}));
    BOOST_TEST((each(db.all(with_author.where(gt(users.id, 1)).where(lt(users.id, 3))), row_id) ==
                ids{2}));
    std::optional<std::string> const name = "bob";
    BOOST_TEST((each(db.all(with_author.where(
                         when(name, [](auto const& given) { return eq(users.name, given); }))),
                     row_id) == ids{2}));
    BOOST_TEST(db.count(with_author) == 3);
    BOOST_TEST(!db.exists(with_author.where(gt(users.id, 9))));
}

TEST_ON_EACH_BACKEND(no_statement_is_run_for_nothing) {
    auto db = filled<Backend>();
    BOOST_TEST(statements_of(db, [&] {
                   BOOST_TEST(db.all(with_author.where(gt(users.id, 9))).empty());
               }) == 1);
    BOOST_TEST(statements_of(db, [&] { db.all(with_author.where(eq(users.id, 3))); }) == 2);
    BOOST_TEST(statements_of(db, [&] { db.all(load<user>()); }) == 1);
}

TEST_ON_EACH_BACKEND(the_first_and_the_only_one) {
    auto db = filled<Backend>();
    BOOST_TEST(db.first(with_author.order_by(users.id))->posts.size() == 3u);
    BOOST_TEST(!db.first(with_author.where(gt(users.id, 9))).has_value());
    BOOST_TEST(db.one(with_author.where(eq(users.id, 2))).posts.size() == 1u);
    BOOST_CHECK_THROW(db.one(with_author.where(gt(users.id, 9))), orm::no_rows);
    BOOST_CHECK_THROW(db.one(with_author), orm::too_many_rows);
}

struct signed_comment {
    comment row;
    post    about;
};
struct post_page {
    post                        row;
    user                        author;
    std::optional<user>         editor;
    std::vector<signed_comment> comments;
};

TEST_ON_EACH_BACKEND(one_row_of_many) {
    auto                   db = filled<Backend>();
    std::vector<post_page> pages;
    BOOST_TEST(statements_of(db, [&] {
                   pages = db.all(load<post_page>()
                                      .template via<&post_page::author>(posts.author_id)
                                      .template via<&post_page::editor>(posts.editor_id)
                                      .order_by(posts.id));
               }) == 5);
    BOOST_REQUIRE(pages.size() == 4u);
    BOOST_TEST((each(pages, [](auto& page) { return page.author.name; }) ==
                texts{"ada", "ada", "bob", "ada"}));
    BOOST_TEST((each(pages, [](auto& page) {
                    return page.editor ? page.editor->name : std::string("nobody");
                }) == texts{"bob", "nobody", "ada", "ada"}));
    for (post_page const& page : pages)
        for (signed_comment const& remark : page.comments) BOOST_TEST((remark.about == page.row));
    BOOST_TEST(pages[3].comments.size() == 2u);
}

struct user_page {
    user                   row;
    std::optional<profile> about;
};

TEST_ON_EACH_BACKEND(one_row_that_refers) {
    auto       db    = filled<Backend>();
    auto const pages = db.all(load<user_page>().order_by(users.id));
    BOOST_TEST((pages[0].about == profile{1, "engines"}));
    BOOST_TEST(!pages[1].about.has_value());
    BOOST_TEST((pages[2].about == profile{3, "none"}));
}

struct title_only {
    using part_of = post;
    std::string title;
};
struct name_and_posts {
    using part_of = user;
    std::string             name;
    std::int64_t            id;
    std::vector<title_only> posts;
};
struct name_only {
    using part_of = user;
    std::optional<std::string> name;
};
struct title_and_author {
    post      row;
    name_only author;
};
struct part_first {
    struct key {
        using part_of = user;
        std::int64_t id;
    };
    key               row;
    std::vector<post> posts;
};

TEST_ON_EACH_BACKEND(parts_of_rows) {
    auto       db     = filled<Backend>();
    auto const users_ = db.all(load<name_and_posts>().via(posts.author_id).order_by(users.id));
    BOOST_REQUIRE(users_.size() == 3u);
    BOOST_TEST(users_[0].name == "ada");
    BOOST_TEST(users_[0].id == 1);
    BOOST_TEST((each(users_[0].posts, title) == texts{"one", "two", "four"}));
    BOOST_TEST((each(users_[1].posts, title) == texts{"three"}));

    auto const posts_ = db.all(load<title_and_author>().via(posts.author_id).order_by(posts.id));
    BOOST_TEST(posts_[2].author.name.value() == "bob");

    auto const parts = db.all(load<part_first>().via(posts.editor_id).order_by(users.id));
    BOOST_TEST((each(parts, row_id) == ids{1, 2, 3}));
    BOOST_TEST((each(parts[0].posts, title) == texts{"three", "four"}));
}

TEST_ON_EACH_BACKEND(what_is_read_is_of_one_snapshot) {
    auto     db    = filled<Backend>();
    unsigned begun = 0;
    unsigned ended = 0;
    db.observe([&](orm::statement_event const& event) {
        if (event.kind != orm::statement_kind::transaction) return;
        begun += event.sql == "begin";
        ended += event.sql == "commit";
    });
    db.all(with_author);
    BOOST_TEST(begun == 1u);
    BOOST_TEST(ended == 1u);
    db.all(load<user>());  // one statement sees one state
    BOOST_TEST(begun == 1u);
    db.transaction([&](auto& tx) { BOOST_TEST(tx.all(with_author).size() == 3u); });
    BOOST_TEST(begun == 2u);
    BOOST_CHECK_THROW(db.all(with_author.where(eq(raw<std::int64_t>("nowhere"), 1))),
                      orm::statement_error);
    BOOST_TEST(begun == 3u);
    BOOST_TEST(ended == 2u);
    db.insert(user{0, "dee"});  // nothing is left open
}

struct posting_user {
    user              row;
    std::vector<post> posts;

    bool operator==(posting_user const&) const = default;
};

TEST_ON_EACH_BACKEND(streams_in_batches_of_roots) {
    auto db = filled<Backend>();
    db.insert(std::vector<user>{{0, "di"}, {0, "ed"}, {0, "flo"}, {0, "gus"}, {0, "hal"}});
    // In an order that no key tells, and with the values of a condition.
    auto const query = load<posting_user>()
                           .via(posts.author_id)
                           .where(ne(users.name, "ed"))
                           .order_by(desc(length(users.name)), users.name);
    auto const                all = db.all(query);
    std::vector<posting_user> read;
    auto const                statements = statements_of(db, [&] {
        for (posting_user& each : db.stream(query.batch(3))) read.push_back(std::move(each));
    });
    BOOST_TEST((read == all));
    BOOST_TEST(all.size() == 7u);
    // The roots, and for each of three batches the posts; or a cursor, opened and closed, of which
    // each batch is asked for.
    BOOST_TEST(statements == (Backend::dialect::facts.cursors ? 2 + 3 + 3 : 1 + 3));

    // A batch that ends with the last root is followed by an empty one.
    read.clear();
    for (posting_user& each : db.stream(query.limit(6).offset(1).batch(3)))
        read.push_back(std::move(each));
    BOOST_TEST((read == std::vector<posting_user>(all.begin() + 1, all.end())));
    for (posting_user const& each : db.stream(query.limit(0))) BOOST_TEST(each.row.id == 0);

    // One inside of another and of a transaction, left early: the connection is as before.
    ids seen;
    db.transaction([&](auto& tx) {
        for (posting_user const& outer : tx.stream(query.batch(1))) {
            for (posting_user const& inner : tx.stream(query.batch(2))) {
                seen.push_back(outer.row.id * 100 + inner.row.id);
                if (inner.row.id == all[2].row.id) break;
            }
            if (outer.row.id == all[1].row.id) break;
        }
        tx.insert(user{0, "ida"});
    });
    ids expected;
    for (std::size_t outer = 0; outer != 2; ++outer)
        for (std::size_t inner = 0; inner != 3; ++inner)
            expected.push_back(all[outer].row.id * 100 + all[inner].row.id);
    BOOST_TEST((seen == expected));

    // Another thread is told, also where the next row is at hand.
    bool asked = false;
    auto kept  = db.stream(query.batch(3));
    kept.begin();
    db.observe([&](orm::statement_event const&) {
        if (std::exchange(asked, true)) return;
        std::thread([&] { BOOST_CHECK_THROW(kept.begin(), orm::misuse); }).join();
    });
    BOOST_TEST(db.count(users) == 9);
    BOOST_TEST(asked);
}

BOOST_AUTO_TEST_SUITE_END()
