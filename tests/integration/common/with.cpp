// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

BOOST_AUTO_TEST_SUITE(integration_with)

using ids   = std::vector<std::int64_t>;
using texts = std::vector<std::string>;

constexpr auto written = as<"written">(count());
constexpr auto busy =
    cte<"busy">(select(posts.author_id, written).from(posts).group_by(posts.author_id));

TEST_ON_EACH_BACKEND(a_query_given_a_name) {
    auto       db   = filled_blog<Backend>();
    auto const rows = db.all(with(busy)
                                 .select(users.email, busy[written])
                                 .from(users)
                                 .inner_join(busy, eq(busy[posts.author_id], users.id))
                                 .order_by(users.id));
    BOOST_REQUIRE(rows.size() == 2u);
    BOOST_TEST(rows[0][users.email] == "ada@x");
    BOOST_TEST(rows[1][busy[written]] == 2);
}

TEST_ON_EACH_BACKEND(used_twice_and_inside_of_a_subquery) {
    auto       db    = filled_blog<Backend>();
    auto const again = alias<"again">(busy);
    BOOST_TEST(db.all(with(busy)
                          .select(busy[posts.author_id], again[posts.author_id])
                          .from(busy)
                          .inner_join(again, lt(busy[posts.author_id], again[posts.author_id])))
                   .size() == 1u);
    BOOST_TEST((db.all(with(busy)
                           .select(users.id)
                           .from(users)
                           .where(in(users.id, select(busy[posts.author_id]).from(busy)))
                           .order_by(users.id)) == ids{1, 2}));
}

TEST_ON_EACH_BACKEND(several_of_which_one_looks_at_another) {
    auto       db = filled_blog<Backend>();
    auto const popular =
        cte<"popular">(select(posts.id, posts.author_id).from(posts).where(gt(posts.views, 5)));
    auto const authors =
        cte<"authors">(select(users.id, users.email)
                           .from(users)
                           .inner_join(popular, eq(popular[posts.author_id], users.id))
                           .where(gt(users.age, 30)));
    BOOST_TEST((db.all(with(popular.not_materialized(), authors.materialized())
                           .select_distinct(authors[users.email])
                           .from(authors)) == texts{"ada@x"}));
}

constexpr auto number = as<"number">(lit<std::int64_t{1}>);

TEST_ON_EACH_BACKEND(numbers_in_a_row) {
    auto           db      = Backend::database();
    constexpr auto numbers = recursive<"numbers">(select(number), [](auto before) {
        return select(before[number] + lit<std::int64_t{1}>)
            .from(before)
            .where(lt(before[number], lit<std::int64_t{5}>));
    });
    BOOST_TEST(
        (db.all(with(numbers).select(numbers[number]).from(numbers).order_by(numbers[number])) ==
         ids{1, 2, 3, 4, 5}));
}

constexpr auto depth = as<"depth">(lit<std::int64_t{0}>);

TEST_ON_EACH_BACKEND(trees) {
    auto       db     = filled_blog<Backend>();
    auto const thread = recursive<"thread">(
        select(posts.id, posts.title, depth).from(posts).where(eq(posts.id, 2)), [](auto above) {
            return select(posts.id, posts.title, above[depth] + lit<std::int64_t{1}>)
                .from(posts)
                .inner_join(above, eq(posts.parent_id, above[posts.id]));
        });
    auto const rows = db.all(with(thread)
                                 .select(thread[posts.title], thread[depth])
                                 .from(thread)
                                 .order_by(thread[depth]));
    BOOST_REQUIRE(rows.size() == 2u);
    BOOST_TEST(rows[0][thread[posts.title]] == "re: engines");
    BOOST_TEST(rows[1][thread[posts.title]] == "re: re: engines");
    BOOST_TEST(rows[1][thread[depth]] == 1);
}

// 1 -> 2 -> 3 -> 1: rows that have been found already are not followed again.
TEST_ON_EACH_BACKEND(graphs_with_cycles) {
    auto db = filled_blog<Backend>();
    db.run(update(posts).set(posts.parent_id = std::int64_t{4}).where(eq(posts.id, 1)));
    auto const reached = recursive_distinct<"reached">(
        select(posts.id).from(posts).where(eq(posts.id, 1)), [](auto before) {
            return select(posts.id).from(posts).inner_join(before,
                                                           eq(posts.parent_id, before[posts.id]));
        });
    BOOST_TEST((
        db.all(with(reached).select(reached[posts.id]).from(reached).order_by(reached[posts.id])) ==
        ids{1, 2, 3, 4}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
