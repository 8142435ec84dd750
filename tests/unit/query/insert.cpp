// SPDX-License-Identifier: BSL-1.0
#include <orm/query/insert.hpp>

#include <boost/test/unit_test.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto one = insert_into(posts).values(posts.author_id = 1, posts.title = "x");

static_assert(in_sqlite(one) == R"(insert into "posts" ("author_id", "title") values (?, ?))");
static_assert(in_postgres(one) == R"(insert into "posts" ("author_id", "title") values ($1, $2))");
static_assert(in_sqlite(insert_into(posts).values(posts.title     = concat("a", "b"),
                                                  posts.author_id = lit<7>)) ==
              R"(insert into "posts" ("title", "author_id") values (? || ?, 7))");

// A whole struct leaves out what the database makes; many look like one.
static_assert(in_sqlite(insert_into(votes).values(vote{})) ==
              R"(insert into "votes" ("user_id", "post_id", "stars") values (?, ?, ?))");
static_assert(in_postgres(insert_into(votes).values(std::span<vote const>())) ==
              R"(insert into "poll"."votes" ("user_id", "post_id", "stars") )"
              R"(select * from unnest($1, $2, $3))");
static_assert(in_sqlite(insert_into(votes).values(std::span<vote const>())) ==
              in_sqlite(insert_into(votes).values(vote{})));

// Columns that the client computes are added, unless they are given.
static_assert(in_sqlite(insert_into(notes).default_values()) ==
              R"(insert into "notes" ("made", "changed") values (?, ?))");
static_assert(in_sqlite(insert_into(notes).values(notes.made = 5)) ==
              R"(insert into "notes" ("made", "changed") values (?, ?))");

static_assert(in_sqlite(one.returning()) ==
              R"(insert into "posts" ("author_id", "title") values (?, ?) )"
              R"(returning "id", "author_id", "editor_id", "title", "words", "letters")");
static_assert(in_sqlite(one.returning(posts.id, as<"shout">(upper(posts.title)))) ==
              R"(insert into "posts" ("author_id", "title") values (?, ?) )"
              R"(returning "id", upper("title") as "shout")");
static_assert(in_sqlite(one.on_conflict().do_nothing().returning(posts.id)) ==
              R"(insert into "posts" ("author_id", "title") values (?, ?) )"
              R"(on conflict do nothing returning "id")");

// SQLite writes the keys that it is given.
constexpr auto keyed =
    insert_into(posts).values(posts.id = 9, posts.author_id = 1, posts.title = "x");
static_assert(in_sqlite(keyed.overriding_system_value()) == in_sqlite(keyed));
static_assert(in_postgres(keyed.overriding_system_value().returning(posts.id)) ==
              R"(insert into "posts" ("id", "author_id", "title") overriding system value )"
              R"(values ($1, $2, $3) returning "id")");
static_assert(in_postgres(keyed.overriding_user_value().on_conflict().do_nothing()) ==
              R"(insert into "posts" ("id", "author_id", "title") overriding user value )"
              R"(values ($1, $2, $3) on conflict do nothing)");
static_assert(in_postgres(insert_into(posts)
                              .columns(posts.id, posts.author_id, posts.title)
                              .select(select(posts.id, posts.author_id, posts.title).from(posts))
                              .overriding_user_value()
                              .on_conflict_on<"posts_pkey">()
                              .do_nothing()) ==
              R"(insert into "posts" ("id", "author_id", "title") overriding user value )"
              R"(select "id", "author_id", "title" from "posts" )"
              R"(on conflict on constraint "posts_pkey" do nothing)");

static_assert(std::is_void_v<row_type<decltype(one)>>);
static_assert(std::same_as<row_type<decltype(one.returning())>, post>);
static_assert(std::same_as<row_type<decltype(one.returning(posts.id))>, std::int64_t>);
static_assert(
    std::same_as<row_type<decltype(one.returning(posts.editor_id))>, std::optional<std::int64_t>>);

// One returning and one answer to a conflict.
template <class Query>
concept takes_returning = requires(Query query) { query.returning(); };
template <class Query>
concept takes_conflict = requires(Query query) { query.on_conflict(); };
template <class Query>
concept takes_overriding = requires(Query query) { query.overriding_user_value(); };
static_assert(takes_overriding<decltype(one)>);
static_assert(!takes_overriding<decltype(one.overriding_system_value())>);
static_assert(!takes_overriding<decltype(insert_into(notes).values())>);
static_assert(!takes_overriding<decltype(insert_into(posts).values(post{}))>);
static_assert(takes_returning<decltype(one)>);
static_assert(!takes_returning<decltype(one.returning())>);
static_assert(takes_conflict<decltype(one)>);
static_assert(!takes_conflict<decltype(one.on_conflict().do_nothing())>);

BOOST_AUTO_TEST_SUITE(query_insert)

BOOST_AUTO_TEST_CASE(a_struct_leaves_out_what_the_database_makes) {
    BOOST_TEST(
        in_sqlite(insert_into(posts).values(post{})) ==
        R"(insert into "posts" ("author_id", "editor_id", "title", "words") values (?, ?, ?, ?))");
    std::vector<post> const many(3);
    BOOST_TEST(in_sqlite(insert_into(posts).values(many)) ==
               in_sqlite(insert_into(posts).values(post{})));
}

BOOST_AUTO_TEST_SUITE_END()
