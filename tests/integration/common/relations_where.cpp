// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/relations.hpp"

using namespace orm::dsl;
using namespace related;
using integration::backends;

BOOST_AUTO_TEST_SUITE(integration_relations_where)

constexpr auto id = [](auto const& row) { return row.id; };

template <class Database, class Condition>
ids users_where(Database& db, Condition condition) {
    return each(db.all(load<user>().where(condition).order_by(users.id)), id);
}
template <class Database, class Condition>
ids posts_where(Database& db, Condition condition) {
    return each(db.all(load<post>().where(condition).order_by(posts.id)), id);
}

TEST_ON_EACH_BACKEND(rows_that_have_others) {
    auto db = filled<Backend>();
    BOOST_TEST((posts_where(db, any(comments)) == ids{1, 3, 4}));
    BOOST_TEST((posts_where(db, none(comments)) == ids{2}));
    BOOST_TEST((posts_where(db, any(comments, eq(comments.text, "c"))) == ids{3}));
    BOOST_TEST((posts_where(db, none(comments, eq(comments.text, "c"))) == ids{1, 2, 4}));
    BOOST_TEST((users_where(db, any(profiles)) == ids{1, 3}));
    // What is unknown is not met.
    BOOST_TEST((posts_where(db, every(comments, ne(comments.text, "d"))) == ids{1, 2}));
    BOOST_TEST((posts_where(db, every(comments, eq(comments.mood, mood::calm))) == ids{1, 2, 3}));
}

TEST_ON_EACH_BACKEND(conditions_are_put_together) {
    auto db = filled<Backend>();
    BOOST_TEST((posts_where(db, and_(any(comments), gt(posts.id, 1))) == ids{3, 4}));
    BOOST_TEST((posts_where(db, or_(none(comments), eq(posts.id, 1))) == ids{1, 2}));
    BOOST_TEST((posts_where(db, not_(any(comments))) == ids{2}));
    BOOST_TEST((posts_where(db, when(true, any(comments))) == ids{1, 3, 4}));
    BOOST_TEST((posts_where(db, when(false, any(comments))) == ids{1, 2, 3, 4}));
}

TEST_ON_EACH_BACKEND(keys_are_named_where_there_are_several) {
    auto db = filled<Backend>();
    BOOST_TEST((users_where(db, any(posts.author_id)) == ids{1, 2}));
    BOOST_TEST((users_where(db, any(posts.editor_id, gt(posts.id, 1))) == ids{1}));
    // Towards the row that is referred to, and on to others.
    BOOST_TEST((posts_where(db, any(posts.editor_id, eq(users.name, "bob"))) == ids{1}));
    BOOST_TEST((posts_where(db, any(post_tags, any(tags, eq(tags.name, "z")))) == ids{1}));
    BOOST_TEST((users_where(db, any(posts.author_id, none(comments))) == ids{1}));
    BOOST_TEST(
        (each(db.all(load<line>().where(any(orders)).order_by(lines.id)), id) == ids{1, 2, 3}));
}

BOOST_AUTO_TEST_SUITE_END()
