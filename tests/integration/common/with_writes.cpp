// SPDX-License-Identifier: BSL-1.0
#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

BOOST_AUTO_TEST_SUITE(integration_with_writes)

using ids = std::vector<std::int64_t>;

constexpr auto written = as<"written">(count());
constexpr auto busy =
    cte<"busy">(select(posts.author_id, written).from(posts).group_by(posts.author_id));

TEST_ON_EACH_BACKEND(an_update_of_what_a_query_has_found) {
    auto db = filled_blog<Backend>();
    BOOST_TEST(db.run(with(busy)
                          .update(users)
                          .set(users.age = 99, users.name = "busy")
                          .from(busy)
                          .where(and_(eq(busy[posts.author_id], users.id), gte(busy[written], 2),
                                      lt(users.age, 30)))) == 1);
    BOOST_TEST((db.all(select(users.id).from(users).where(eq(users.age, 99))) == ids{2}));
}

TEST_ON_EACH_BACKEND(a_delete_that_answers_with_its_rows) {
    auto       db   = filled_blog<Backend>();
    auto const idle = cte<"idle">(select(users.id).from(users).where(
        not_exists(select(posts.id).from(posts).where(eq(posts.author_id, users.id)))));
    auto       gone = db.all(with(idle)
                                 .delete_from(users)
                                 .where(in(users.id, select(idle[users.id]).from(idle)))
                                 .where(gt(users.age, 0))
                                 .returning(users.id));
    std::sort(gone.begin(), gone.end());
    BOOST_TEST((gone == ids{3, 4}));
    BOOST_TEST(db.count(users) == 3);
}

TEST_ON_EACH_BACKEND(a_delete_using_rows_of_a_query) {
    auto       db   = filled_blog<Backend>();
    auto const dull = cte<"dull">(select(posts.id).from(posts).where(lt(posts.views, 1)));
    BOOST_TEST(db.run(with(dull).delete_from(posts).using_(dull).where(
                   eq(dull[posts.id], posts.id))) == 1);
    BOOST_TEST(db.count(posts) == 3);
}

TEST_ON_EACH_BACKEND(an_insert_of_what_a_query_has_found) {
    auto       db   = filled_blog<Backend>();
    auto const mark = with(busy)
                          .insert_into(grades)
                          .columns(grades.user_id, grades.subject)
                          .select(select(busy[posts.author_id], text_lit<"writing">).from(busy));
    BOOST_TEST(db.run(mark) == 2);
    BOOST_TEST(
        db.run(mark.on_conflict(grades.user_id, grades.subject).do_update(grades.points = 7)) == 2);
    BOOST_TEST(db.count(select(grades.user_id).from(grades).where(eq(grades.points, 7))) == 2);
}

TEST_ON_EACH_BACKEND(a_row_with_a_value_of_a_named_query) {
    auto       db = filled_blog<Backend>();
    auto const most =
        scalar(select(max(busy[written])).from(busy).where(eq(busy[posts.author_id], 2)));
    db.run(with(busy).insert_into(posts).values(
        posts.author_id = 3, posts.title = "most",
        posts.views = cast<std::int32_t>(coalesce(most, std::int64_t{0}))));
    BOOST_TEST(db.one(select(posts.views).from(posts).where(eq(posts.title, "most"))) == 2);
}

TEST_ON_EACH_BACKEND(a_row_that_is_there_is_changed_where_a_query_says_so) {
    auto       db    = filled_blog<Backend>();
    auto const raise = [&](std::int32_t age) {
        return db.run(with(busy)
                          .insert_into(users)
                          .values(users.email = "bob@x", users.age = age)
                          .on_conflict(users.email)
                          .do_update_where(in(users.id, select(busy[posts.author_id]).from(busy)) &&
                                               users.age < excluded(users.age),
                                           users.age = excluded(users.age)));
    };
    BOOST_TEST(raise(10) == 0);
    BOOST_TEST(raise(30) == 1);
    BOOST_TEST(db.find(users, 2)->age == 30);
}

TEST_ON_EACH_BACKEND(an_absent_filter_is_refused_here_too) {
    auto db = filled_blog<Backend>();
    BOOST_CHECK_THROW(db.run(with(busy).delete_from(users).where(when(false, eq(users.id, 1)))),
                      orm::missing_filter);
    BOOST_TEST(db.count(users) == 5);
}

// Only one engine has writes in `with`: the others are not asked for the text.
template <class Backend, class Test>
void where_with_takes_writes(Test&& test) {
    if constexpr (Backend::dialect::facts.features.contains(orm::feature::writes_in_with)) {
        auto db = filled_blog<Backend>();
        test(db);
    } else {
        BOOST_TEST(true);
    }
}

TEST_ON_EACH_BACKEND(rows_that_a_delete_moves) {
    where_with_takes_writes<Backend>([](auto& db) {
        auto const gone = cte<"gone">(
            delete_from(posts).where(lt(posts.views, 5)).returning(posts.author_id, posts.title));
        BOOST_TEST(
            db.run(with(gone)
                       .insert_into(grades)
                       .columns(grades.user_id, grades.subject)
                       .select(select(gone[posts.author_id], gone[posts.title]).from(gone))) == 2);
        BOOST_TEST(db.count(posts) == 2);
        BOOST_TEST(db.count(grades) == 2);
    });
}

TEST_ON_EACH_BACKEND(rows_that_an_insert_makes) {
    where_with_takes_writes<Backend>([](auto& db) {
        auto const made = cte<"made">(insert_into(users)
                                          .values(users.email = "new@x", users.age = 3)
                                          .returning(users.id, users.email));
        auto const rows = db.all(with(made).select(made[users.id], made[users.email]).from(made));
        BOOST_REQUIRE(rows.size() == 1u);
        BOOST_TEST(rows[0][made[users.id]] == 6);
        BOOST_TEST(db.count(users) == 6);
        auto const none =
            cte<"none">(delete_from(users).where(when(false, eq(users.id, 1))).returning());
        BOOST_CHECK_THROW(db.all(with(none).select(none[users.id]).from(none)),
                          orm::missing_filter);
        // Nothing is bound in this one.
        auto const bare =
            cte<"bare">(delete_from(users).where(when(false, users.id == users.age)).returning());
        BOOST_CHECK_THROW(db.all(with(bare).select(bare[users.id]).from(bare)),
                          orm::missing_filter);
        BOOST_TEST(db.count(users) == 6);
    });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
