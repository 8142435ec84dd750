// SPDX-License-Identifier: BSL-1.0
#include <orm/query/distinct_on.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

static_assert(in_postgres(distinct_on(posts.author_id)
                              .select(posts.author_id, posts.title)
                              .from(posts)
                              .order_by(posts.author_id, desc(posts.id))) ==
              R"(select distinct on ("author_id") "author_id", "title" from "posts" )"
              R"(order by "author_id", "id" desc)");
static_assert(
    in_postgres(distinct_on(posts.author_id, posts.editor_id).select(posts.id).from(posts)) ==
    R"(select distinct on ("author_id", "editor_id") "id" from "posts")");

template <class... Items>
constexpr bool begins =
    orm::begins_with<orm::types<posts_t::id_t, posts_t::title_t>>(orm::types<Items...>{});
static_assert(begins<posts_t::title_t, posts_t::id_t, posts_t::words_t>);
static_assert(begins<>);
static_assert(!begins<posts_t::title_t, posts_t::words_t, posts_t::id_t>);
static_assert(!begins<posts_t::title_t>);
static_assert(begins<decltype(desc(posts.title)), posts_t::id_t>);

// Rows that are distinct are in order by what is selected, under its name or its alias, or not.
constexpr auto doubled = as<"doubled">(users.age + users.id);
constexpr auto choice =
    sort_choices(sort_choice<"age">(users.age), sort_choice<"id">(desc(users.id)));

static_assert(
    in_sqlite(select_distinct(users.age, doubled).from(users).order_by(desc(users.age), doubled)) ==
    R"(select distinct "age", "age" + "id" as "doubled" from "users" )"
    R"(order by "age" desc, "doubled")");
static_assert(in_sqlite(select_distinct(doubled).from(users).order_by(users.age + users.id)) != "");
static_assert(in_sqlite(select_distinct().from(users).order_by(*choice.find("id"))) != "");
static_assert(in_sqlite(select_distinct(users).from(users).order_by(users.email)) != "");
