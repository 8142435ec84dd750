// SPDX-License-Identifier: BSL-1.0
#include "docs/sql.hpp"

namespace docs {

using namespace orm::dsl;

constexpr auto by_age = as<"by_age">(partition_by(users.age));

std::vector<family> windows_and_groups() {
    return {
        {"Aggregates and groups",
         {
             ORM_DOCS_ROW("count(*)", count()),
             ORM_DOCS_ROW("count(x)", count(users.email)),
             ORM_DOCS_ROW("count(distinct x)", count_distinct(users.age)),
             ORM_DOCS_ROW("sum", sum(users.score)),
             ORM_DOCS_ROW("sum(distinct x)", sum_distinct(users.score)),
             ORM_DOCS_ROW("sum of whole numbers", sum(users.age) / 2),
             ORM_DOCS_ROW("avg", avg(users.age)),
             ORM_DOCS_ROW("avg(distinct x)", avg_distinct(users.age)),
             ORM_DOCS_ROW("min, max", max(users.age)),
             ORM_DOCS_ROW("bool_and, every", bool_and(gt(users.age, 17))),
             ORM_DOCS_ROW("bool_or", bool_or(gt(users.age, 17))),
             ORM_DOCS_ROW("stddev_samp, stddev_pop", stddev_samp(users.score)),
             ORM_DOCS_ROW("var_samp, var_pop", var_samp(users.score)),
             ORM_DOCS_ROW("percentile_cont(p) within group",
                          percentile_cont(0.5).within_group(users.age)),
             ORM_DOCS_ROW("percentile_disc(p) within group",
                          percentile_disc(0.9).within_group(desc(users.name))),
             ORM_DOCS_ROW("mode() within group", mode().within_group(users.age)),
             ORM_DOCS_ROW("filter (where ...)", count().filter(gt(users.age, 30))),
             ORM_DOCS_ROW("string_agg, group_concat", string_agg(users.name, ", ")),
             ORM_DOCS_ROW("string_agg ... order by",
                          string_agg(users.name, ", ").order_by(users.age)),
             ORM_DOCS_ROW("string_agg(distinct x)", string_agg_distinct(users.name)),
             ORM_DOCS_ROW("json_arrayagg", json_group_array(users.name)),
             ORM_DOCS_ROW("json_objectagg", json_group_object(users.name, users.age)),
             ORM_DOCS_ROW("group by rollup", select(posts.author_id, sum(posts.words))
                                                 .from(posts)
                                                 .group_by(rollup(posts.author_id))),
             ORM_DOCS_ROW("group by cube", select(posts.author_id, posts.title, count())
                                               .from(posts)
                                               .group_by(cube(posts.author_id, posts.title))),
             ORM_DOCS_ROW("grouping sets",
                          select(posts.author_id, count())
                              .from(posts)
                              .group_by(grouping_sets(posts.author_id, group_of()))),
             ORM_DOCS_ROW("sets of sets",
                          select(posts.author_id, posts.title, count())
                              .from(posts)
                              .group_by(grouping_sets(rollup(posts.author_id), posts.title))),
             ORM_DOCS_ROW("grouping", select(posts.author_id, grouping(posts.author_id))
                                          .from(posts)
                                          .group_by(rollup(posts.author_id))),
         }},
        {"Windows",
         {
             ORM_DOCS_ROW("row_number() over (...)",
                          row_number().over(orm::dsl::order_by(users.age))),
             ORM_DOCS_ROW(
                 "rank, dense_rank",
                 orm::dsl::rank().over(partition_by(users.age).order_by(desc(users.score)))),
             ORM_DOCS_ROW("percent_rank, cume_dist",
                          percent_rank().over(orm::dsl::order_by(users.age))),
             ORM_DOCS_ROW("ntile", ntile(4).over(orm::dsl::order_by(users.age))),
             ORM_DOCS_ROW("lag, lead", lag(users.age, 1, 0).over(orm::dsl::order_by(users.id))),
             ORM_DOCS_ROW("first_value, last_value",
                          first_value(users.name).over(orm::dsl::order_by(users.age))),
             ORM_DOCS_ROW("nth_value",
                          nth_value(users.name, 2).over(orm::dsl::order_by(users.age))),
             ORM_DOCS_ROW("an aggregate over a window",
                          sum(users.score).over(partition_by(users.age))),
             ORM_DOCS_ROW("string_agg over a window, and the other lists",
                          string_agg(users.name, ", ").over(orm::dsl::order_by(users.age))),
             ORM_DOCS_ROW("filter and over", count().filter(gt(users.age, 30)).over()),
             ORM_DOCS_ROW("rows between",
                          avg(users.score)
                              .over(orm::dsl::order_by(users.id).rows(preceding(2), current_row))),
             ORM_DOCS_ROW("range between", sum(users.score)
                                               .over(orm::dsl::order_by(users.age).range(
                                                   preceding(5), following(5)))),
             ORM_DOCS_ROW("groups between", sum(users.score)
                                                .over(orm::dsl::order_by(users.age).groups(
                                                    preceding(1), current_row))),
             ORM_DOCS_ROW("exclude", sum(users.score)
                                         .over(orm::dsl::order_by(users.age)
                                                   .rows(unbounded_preceding, unbounded_following)
                                                   .exclude_current_row())),
             ORM_DOCS_ROW("window ... as",
                          select(sum(users.score).over(by_age), count().over(by_age))
                              .from(users)
                              .window(by_age)),
             ORM_DOCS_ROW("over (w order by ...)",
                          select(orm::dsl::rank().over(by_age.order_by(desc(users.score))))
                              .from(users)
                              .window(by_age)),
             ORM_DOCS_ROW(
                 "range between interval",
                 count().over(
                     orm::dsl::order_by(users.joined).range(preceding(std::chrono::hours(24))))),
         }},
    };
}

}  // namespace docs
