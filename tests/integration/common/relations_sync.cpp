// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/relations.hpp"

using namespace orm::dsl;
using namespace related;
using integration::backends;

// The rows that belong to a row, written as a set.

BOOST_AUTO_TEST_SUITE(integration_relations_sync)

using comment_rows = std::vector<comment>;

template <class Backend>
auto with_a_post() {
    auto db = integration::created<Backend>(tables);
    db.insert(user{0, "ada"});
    db.insert(std::vector<post>{{0, 1, {}, "one"}, {0, 1, {}, "two"}});
    return db;
}

TEST_ON_EACH_BACKEND(children_become_those_that_are_given) {
    auto         db    = with_a_post<Backend>();
    post const   one   = *db.find(posts, 1);
    comment_rows found = db.sync_children(one, comment_rows{{0, 0, "a"}, {0, 0, "b"}, {0, 0, "c"}});
    BOOST_TEST((found == comment_rows{{1, 1, "a"}, {2, 1, "b"}, {3, 1, "c"}}));
    db.sync_children(*db.find(posts, 2), comment_rows{{0, 9, "other"}});
    // One stays, one changes, one goes, one comes.
    found = db.sync_children(one, comment_rows{{0, 0, "d"}, {3, 7, "C", mood::angry}, {1, 1, "a"}});
    BOOST_TEST((found == comment_rows{{1, 1, "a"}, {3, 1, "C", mood::angry}, {5, 1, "d"}}));
    BOOST_TEST(
        (found ==
         db.all(select().from(comments).where(comments.post_id == 1).order_by(comments.id))));
    BOOST_TEST(db.find(comments, 4)->text.value() == "other");
    BOOST_TEST(db.sync_children(one, comment_rows{}).empty());
    BOOST_TEST(db.count(comments) == 1);
    // A key that none of them has: nothing is done.
    BOOST_CHECK_THROW(db.sync_children(one, comment_rows{{0, 1, "x"}, {4, 1, "y"}}), orm::no_rows);
    BOOST_TEST(db.count(comments) == 1);
}

TEST_ON_EACH_BACKEND(it_takes_few_statements_however_many_rows) {
    auto         db   = with_a_post<Backend>();
    post const   one  = *db.find(posts, 1);
    comment_rows rows = db.sync_children(one, comment_rows(100, comment{0, 0, "x"}));
    BOOST_TEST(rows.size() == 100);
    auto const count = [&](comment_rows const& given) {
        auto const before = db.stats().statements;
        db.sync_children(one, given);
        return db.stats().statements - before;
    };
    BOOST_TEST(count(rows) == 1);
    for (comment& each : rows) each.text = "y";
    rows.erase(rows.begin(), rows.begin() + 40);
    rows.insert(rows.end(), 8, comment{0, 0, "z"});
    // Three to read, delete and read again; 60 rows are updated by 2 or 3 statements, and 8 are
    // inserted by 8 at most.
    BOOST_TEST(count(rows) <= 13);
    BOOST_TEST(db.count(comments) == 68);
}

TEST_ON_EACH_BACKEND(two_keys_and_keys_of_two_columns) {
    auto       db  = with_a_post<Backend>();
    user const ada = *db.find(users, 1);
    auto const got = db.sync_children(ada, std::vector<post>{{2, 0, {}, "2"}, {0, 0, {}, "3"}},
                                      via(posts.author_id));
    BOOST_TEST((got == std::vector<post>{{2, 1, {}, "2"}, {3, 1, {}, "3"}}));
    // By the other key, which may be null: nobody has edited anything yet.
    BOOST_CHECK_THROW(db.sync_children(ada, got, via(posts.editor_id)), orm::no_rows);
    order const first{"2024", 7, "ada"};
    db.insert(first);
    db.insert(order{"2024", 8, "bob"});
    using line_rows = std::vector<line>;
    BOOST_TEST((db.sync_children(first, line_rows{{1, {}, {}, "ink"}, {2, {}, {}, "pen"}}) ==
                line_rows{{1, "2024", 7, "ink"}, {2, "2024", 7, "pen"}}));
    BOOST_TEST((db.sync_children(first, line_rows{{2, {}, {}, "pen"}, {3, {}, {}, "cap"}}) ==
                line_rows{{2, "2024", 7, "pen"}, {3, "2024", 7, "cap"}}));
    BOOST_TEST(db.count(lines) == 2);
}

TEST_ON_EACH_BACKEND(rows_are_linked_and_unlinked) {
    auto                   db  = with_a_post<Backend>();
    post const             one = *db.find(posts, 1), two = *db.find(posts, 2);
    std::vector<tag> const all{{"x"}, {"y"}, {"z"}};
    db.insert(all);
    auto const linked = [&] {
        std::vector<std::string> names;
        for (auto const& each :
             db.all(select().from(post_tags).order_by(post_tags.post_id, post_tags.tag_name)))
            names.push_back(std::to_string(each.post_id) + each.tag_name);
        return names;
    };
    using texts = std::vector<std::string>;
    BOOST_TEST(db.link(one, all[1], via(post_tags)) == 1);
    BOOST_TEST(db.link(one, all, via(post_tags)) == 2);
    BOOST_TEST(db.link(one, all, via(post_tags)) == 0);
    BOOST_TEST(db.link(two, all[0], via(post_tags)) == 1);
    BOOST_TEST(linked() == (texts{"1x", "1y", "1z", "2x"}));
    BOOST_TEST(db.unlink(one, std::vector<tag>{{"x"}, {"z"}, {"?"}}, via(post_tags)) == 2);
    BOOST_TEST(db.unlink(two, std::vector<tag>{}, via(post_tags)) == 0);
    BOOST_TEST(linked() == (texts{"1y", "2x"}));
    // The other way round, too.
    BOOST_TEST(db.link(all[2], std::vector<post>{one, two}, via(post_tags)) == 2);
    BOOST_TEST(db.unlink(all[0], two, via(post_tags)) == 1);
    BOOST_TEST(linked() == (texts{"1y", "1z", "2z"}));
    BOOST_CHECK_THROW(db.link(one, std::vector<tag>{{"x"}, {"none"}}, via(post_tags)),
                      orm::foreign_key_violation);
    BOOST_TEST(linked() == (texts{"1y", "1z", "2z"}));
}

BOOST_AUTO_TEST_SUITE_END()
