// SPDX-License-Identifier: BSL-1.0
#include <orm/render/chosen_rows.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

namespace {

struct place {
    std::string  country, town;
    std::int32_t people{};
};
ORM_TABLE(places, place, "places", (country), (town), (people))
ORM_CONSTRAINTS(places, primary_key(places.country, places.town), without_rowid)

constexpr auto other = alias<"other">(users);

// Columns carry the names of their tables, but for those that are set. Values are bound in the
// order of the text.
constexpr auto joined = update(posts)
                            .set(posts.words = users.age + 1)
                            .from(users)
                            .inner_join(votes, votes.user_id == users.id && votes.stars > 2)
                            .where(posts.author_id == users.id && users.age > 3)
                            .returning(posts.id);
static_assert(in_sqlite(joined) ==
              R"(update "posts" set "words" = "users"."age" + ? from "users" )"
              R"(join "votes" on "votes"."user_id" = "users"."id" and "votes"."stars" > ? )"
              R"(where "posts"."author_id" = "users"."id" and "users"."age" > ? )"
              R"(returning "posts"."id")");
static_assert(in_postgres(joined) ==
              R"(update "posts" set "words" = "users"."age" + $1 from "users" )"
              R"(join "poll"."votes" on "votes"."user_id" = "users"."id" and "votes"."stars" > $2 )"
              R"(where "posts"."author_id" = "users"."id" and "users"."age" > $3 )"
              R"(returning "posts"."id")");
static_assert(
    in_sqlite(update(users).set(users.age = other.age).from(other).where(other.id == users.id)) ==
    R"(update "users" set "age" = "other"."age" from "users" as "other" )"
    R"(where "other"."id" = "users"."id")");

// SQLite has no `using`.
constexpr auto removed =
    delete_from(posts).using_(users).where(posts.author_id == users.id && users.age < 3);
static_assert(in_sqlite(removed) ==
              R"(delete from "posts" where "posts"._rowid_ in (select "posts"._rowid_ )"
              R"(from "posts", "users" where "posts"."author_id" = "users"."id" )"
              R"(and "users"."age" < ?))");
static_assert(in_postgres(removed) ==
              R"(delete from "posts" using "users" where "posts"."author_id" = "users"."id" )"
              R"(and "users"."age" < $1)");

// Neither engine has an order and a limit in all its builds.
constexpr auto first =
    update(users).set(users.age = 1).where(users.age > 2).order_by(desc(users.id)).limit(3);
static_assert(in_sqlite(first) ==
              R"(update "users" set "age" = ? where _rowid_ in (select _rowid_ from "users" )"
              R"(where "age" > ? order by "id" desc limit ?))");
static_assert(in_postgres(first) ==
              R"(update "users" set "age" = $1 where ctid = any(array(select ctid from "users" )"
              R"(where "age" > $2 order by "id" desc limit $3)))");
static_assert(in_sqlite(delete_from(places).all_rows().limit(1)) ==
              R"(delete from "places" where ("country", "town") in )"
              R"((select "country", "town" from "places" limit ?))");

}  // namespace
