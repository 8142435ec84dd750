// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/relations.hpp"

using namespace orm::dsl;
using namespace related;
using integration::backends;

BOOST_AUTO_TEST_SUITE(integration_relations_insert)

TEST_ON_EACH_BACKEND(rows_below_get_the_keys_of_those_above) {
    auto         db = integration::created<Backend>(tables);
    author const given{{0, "ada"},
                       {{{0, 0, {}, "one"}, {{0, 0, "a", mood::calm}, {0, 0, {}, mood::angry}}},
                        {{0, 0, {}, "two"}, {}}}};
    author const stored = db.insert(given, via(posts.author_id));
    author const expected{{1, "ada"},
                          {{{1, 1, {}, "one"}, {{1, 1, "a", mood::calm}, {2, 1, {}, mood::angry}}},
                           {{2, 1, {}, "two"}, {}}}};
    BOOST_TEST((stored == expected));
    BOOST_TEST((db.one(load<author>().via(posts.author_id)) == expected));
}

struct post_page {
    post                row;
    user                author;
    std::optional<user> editor;
};

TEST_ON_EACH_BACKEND(rows_that_are_referred_to_come_first) {
    auto       db    = integration::created<Backend>(tables);
    auto const write = [&](post_page page) {
        return db.insert(std::move(page), via<&post_page::author>(posts.author_id),
                         via<&post_page::editor>(posts.editor_id));
    };
    post_page const first = write({{0, 0, {}, "one"}, {0, "ada"}, user{0, "bob"}});
    BOOST_TEST((first.row == post{1, 1, 2, "one"}));
    BOOST_TEST(first.editor.value().id == 2);
    // Who has a key is there already.
    post_page const second = write({{0, 0, {}, "two"}, first.author, {}});
    BOOST_TEST((second.row == post{2, 1, {}, "two"}));
    BOOST_TEST(db.count(users) == 2);
}

struct tagged_post {
    post             row;
    std::vector<tag> tags;
};

TEST_ON_EACH_BACKEND(rows_in_between_are_made) {
    auto db = integration::created<Backend>(tables);
    db.insert(user{0, "ada"});
    db.insert(std::vector<tag>{{"x"}, {"y"}});
    auto const stored = db.insert(tagged_post{{0, 1, {}, "one"}, {{"y"}, {"x"}}}, via(post_tags));
    BOOST_TEST(stored.row.id == 1);
    BOOST_TEST((db.all(select().from(post_tags).order_by(post_tags.tag_name)) ==
                std::vector<post_tag>{{1, "x", 0}, {1, "y", 0}}));
}

struct tree {
    folder            row;
    std::vector<tree> inside;
};
struct order_page {
    order             row;
    std::vector<line> lines;
};

TEST_ON_EACH_BACKEND(trees_and_keys_of_two_columns) {
    auto db = integration::created<Backend>(tables);
    db.insert(tree{{1, {}, "root"}, {{{2, {}, "a"}, {{{3, {}, "b"}, {}}}}}});
    BOOST_TEST((db.all(select().from(folders).order_by(folders.id)) ==
                std::vector<folder>{{1, {}, "root"}, {2, 1, "a"}, {3, 2, "b"}}));
    db.insert(order_page{{"2024", 7, "ada"}, {{1, {}, {}, "ink"}}});
    BOOST_TEST((db.find(lines, 1) == line{1, "2024", 7, "ink"}));
}

TEST_ON_EACH_BACKEND(all_rows_or_none) {
    auto db = integration::created<Backend>(tables);
    BOOST_CHECK_THROW(
        db.insert(order_page{{"2024", 7, "ada"}, {{1, {}, {}, "ink"}, {1, {}, {}, "again"}}}),
        orm::unique_violation);
    BOOST_TEST(db.count(orders) == 0);
    BOOST_TEST(db.count(lines) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
