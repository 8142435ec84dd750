// SPDX-License-Identifier: BSL-1.0
#include <orm/query/select_list.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

static_assert(in_sqlite(select().from(votes)) ==
              R"(select "user_id", "post_id", "stars" from "votes")");
static_assert(in_sqlite(select(votes).from(votes)) == in_sqlite(select().from(votes)));
static_assert(in_sqlite(select_distinct(users.rights).from(users)) ==
              R"(select distinct "rights" from "users")");
static_assert(in_sqlite(select_distinct().from(oddities)) ==
              R"(select distinct "select", "a""b" from "we""ird 'table'")");
static_assert(in_sqlite(select(lit<1>, text_lit<"x">)) == "select 1, 'x'");
static_assert(in_sqlite(select(votes, users.email).from(votes).cross_join(users)) ==
              R"(select "votes"."user_id", "votes"."post_id", "votes"."stars", "users"."email" )"
              R"(from "votes" cross join "users")");
static_assert(in_sqlite(select().from(votes).cross_join(oddities)) ==
              R"(select "votes"."user_id", "votes"."post_id", "votes"."stars", )"
              R"("we""ird 'table'"."select", "we""ird 'table'"."a""b" )"
              R"(from "votes" cross join "we""ird 'table'")");

static_assert(orm::selectable<users_t>);
static_assert(orm::selectable<users_t::id_t>);
static_assert(!orm::selectable<int>);
static_assert(!orm::selectable<decltype(desc(users.id))>);

// Aliases of one list differ.
template <class... Items>
constexpr bool differ(Items...) {
    return orm::aliases_differ<Items...>;
}
static_assert(differ());
static_assert(differ(users.id, users.id));
static_assert(differ(as<"a">(users.id), as<"b">(users.id), users.age));
static_assert(!differ(as<"a">(users.id), users.age, as<"a">(users.age)));
static_assert(!differ(as<"a">(users.id), as<"A">(users.age)));  // one name to SQLite

// What a query is as an operand of in().
template <class Query>
using column_type = typename Query::single_column::type;
static_assert(std::same_as<column_type<decltype(select(users.nickname).from(users))>, std::string>);
static_assert(std::is_void_v<column_type<decltype(select(users.id, users.age).from(users))>>);
