// SPDX-License-Identifier: BSL-1.0
// What only PostgreSQL has in a select.
#include <boost/test/unit_test.hpp>

#include <cmath>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {
namespace {

using ids   = std::vector<std::int64_t>;
using texts = std::vector<std::string>;

auto filled() { return filled_blog<postgres_server>(); }

/// A second connection to the same tables.
orm::postgres::database beside(orm::postgres::database& db) {
    return orm::postgres::open(
        postgres::server(),
        {.on_open = "set search_path to " + db.backend().query("show search_path")});
}

constexpr auto sorted = select(users.id).from(users).order_by(users.id);
constexpr auto first  = select(users.id).from(users).where(users.id == 1);

/// What of five users is left to another connection, while a statement here locks the first.
template <class Locking, class Asking>
ids left_by(Locking locking, Asking asking) {
    auto db    = filled();
    auto other = beside(db);
    ids  left;
    db.transaction([&](auto& tx) {
        BOOST_TEST((tx.all(locking) == ids{1}));
        left = other.all(asking);
        BOOST_TEST((other.all(sorted) == ids{1, 2, 3, 4, 5}));
    });
    BOOST_TEST((other.all(asking) == ids{1, 2, 3, 4, 5}));
    return left;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_postgres_queries)

BOOST_AUTO_TEST_CASE(the_first_row_of_each_key) {
    auto       db   = filled();
    auto const best = distinct_on(posts.author_id)
                          .select(posts.author_id, posts.title)
                          .from(posts)
                          .order_by(posts.author_id, desc(posts.views));
    auto const rows = db.all(best);
    BOOST_TEST_REQUIRE(rows.size() == 2u);
    BOOST_TEST(rows[0][posts.author_id] == 1);
    BOOST_TEST(rows[0][posts.title] == "engines");
    BOOST_TEST(rows[1][posts.title] == "re: engines");
    BOOST_TEST(db.count(best) == 2);
    BOOST_TEST(db.all(distinct_on(users.age, users.role).select(users.id).from(users)).size() ==
               4u);
    auto const whole =
        db.all(distinct_on(users.age).select().from(users).order_by(desc(users.age), users.id));
    static_assert(std::is_same_v<decltype(whole), std::vector<user> const>);
    BOOST_TEST((whole[1] == *db.find(users, 1)));
    BOOST_TEST((whole[2] == *db.find(users, 2)));
}

BOOST_AUTO_TEST_CASE(queries_that_see_the_tables_before_them) {
    auto           db     = filled();
    constexpr auto newest = lateral(select(posts.title, posts.views)
                                        .from(posts)
                                        .where(posts.author_id == users.id)
                                        .order_by(desc(posts.id))
                                        .limit(1)
                                        .as<"newest">());
    constexpr auto query  = select(users.id, newest[posts.title]).from(users);
    auto const     inner  = db.all(query.cross_join(newest).order_by(users.id));
    BOOST_TEST_REQUIRE(inner.size() == 2u);
    BOOST_TEST(inner[0][newest[posts.title]] == "re: re: engines");
    BOOST_TEST(inner[1][newest[posts.title]] == "no");
    auto const outer =
        db.all(query.left_join(newest, newest[posts.views] > 5).order_by(users.id).limit(2));
    static_assert(std::is_same_v<std::remove_cvref_t<decltype(outer[0][newest[posts.title]])>,
                                 std::optional<std::string>>);
    BOOST_TEST(outer[0][newest[posts.title]].value() == "re: re: engines");
    BOOST_TEST(!outer[1][newest[posts.title]].has_value());
    BOOST_TEST(db.all(query.inner_join(newest, newest[posts.views] < 5)).size() == 1u);
}

BOOST_AUTO_TEST_CASE(comparisons_with_all_rows_of_a_query) {
    auto       db    = filled();
    auto const views = select(posts.views).from(posts);  // 10, 3, 0, 7
    auto const asked = [&](auto condition) {
        return db.all(select(users.id).from(users).where(condition).order_by(users.id));
    };
    BOOST_TEST((asked(users.age > all(views)) == ids{1, 2, 3, 4}));
    BOOST_TEST((asked(users.age <= any(views)) == ids{5}));
    BOOST_TEST((asked(eq(users.id, any(select(posts.author_id).from(posts)))) == ids{1, 2}));
    BOOST_TEST((asked(ne(users.id, all(select(posts.author_id).from(posts)))) == ids{3, 4, 5}));
    // Nothing is less than all of nothing, and everything is.
    BOOST_TEST((asked(lt(users.age, all(views.where(posts.views > 99)))).size() == 5u));
    BOOST_TEST((asked(lt(users.age, any(views.where(posts.views > 99)))).empty()));
}

BOOST_AUTO_TEST_CASE(set_operations_that_count_rows) {
    auto       db      = filled();
    auto const writers = select(posts.author_id).from(posts);  // 1, 2, 2, 1
    auto const all     = select(users.id).from(users);
    BOOST_TEST((db.all(except_all(writers, all).order_by(posts.author_id)) == ids{1, 2}));
    BOOST_TEST((db.all(except(writers, all)).empty()));
    BOOST_TEST((db.all(intersect_all(writers, writers.where(posts.views < 5))) == ids{2, 2}));
    BOOST_TEST((db.all(intersect(writers, writers.where(posts.views < 5))) == ids{2}));
}

BOOST_AUTO_TEST_CASE(groups_of_every_combination) {
    auto           db  = filled();
    constexpr auto who = grouping(posts.author_id);
    constexpr auto to  = grouping(posts.parent_id);
    // Pairs 1 and none, 2 and 1, 2 and 1, 1 and 2.
    auto const rows = db.all(select(posts.author_id, posts.parent_id, count(), who, to)
                                 .from(posts)
                                 .group_by(cube(posts.author_id, posts.parent_id))
                                 .order_by(who, to, posts.author_id, posts.parent_id));
    BOOST_TEST_REQUIRE(rows.size() == 9u);
    std::string seen;
    for (auto const& row : rows) {
        auto const text = [](auto const& value) { return value ? std::to_string(*value) : "-"; };
        seen += text(row[posts.author_id]) + text(row[posts.parent_id]) + ':' +
                std::to_string(row[count()]) + ' ';
    }
    BOOST_TEST(seen == "12:1 1-:1 21:2 1-:2 2-:2 -1:2 -2:1 --:1 --:4 ");
    auto const totals = db.all(select(posts.author_id, sum(posts.views))
                                   .from(posts)
                                   .group_by(rollup(posts.author_id))
                                   .order_by(nulls_last(posts.author_id)));
    BOOST_TEST_REQUIRE(totals.size() == 3u);
    BOOST_TEST(totals[1][sum(posts.views)].value() == 3);
    BOOST_TEST(!totals[2][posts.author_id].has_value());
    BOOST_TEST(totals[2][sum(posts.views)].value() == 20);
}

BOOST_AUTO_TEST_CASE(how_far_values_are_from_their_average) {
    auto       db    = filled();  // 36, 20, 20, 51, 0: squares about 25.4 are 294.24
    auto const close = [](std::optional<double> value, double expected) {
        return value && std::abs(*value - expected) < 1e-9;
    };
    auto const row =
        db.one(select(var_pop(users.age), var_samp(users.age), stddev_pop(users.age),
                      stddev_samp(users.age), stddev_samp(users.age).filter(users.id == 1))
                   .from(users));
    BOOST_TEST(close(row.get<0>(), 294.24));
    BOOST_TEST(close(row.get<1>(), 294.24 * 5 / 4));
    BOOST_TEST(close(row.get<2>(), std::sqrt(294.24)));
    BOOST_TEST(close(row.get<3>(), std::sqrt(294.24 * 5 / 4)));
    BOOST_TEST(!row.get<4>().has_value());  // one value is no sample
    auto const spread = stddev_pop(users.score).over(partition_by(users.age));
    for (auto const& value : db.all(select(spread).from(users).where(is_not_null(users.score))))
        BOOST_TEST((value == 0.0));
}

BOOST_AUTO_TEST_CASE(one_of_all_values_by_their_order) {
    auto       db  = filled();  // 36, 20, 20, 51, 0
    auto const row = db.one(
        select(percentile_cont(0.5).within_group(users.age),
               percentile_cont(0.5).within_group(users.age).filter(ne(users.age, 20)),
               percentile_cont(0.125).within_group(users.age),
               percentile_disc(0.75).within_group(desc(users.age)), mode().within_group(users.age),
               mode().within_group(users.age).filter(gt(users.age, 100)))
            .from(users));
    BOOST_TEST(row.get<0>().value() == 20.0);
    BOOST_TEST(row.get<1>().value() == 36.0);
    BOOST_TEST(row.get<2>().value() == 10.0);  // half way from 0 to 20
    BOOST_TEST(row.get<3>().value() == 20);
    BOOST_TEST(row.get<4>().value() == 20);
    BOOST_TEST(!row.get<5>().has_value());
}

BOOST_AUTO_TEST_CASE(rows_that_others_have_locked_are_left_out_or_refused) {
    ids const all{1, 2, 3, 4, 5};
    ids const rest{2, 3, 4, 5};
    BOOST_TEST((left_by(first.for_update(), sorted.for_update(skip_locked)) == rest));
    BOOST_TEST((left_by(first.for_update(), sorted.for_key_share(skip_locked)) == rest));
    BOOST_TEST((left_by(first.for_no_key_update(), sorted.for_key_share(skip_locked)) == all));
    BOOST_TEST((left_by(first.for_no_key_update(), sorted.for_share(skip_locked)) == rest));
    BOOST_TEST((left_by(first.for_share(), sorted.for_share(skip_locked)) == all));
    BOOST_TEST((left_by(first.for_share(), sorted.for_no_key_update(skip_locked)) == rest));
    BOOST_TEST((left_by(first.for_key_share(), sorted.for_no_key_update(skip_locked)) == all));
    BOOST_TEST((left_by(first.for_key_share(), sorted.for_update(skip_locked)) == rest));
    auto db    = filled();
    auto other = beside(db);
    db.transaction([&](auto& tx) {
        tx.all(first.for_update());
        BOOST_CHECK_THROW(other.all(sorted.for_share(nowait)), orm::busy);
        BOOST_TEST((other.all(select(users.id)
                                  .from(users)
                                  .where(users.id > 3)
                                  .order_by(users.id)
                                  .for_update(nowait)) == ids{4, 5}));
    });
}

BOOST_AUTO_TEST_CASE(rows_of_some_tables_are_locked) {
    auto           db      = filled();
    auto           other   = beside(db);
    constexpr auto written = select(posts.id)
                                 .from(posts)
                                 .inner_join(users, users.id == posts.author_id)
                                 .order_by(posts.id);
    db.transaction([&](auto& tx) {
        tx.all(first.for_update());
        BOOST_TEST((other.all(written.for_update(of(posts), skip_locked)) == ids{1, 2, 3, 4}));
        BOOST_TEST((other.all(written.for_share(of(posts, users), skip_locked)) == ids{2, 3}));
        BOOST_TEST((other.all(written.for_no_key_update(of(users), skip_locked)) == ids{2, 3}));
        BOOST_TEST((other.all(written.for_key_share(of(posts), skip_locked)).size() == 4u));
    });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
