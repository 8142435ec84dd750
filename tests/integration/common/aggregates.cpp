// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

BOOST_AUTO_TEST_SUITE(integration_aggregates)

TEST_ON_EACH_BACKEND(over_all_rows) {
    auto       db  = filled_blog<Backend>();  // ages 36, 20, 20, 51, 0; scores 9.5, 4, 7.25
    auto const row = db.one(select(count(), count(users.score), count_distinct(users.age),
                                   sum(users.age), sum_distinct(users.age), avg(users.age),
                                   avg_distinct(users.age), min(users.age), max(users.age))
                                .from(users));
    BOOST_TEST(row.template get<0>() == 5);
    BOOST_TEST(row.template get<1>() == 3);
    BOOST_TEST(row.template get<2>() == 4);
    BOOST_TEST(row.template get<3>().value() == 127);
    BOOST_TEST(row.template get<4>().value() == 107);
    BOOST_TEST(row.template get<5>().value() == 25.4);
    BOOST_TEST(row.template get<6>().value() == 26.75);
    BOOST_TEST(row.template get<7>().value() == 0);
    BOOST_TEST(row.template get<8>().value() == 51);
}

TEST_ON_EACH_BACKEND(of_conditions) {
    auto       db   = filled_blog<Backend>();
    auto const high = bool_or(users.score > 9.0);
    auto const rows = db.all(select(users.age, bool_and(users.role == role::author), high)
                                 .from(users)
                                 .group_by(users.age)
                                 .having(bool_and(users.id < 5))
                                 .order_by(users.age));
    BOOST_REQUIRE(rows.size() == 3);  // 20, 36, 51
    BOOST_TEST(rows[0][bool_and(users.role == role::author)]);
    BOOST_TEST(rows[0][high].value() == false);  // of 4.0 and a null
    BOOST_TEST(rows[1][high].value());
    BOOST_TEST(!rows[2][bool_and(users.role == role::author)]);
    BOOST_TEST(
        !db.one(select(bool_or(users.age > 1)).from(users).where(users.id == 0)).has_value());
    BOOST_TEST(
        !db.one(select(bool_and(users.score > 1.0)).from(users).where(users.id == 3)).has_value());
}

TEST_ON_EACH_BACKEND(of_other_types_than_integers) {
    auto       db  = filled_blog<Backend>();
    auto const row = db.one(
        select(sum(users.score), avg(users.score), min(users.email), max(users.name)).from(users));
    BOOST_TEST(row.template get<0>().value() == 20.75);
    BOOST_TEST(row.template get<1>().value() == 20.75 / 3);
    BOOST_TEST(row.template get<2>().value() == "ada@x");
    BOOST_TEST(row.template get<3>().value() == "Dee");
}

TEST_ON_EACH_BACKEND(over_no_rows_they_are_null_and_counts_are_zero) {
    auto       db = empty_blog<Backend>();
    auto const row =
        db.one(select(count(), count(users.age), sum(users.age), avg(users.age), min(users.email),
                      count_distinct(users.email), sum(users.age).filter(users.age > 1),
                      count().filter(users.age > 1), sum(users.age) + 1)
                   .from(users));
    BOOST_TEST(row.template get<0>() == 0);
    BOOST_TEST(row.template get<1>() == 0);
    BOOST_TEST(!row.template get<2>().has_value());
    BOOST_TEST(!row.template get<3>().has_value());
    BOOST_TEST(!row.template get<4>().has_value());
    BOOST_TEST(row.template get<5>() == 0);
    BOOST_TEST(!row.template get<6>().has_value());
    BOOST_TEST(row.template get<7>() == 0);
    BOOST_TEST(!row.template get<8>().has_value());
    BOOST_TEST(db.one(select(coalesce(sum(users.age), 0)).from(users)) == 0);
    BOOST_TEST(db.all(select(users.role, sum(users.age)).from(users).group_by(users.role)).empty());
}

