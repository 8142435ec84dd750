// SPDX-License-Identifier: BSL-1.0
#include <orm/query/impact.hpp>

#include <boost/test/unit_test.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;
using tables = orm::types<users_t, posts_t>;

static_assert(orm::delete_from_schema<decltype(delete_from(users).all_rows()), tables>);
static_assert(
    !orm::delete_from_schema<decltype(delete_from(users).all_rows()), orm::types<posts_t>>);
static_assert(!orm::delete_from_schema<decltype(select().from(users)), tables>);

BOOST_AUTO_TEST_SUITE(query_impact)

BOOST_AUTO_TEST_CASE(is_told_by_table_and_action) {
    using enum orm::impact_action;
    orm::delete_impact const impact{
        {{"", "users", deleted, 1}, {"", "posts", deleted, 20}, {"s", "posts", set_null, 3}}};
    BOOST_TEST(impact.rows(users) == 1);
    BOOST_TEST(impact.rows(posts) == 20);
    BOOST_TEST(impact.rows(posts, set_null) == 0);  // those are of another table of that name
    BOOST_TEST(!impact.is_refused());
    BOOST_TEST(orm::to_string(impact) ==
               "users: 1 row deleted\nposts: 20 rows deleted\ns.posts: 3 rows set to null\n");
    BOOST_TEST(orm::delete_impact({{{"", "posts", refused, 1}}}).is_refused());
    BOOST_TEST(orm::to_string({}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
