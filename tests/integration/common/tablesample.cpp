// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

BOOST_AUTO_TEST_SUITE(integration_tablesample)

// Only one engine draws rows: the others are not asked for the text.
TEST_ON_EACH_BACKEND(rows_drawn_at_random) {
    if constexpr (Backend::dialect::facts.features.contains(orm::feature::tablesample)) {
        auto db = filled_blog<Backend>();
        BOOST_TEST(db.all(select().from(tablesample(users, 100))).size() == 5u);
        BOOST_TEST(db.all(select(users.id).from(tablesample_blocks(users, 0))).empty());
        auto const half = select(users.id).from(tablesample(users, 50.0).repeatable(7));
        BOOST_TEST((db.all(half) == db.all(half)));
        BOOST_TEST(db.all(select(users.id, posts.title)
                              .from(tablesample_blocks(users, 100).repeatable(1))
                              .inner_join(posts, eq(posts.author_id, users.id))
                              .where(gt(posts.views, 2)))
                       .size() == 3u);
    } else {
        BOOST_TEST(true);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