TEST_ON_EACH_BACKEND(over_nulls_only) {
    auto       db  = filled_blog<Backend>();
    auto const row = db.one(select(count(users.score), sum(users.score), max(users.name))
                                .from(users)
                                .where(in(users.id, {3, 5})));
    BOOST_TEST(row.template get<0>() == 0);
    BOOST_TEST(!row.template get<1>().has_value());
    BOOST_TEST(!row.template get<2>().has_value());
}

TEST_ON_EACH_BACKEND(groups) {
    auto           db    = filled_blog<Backend>();
    constexpr auto total = as<"total">(count());
    auto const     all   = db.all(select(users.role, total, sum(users.age), max(users.score))
                                      .from(users)
                                      .group_by(users.role)
                                      .order_by(desc(total), users.role));
    BOOST_REQUIRE(all.size() == 4);
    BOOST_TEST((all[0][users.role] == role::author));
    BOOST_TEST(all[0][total] == 2);
    BOOST_TEST(all[0][sum(users.age)] == 40);  // never null: a group has rows
    BOOST_TEST(all[0][max(users.score)].value() == 4.0);
    BOOST_TEST((all[3][users.role] == role::viewer));
    BOOST_TEST(!all[3][max(users.score)].has_value());
}

TEST_ON_EACH_BACKEND(nulls_are_a_group) {
    auto       db  = filled_blog<Backend>();
    auto const all = db.all(select(posts.parent_id, count())
                                .from(posts)
                                .group_by(posts.parent_id)
                                .order_by(nulls_first(posts.parent_id)));
    BOOST_REQUIRE(all.size() == 3);
    BOOST_TEST(!all[0][posts.parent_id].has_value());
    BOOST_TEST(all[0][count()] == 1);
    BOOST_TEST(all[1][count()] == 2);
}

TEST_ON_EACH_BACKEND(having_decides_on_groups) {
    auto       db   = filled_blog<Backend>();
    auto const ages = [&](auto condition) {
        return db.all(select(users.age).from(users).group_by(users.age).having(condition).order_by(
            users.age));
    };
    using numbers = std::vector<std::int32_t>;
    BOOST_TEST((ages(count() > 1) == numbers{20}));
    BOOST_TEST((ages(count() == 1 && users.age > 0) == numbers{36, 51}));
    BOOST_TEST((ages(max(users.score) > 5.0) == numbers{36, 51}));
    BOOST_TEST((ages(is_null(max(users.score))) == numbers{0}));
}

TEST_ON_EACH_BACKEND(groups_of_expressions_and_of_several_columns) {
    auto           db     = filled_blog<Backend>();
    constexpr auto decade = as<"decade">(users.age / lit<10>);
    auto const all = db.all(select(decade, count()).from(users).group_by(decade).order_by(decade));
    BOOST_REQUIRE(all.size() == 4);
    BOOST_TEST(all[1][decade] == 2);  // never null, as 10 is not zero
    BOOST_TEST(all[1][count()] == 2);
    BOOST_TEST(
        db.all(select(users.age, users.role, count()).from(users).group_by(users.age, users.role))
            .size() == 4);
}

TEST_ON_EACH_BACKEND(parts_of_what_is_grouped_by_with_values_in_them) {
    auto       db     = filled_blog<Backend>();
    auto const decade = users.age / std::int32_t{10};
    auto const since  = decade * 10;
    auto const all    = db.all(select(since, count())
                                   .from(users)
                                   .group_by(decade)
                                   .having(decade > 1)
                                   .order_by(desc(decade + 1), since));
    BOOST_REQUIRE(all.size() == 3);
    BOOST_TEST(all[0][since].value() == 50);
    BOOST_TEST(all[2][since].value() == 20);
    BOOST_TEST(all[2][count()] == 2);
    BOOST_TEST(db.all(select(count()).from(users).group_by(decade).having(decade * 2 == 4)) ==
               std::vector<std::int64_t>{2});
}

