// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

BOOST_AUTO_TEST_SUITE(integration_subqueries)

using ids   = std::vector<std::int64_t>;
using texts = std::vector<std::string>;

constexpr auto written  = as<"written">(count());
constexpr auto activity = select(posts.author_id, written, as<"best">(max(posts.views)))
                              .from(posts)
                              .group_by(posts.author_id)
                              .as<"activity">();
constexpr auto best = as<"best">(max(posts.views));

TEST_ON_EACH_BACKEND(rows_that_have_others) {
    auto       db         = filled_blog<Backend>();
    auto const their_post = select(posts.id).from(posts).where(eq(posts.author_id, users.id));
    auto const found      = [&](auto condition) {
        return db.all(select(users.id).from(users).where(condition).order_by(users.id));
    };
    BOOST_TEST((found(exists(their_post)) == ids{1, 2}));
    BOOST_TEST((found(not_exists(their_post)) == ids{3, 4, 5}));
    BOOST_TEST((found(and_(exists(their_post), gt(users.age, 30))) == ids{1}));
    BOOST_TEST((found(exists(their_post.where(gt(posts.views, 8)))) == ids{1}));
    BOOST_TEST((found(in(users.id, select(posts.author_id).from(posts))) == ids{1, 2}));
}

TEST_ON_EACH_BACKEND(values_of_queries) {
    auto       db    = filled_blog<Backend>();
    auto const other = alias<"other">(users);
    BOOST_TEST((db.all(select(users.id)
                           .from(users)
                           .where(gt(users.age, select(avg(other.age)).from(other)))
                           .order_by(users.id)) == ids{1, 4}));
    auto const views =
        scalar(select(sum(posts.views)).from(posts).where(eq(posts.author_id, users.id)));
    auto const rows =
        db.all(select(users.id, views).from(users).order_by(desc(coalesce(views, 0)), users.id));
    BOOST_REQUIRE(rows.size() == 5u);
    BOOST_TEST(rows[0][users.id] == 1);
    BOOST_TEST(rows[0][views].value() == 17);
    BOOST_TEST(rows[1][views].value() == 3);
    BOOST_TEST(!rows[2][views].has_value());
}

// A count is never null, not even of nothing; the sum of nothing is.
TEST_ON_EACH_BACKEND(values_of_queries_know_whether_they_may_be_null) {
    auto       db     = filled_blog<Backend>();
    auto const theirs = eq(posts.author_id, users.id);
    auto const number = scalar(select(count()).from(posts).where(theirs));
    auto const first  = scalar(select(posts.title).from(posts).where(theirs).limit(1));
    auto const rows   = db.all(select(number, first).from(users).order_by(users.id));
    static_assert(std::is_same_v<std::remove_cvref_t<decltype(rows[0][number])>, std::int64_t>);
    static_assert(
        std::is_same_v<std::remove_cvref_t<decltype(rows[0][first])>, std::optional<std::string>>);
    BOOST_TEST(rows[1][number] == 2);
    BOOST_TEST(rows[2][number] == 0);
    BOOST_TEST(!rows[2][first].has_value());
}

TEST_ON_EACH_BACKEND(subqueries_two_levels_deep) {
    auto       db    = filled_blog<Backend>();
    auto const reply = alias<"reply">(posts);
    // Users with a post that somebody else has answered.
    auto const answered = select(posts.id).from(posts).where(
        and_(eq(posts.author_id, users.id),
             exists(select(reply.id).from(reply).where(
                 and_(eq(reply.parent_id, posts.id), ne(reply.author_id, users.id))))));
    BOOST_TEST((db.all(select(users.id).from(users).where(exists(answered)).order_by(users.id)) ==
                ids{1, 2}));
}

TEST_ON_EACH_BACKEND(tables_that_are_queries) {
    auto       db   = filled_blog<Backend>();
    auto const rows = db.all(select(users.email, activity[written], activity[best])
                                 .from(users)
                                 .left_join(activity, eq(activity[posts.author_id], users.id))
                                 .order_by(users.id));
    BOOST_REQUIRE(rows.size() == 5u);
    static_assert(std::is_same_v<std::remove_cvref_t<decltype(rows[0][activity[written]])>,
                                 std::optional<std::int64_t>>);
    BOOST_TEST(rows[0][activity[written]].value() == 2);
    BOOST_TEST(rows[0][activity[best]].value() == 10);
    BOOST_TEST(!rows[4][activity[written]].has_value());

    auto const all = db.all(select().from(activity).order_by(activity[posts.author_id]));
    BOOST_REQUIRE(all.size() == 2u);
    static_assert(
        std::is_same_v<std::remove_cvref_t<decltype(all[0][activity[written]])>, std::int64_t>);
    BOOST_TEST(all[1][activity[posts.author_id]] == 2);
    BOOST_TEST(all[1][activity[best]] == 3);
}

