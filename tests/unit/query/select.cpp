// SPDX-License-Identifier: BSL-1.0
#include <orm/query/select.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

static_assert(
    in_sqlite(select(users.rights, as<"n">(count()))
                  .from(users)
                  .left_join(posts, eq(posts.author_id, users.id))
                  .where(users.active)
                  .group_by(users.rights)
                  .having(gt(count(), 1))
                  .order_by(desc(as<"n">(count())))
                  .limit(10)
                  .offset(20)) ==
    R"(select "users"."rights", count(*) as "n" from "users" )"
    R"(left join "posts" on "posts"."author_id" = "users"."id" where "users"."active" )"
    R"(group by "users"."rights" having count(*) > ? order by "n" desc limit ? offset ?)");

// Names are quoted, and what is a quote in them is doubled.
static_assert(in_sqlite(select().from(oddities).where(eq(oddities.text, "x"))) ==
              R"(select "select", "a""b" from "we""ird 'table'" where "a""b" = ?)");
static_assert(in_sqlite(select(users.id, oddities.id).from(users).cross_join(oddities)) ==
              R"(select "users"."id", "we""ird 'table'"."select" from "users" )"
              R"(cross join "we""ird 'table'")");

// A query is a value: what is built on it leaves it as it was.
constexpr auto base = select(users.id).from(users);
static_assert(in_sqlite(base.where(users.active).limit(1)) != in_sqlite(base));
static_assert(in_sqlite(base) == R"(select "id" from "users")");

// What may come next does, and nothing else does.

/// One letter for each clause that may come next.
template <class Query>
constexpr auto next(Query) {
    struct letters {
        char           text[8]{};
        constexpr bool operator==(std::string_view other) const { return text == other; }
    } found;
    std::size_t size = 0;
    auto const  add  = [&](bool may, char letter) {
        if (may) found.text[size++] = letter;
    };
    using orm::clause;
    constexpr clause last = Query::last;
    add(orm::may_follow<clause::from, last>, 'f');
    add(orm::may_follow<clause::join, last>, 'j');
    add(orm::may_follow<clause::where, last>, 'w');
    add(orm::may_follow<clause::group_by, last>, 'g');
    add(orm::may_follow<clause::having, last>, 'h');
    add(orm::may_follow<clause::order_by, last>, 'o');
    add(orm::may_follow<clause::limit, last>, 'l');
    add(orm::may_follow<clause::offset, last>, 's');
    return found;
}
static_assert(next(select(users.id)) == "f");
static_assert(next(base) == "jwgols");
static_assert(next(base.cross_join(posts)) == "jwgols");
static_assert(next(base.where(users.active)) == "wgols");
static_assert(next(base.group_by(users.id)) == "hols");
static_assert(next(base.group_by(users.id).having(gt(count(), 1))) == "ols");
static_assert(next(base.order_by(users.id)) == "ls");
static_assert(next(base.limit(1)) == "s");
static_assert(next(base.limit(1).offset(1)) == "");