TEST_ON_EACH_BACKEND(a_grouped_key_stands_for_its_whole_row) {
    auto       db  = filled_blog<Backend>();
    auto const all = db.all(select(users.email, count(posts.id), max(posts.views))
                                .from(users)
                                .left_join(posts, posts.author_id == users.id)
                                .group_by(users.id)
                                .order_by(users.id));
    BOOST_REQUIRE(all.size() == 5);
    BOOST_TEST(all[0][users.email] == "ada@x");
    BOOST_TEST(all[0][count(posts.id)] == 2);
    BOOST_TEST(all[0][max(posts.views)].value() == 10);
    BOOST_TEST(all[2][count(posts.id)] == 0);
    BOOST_TEST(!all[2][max(posts.views)].has_value());
}

// Of numbers of 64 bits, whose sum is no such number to PostgreSQL.
TEST_ON_EACH_BACKEND(a_sum_is_a_whole_number_wherever_it_stands) {
    auto       db    = filled_blog<Backend>();  // ids 1 to 5
    auto const total = sum(users.id);
    auto const even  = total.filter(users.id % 2 == 0);
    auto const row   = db.one(select(total / 2, coalesce(total, 0) / 2, abs(total) / 2, -total / 2,
                                     total % 4, even / 4, cast<std::string>(total / 4),
                                     cast<std::string>(avg(users.id + users.age)),
                                     sum(case_when(users.id > 1, users.id).else_(0)) / 4,
                                     greatest(total / 2, 1), total * 0.5)
                                  .from(users));
    BOOST_TEST(row.template get<0>().value() == 7);
    BOOST_TEST(row.template get<1>().value() == 7);
    BOOST_TEST(row.template get<2>().value() == 7);
    BOOST_TEST(row.template get<3>().value() == -7);
    BOOST_TEST(row.template get<4>().value() == 3);
    BOOST_TEST(row.template get<5>().value() == 1);
    BOOST_TEST(row.template get<6>().value() == "3");
    BOOST_TEST(row.template get<7>().value() == "28.4");
    BOOST_TEST(row.template get<8>().value() == 3);
    BOOST_TEST(row.template get<9>().value() == 7);
    BOOST_TEST(row.template get<10>().value() == 7.5);
    BOOST_TEST(db.one(select(total.over() / 2).from(users).limit(1)).value() == 7);
    BOOST_TEST(
        db.one(select(scalar(select(total / 2).from(users)) * 2).from(tags).limit(1)).value() ==
        14);
}

TEST_ON_EACH_BACKEND(groups_are_chosen_and_written_by_whole_sums) {
    auto       db   = filled_blog<Backend>();
    auto const mean = sum(users.id) / count();
    using ids       = std::vector<std::int64_t>;
    // Those of 20 years are 2 and 3, which is 2.5 to numeric.
    BOOST_TEST((db.all(select(sum(users.id)).from(users).group_by(users.age).having(mean == 2)) ==
                ids{5}));
    BOOST_TEST(db.one(select(sum(users.id) * 100 / sum(sum(users.id)).over())
                          .from(users)
                          .group_by(users.age)
                          .order_by(desc(count()))
                          .limit(1))
                   .value() == 33);
    db.run(insert_into(tags)
               .columns(tags.label)
               .select(select(cast<std::string>(coalesce(sum(users.id) / 2, 0))).from(users)));
    BOOST_TEST(db.count(select().from(tags).where(tags.label == "7")) == 1);
    db.run(insert_into(grades)
               .columns(grades.user_id, grades.subject, grades.points)
               .select(select(lit<1>, text_lit<"mean">,
                              cast<std::int32_t>(coalesce(sum(users.id) / 2, 0)))
                           .from(users)));
    BOOST_TEST(db.one(select(grades.points).from(grades).where(grades.subject == "mean")) == 7);
}

TEST_ON_EACH_BACKEND(filtered_aggregates) {
    auto       db      = filled_blog<Backend>();
    auto const writers = count().filter(users.role == role::author);
    auto const ages    = sum(users.age).filter(users.age > 30);
    auto const row     = db.one(select(count(), writers, ages).from(users));
    BOOST_TEST(row[count()] == 5);
    BOOST_TEST(row[writers] == 2);
    BOOST_TEST(row[ages].value() == 87);
    BOOST_TEST(db.one(select(count(case_when(users.age > 30, 1))).from(users)) == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