TEST_ON_EACH_BACKEND(values_are_bound_in_the_order_of_the_text) {
    auto       db = filled_blog<Backend>();
    auto const some =
        select(posts.id, posts.title).from(posts).where(gt(posts.views, 2)).template as<"some">();
    BOOST_TEST((db.all(select(some[posts.title])
                           .from(some)
                           .inner_join(users, lt(users.id, 2))
                           .where(and_(ne(some[posts.title], "re: engines"), gt(users.age, 30)))
                           .order_by(some[posts.id])
                           .limit(1)) == texts{"engines"}));
}

TEST_ON_EACH_BACKEND(queries_of_queries) {
    auto       db    = filled_blog<Backend>();
    auto const inner = select(posts.author_id, posts.views)
                           .from(posts)
                           .where(gt(posts.views, 0))
                           .template as<"inner_rows">();
    auto const outer = select(inner[posts.author_id], as<"most">(max(inner[posts.views])))
                           .from(inner)
                           .group_by(inner[posts.author_id])
                           .template as<"outer_rows">();
    auto const rows = db.all(select().from(outer).order_by(outer[inner[posts.author_id]]));
    BOOST_REQUIRE(rows.size() == 2u);
    BOOST_TEST(rows[0][outer[inner[posts.author_id]]] == 1);
}

TEST_ON_EACH_BACKEND(subqueries_three_levels_deep) {
    auto       db    = filled_blog<Backend>();
    auto const other = alias<"other">(users);
    auto const reply = alias<"reply">(posts);
    // Users who have written a post that somebody older has answered, and are younger than 40.
    auto const older =
        select(other.id).from(other).where(other.id == reply.author_id && other.age > users.age);
    auto const answer = select(reply.id).from(reply).where(reply.parent_id == posts.id &&
                                                           exists(older) && users.age < 40);
    auto const found =
        select(posts.id).from(posts).where(posts.author_id == users.id && exists(answer));
    BOOST_TEST((db.all(select(users.id).from(users).where(exists(found))) == ids{2}));
}

TEST_ON_EACH_BACKEND(writes_that_answer_with_a_query) {
    auto       db     = filled_blog<Backend>();
    auto const number = scalar(select(count()).from(posts).where(posts.author_id == users.id));
    auto const rows   = db.all(
        update(users).set(users.score = 1.0).where(users.id < 4).returning(users.id, number));
    std::int64_t sum = 0;
    for (auto const& row : rows) sum += row[users.id] * 10 + row[number];
    BOOST_TEST(sum == 10 + 2 + 20 + 2 + 30 + 0);
    BOOST_TEST(db.one(delete_from(users).where(users.id == 3).returning(number)) == 0);
    BOOST_TEST(db.one(insert_into(users)
                          .values(users.email = "new@x")
                          .returning(scalar(select(max(posts.views)).from(posts))))
                   .value() == 10);
}

// The table inside is not the one outside, though it has the same name: its columns need no group.
TEST_ON_EACH_BACKEND(groups_and_a_subquery_of_the_same_table) {
    auto db = filled_blog<Backend>();
    BOOST_TEST(
        (db.all(select(posts.author_id)
                    .from(posts)
                    .group_by(posts.author_id)
                    .having(in(posts.author_id,
                               select(posts.parent_id).from(posts).where(gt(posts.views, 5))))
                    .order_by(posts.author_id)) == ids{2}));
}

TEST_ON_EACH_BACKEND(writes_that_look_elsewhere) {
    auto       db     = filled_blog<Backend>();
    auto const theirs = eq(posts.author_id, users.id);
    BOOST_TEST(db.run(update(users)
                          .set(users.age = cast<std::int32_t>(
                                   scalar(select(count()).from(posts).where(theirs))))
                          .where(exists(select(posts.id).from(posts).where(theirs)))) == 2);
    BOOST_TEST(db.find(users, 1)->age == 2);
    BOOST_TEST(db.run(delete_from(users).where(
                   not_exists(select(posts.id).from(posts).where(theirs)))) == 3);
    BOOST_TEST(db.count(users) == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
