// SPDX-License-Identifier: BSL-1.0
#include "docs/sql.hpp"

namespace docs {

using namespace orm::dsl;

constexpr users_as<"referrer"> referrer;
constexpr users_as<"others">   others;

constexpr auto longest = select(posts.author_id, as<"most">(max(posts.words)))
                             .from(posts)
                             .group_by(posts.author_id)
                             .as<"longest">();
constexpr std::int32_t some_ages[]{20, 30};
constexpr auto         ages   = unnest<"ages">(std::span<std::int32_t const>(some_ages));
constexpr auto         each   = generate_series<"each">(1, 9, 2);
constexpr auto         word   = unnest<"word">(lists.words);
constexpr auto         placed = unnest<"placed">(lists.words).with_ordinality();
constexpr auto         line   = json_array_elements<"line">(users.extra);
constexpr auto         pair   = json_each<"pair", std::string>(users.extra);
constexpr auto         writer = raw_column<"writer", std::int64_t>;
constexpr auto         busy =
    raw_query("select author_id as writer from posts where words > {}", 9).columns(writer);
constexpr auto busy_writers = busy.as<"busy">();
constexpr auto sorts = sort_choices(sort_choice<"age">(users.age), sort_choice<"name">(users.name));

constexpr auto latest  = lateral(select(posts.title)
                                     .from(posts)
                                     .where(eq(posts.author_id, users.id))
                                     .order_by(desc(posts.id))
                                     .limit(3)
                                     .as<"latest">());
constexpr auto authors = cte<"authors">(select_distinct(posts.author_id).from(posts));
constexpr auto chain   = recursive<"chain">(
    select(users.id, users.referrer_id).from(users).where(eq(users.id, 1)), [](auto above) {
        return select(users.id, users.referrer_id)
            .from(users)
            .inner_join(above, eq(above[users.referrer_id], users.id));
    });

std::vector<family> queries() {
    return {
        {"Select",
         {
             ORM_DOCS_ROW("select *", select().from(users)),
             ORM_DOCS_ROW("select columns", select(users.id, users.name).from(users)),
             ORM_DOCS_ROW("select distinct", select_distinct(users.age).from(users)),
             ORM_DOCS_ROW("distinct on", distinct_on(posts.author_id)
                                             .select(posts.author_id, posts.title)
                                             .from(posts)
                                             .order_by(posts.author_id, desc(posts.id))),
             ORM_DOCS_ROW("an alias of a column", select(as<"years">(users.age)).from(users)),
             ORM_DOCS_ROW("where", select(users.id).from(users).where(gt(users.age, 30))),
             ORM_DOCS_ROW(
                 "order by, desc, nulls last",
                 select(users.id).from(users).order_by(desc(users.email).nulls_last(), users.id)),
             ORM_DOCS_ROW("order by one of: sort_choices of sort_choice",
                          select(users.id).from(users).order_by(*sorts.find("name"))),
             ORM_DOCS_ROW("order by, asc, nulls first",
                          select(users.id).from(users).order_by(nulls_first(asc(users.email)))),
             ORM_DOCS_ROW("limit, offset",
                          select(users.id).from(users).order_by(users.id).limit(10).offset(20)),
             ORM_DOCS_ROW("rows after a cursor",
                          select(users.id)
                              .from(users)
                              .where(keyset(users.age, users.id).after(30, 7))
                              .order_by(users.age, users.id)),
             ORM_DOCS_ROW("group by, having", select(posts.author_id, count())
                                                  .from(posts)
                                                  .group_by(posts.author_id)
                                                  .having(gt(count(), 1))),
             ORM_DOCS_ROW("a comment for the logs",
                          commented<"page=start">(select(users.id).from(users))),
             ORM_DOCS_ROW("for update skip locked",
                          select(users.id).from(users).for_update(skip_locked)),
             ORM_DOCS_ROW("for update nowait", select(users.id).from(users).for_update(nowait)),
             ORM_DOCS_ROW("for no key update, for key share",
                          select(users.id).from(users).for_no_key_update()),
             ORM_DOCS_ROW("for update of", select(posts.id)
                                               .from(posts)
                                               .left_join(users, eq(users.id, posts.author_id))
                                               .for_update(of(posts))),
             ORM_DOCS_ROW("for share", select(users.id).from(users).for_share()),
             ORM_DOCS_ROW("tablesample bernoulli", select(users.id).from(tablesample(users, 10))),
             ORM_DOCS_ROW("tablesample system",
                          select(users.id).from(tablesample_blocks(users, 10).repeatable(1))),
         }},
        {"Joins",
         {
             ORM_DOCS_ROW("inner join", select(users.name, posts.title)
                                            .from(posts)
                                            .inner_join(users, eq(users.id, posts.author_id))),
             ORM_DOCS_ROW("left join", select(users.name, posts.title)
                                           .from(users)
                                           .left_join(posts, eq(posts.author_id, users.id))),
             ORM_DOCS_ROW("right join", select(users.name, posts.title)
                                            .from(posts)
                                            .right_join(users, eq(users.id, posts.author_id))),
             ORM_DOCS_ROW("full join", select(users.name, posts.title)
                                           .from(posts)
                                           .full_join(users, eq(users.id, posts.author_id))),
             ORM_DOCS_ROW("cross join",
                          select(users.name, posts.title).from(users).cross_join(posts)),
             ORM_DOCS_ROW("a table under another name",
                          select(users.name, referrer.name)
                              .from(users)
                              .inner_join(referrer, eq(referrer.id, users.referrer_id))),
             ORM_DOCS_ROW("a derived table",
                          select(users.name, longest[as<"most">(max(posts.words))])
                              .from(users)
                              .inner_join(longest, eq(longest[posts.author_id], users.id))),
             ORM_DOCS_ROW("generate_series", select(each.value).from(each)),
             ORM_DOCS_ROW("join lateral: of lateral(query.as<...>())",
                          select(users.name, latest[posts.title]).from(users).cross_join(latest)),
             ORM_DOCS_ROW(
                 "unnest",
                 select(word.value, count()).from(lists).cross_join(word).group_by(word.value)),
             ORM_DOCS_ROW(
                 "unnest with ordinality",
                 select(placed.value).from(lists).inner_join(placed, eq(placed.ordinality, 1))),
             ORM_DOCS_ROW(
                 "json_array_elements",
                 select(users.id, json_extract<"$.sku">(line.value)).from(users).cross_join(line)),
             ORM_DOCS_ROW("json_each",
                          select(users.id, pair.key, pair.value).from(users).cross_join(pair)),
             ORM_DOCS_ROW("raw_query with columns by raw_column",
                          select(users.name)
                              .from(users)
                              .inner_join(busy_writers, eq(busy_writers[writer], users.id))),
             ORM_DOCS_ROW(
                 "unnest of a list of the program",
                 select(users.name).from(users).inner_join(ages, eq(ages.value, users.age))),
         }},
        {"Queries inside of queries",
         {
             ORM_DOCS_ROW("exists",
                          select(users.id).from(users).where(exists(
                              select(posts.id).from(posts).where(eq(posts.author_id, users.id))))),
             ORM_DOCS_ROW("not exists",
                          select(users.id).from(users).where(not_exists(
                              select(posts.id).from(posts).where(eq(posts.author_id, users.id))))),
             ORM_DOCS_ROW("in (select ...)", select(users.id).from(users).where(in(
                                                 users.id, select(posts.author_id).from(posts)))),
             ORM_DOCS_ROW("a scalar subquery",
                          select(users.id, scalar(select(count()).from(posts).where(
                                               eq(posts.author_id, users.id))))
                              .from(users)),
             ORM_DOCS_ROW("comparison with a query",
                          select(users.id).from(users).where(
                              gt(users.age, select(avg(others.age)).from(others)))),
             ORM_DOCS_ROW("= any (select ...)",
                          select(users.id).from(users).where(
                              eq(users.id, any(select(posts.author_id).from(posts))))),
             ORM_DOCS_ROW("> all (select ...)",
                          select(users.id).from(users).where(
                              gt(users.age, all(select(posts.words).from(posts))))),
             ORM_DOCS_ROW(
                 "with, of a cte",
                 with(authors)
                     .select(users.name)
                     .from(users)
                     .inner_join(authors, eq(authors[posts.author_id], users.id))),
             ORM_DOCS_ROW(
                 "with ... as materialized",
                 with(authors.materialized()).select(authors[posts.author_id]).from(authors)),
             ORM_DOCS_ROW(
                 "with ... as not materialized",
                 with(authors.not_materialized()).select(authors[posts.author_id]).from(authors)),
             ORM_DOCS_ROW("with recursive; recursive_distinct for union",
                          with(chain).select(count()).from(chain)),
             ORM_DOCS_ROW("union",
                          union_(select(users.id).from(users), select(posts.id).from(posts))),
             ORM_DOCS_ROW("union all",
                          union_all(select(users.id).from(users), select(posts.id).from(posts))
                              .order_by(users.id)
                              .limit(5)),
             ORM_DOCS_ROW("intersect", intersect(select(users.id).from(users),
                                                 select(posts.author_id).from(posts))),
             ORM_DOCS_ROW("except", except(select(users.id).from(users),
                                           select(posts.author_id).from(posts))),
             ORM_DOCS_ROW("intersect all", intersect_all(select(users.id).from(users),
                                                         select(posts.author_id).from(posts))),
             ORM_DOCS_ROW("except all", except_all(select(users.id).from(users),
                                                   select(posts.author_id).from(posts))),
         }},
    };
}

}  // namespace docs
