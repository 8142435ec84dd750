// SPDX-License-Identifier: BSL-1.0
#include <orm/render/condition.hpp>

#include <array>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

// The words of each kind of condition are tested with its node; here is how they go together.
constexpr auto a = users.age > 1;
constexpr auto b = like(users.email, "x");
constexpr auto c = users.active;

static_assert(in_sqlite(and_(a, or_(b, not_(and_(c, a))), in(users.id, {1, 2}))) ==
              R"("age" > ? and ("email" like ? or not ("active" and "age" > ?)) and )"
              R"("id" in (select value from json_each(?)))");
static_assert(in_postgres(or_(and_(a, b), and_(between(users.age, 1, 2), c))) ==
              R"("age" > $1 and "email" like $2 or "age" between $3 and $4 and "active")");
static_assert(in_sqlite(eq(is_null(users.nickname), in(users.id, {1}))) ==
              R"(("nickname" is null) = ("id" in (select value from json_each(?))))");
static_assert(in_sqlite(is_null(between(users.age, 1, 2))) == R"(("age" between ? and ?) is null)");
static_assert(in_sqlite(in(or_(a, c), std::array{true})) ==
              R"(("age" > ? or "active") in (select value from json_each(?)))");
static_assert(in_sqlite(select(a, and_(b, c)).from(users)) ==
              R"(select "age" > ?, "email" like ? and "active" from "users")");

// What is left when absent parts are taken out.
template <class Node>
constexpr bool present(Node node) {
    return orm::is_present(&node);
}
constexpr auto no = when(false, a);
static_assert(present(a) && present(and_()) && present(or_()) && present(not_(a)));
static_assert(present(when(true, a)) && present(and_(no, a)) && present(or_(a, no)));
static_assert(!present(no) && !present(and_(no)) && !present(or_(no, no)) && !present(not_(no)));
static_assert(!present(when(true, no)) && !present(and_(or_(no), not_(no))));

// Where a condition has to be, an absent one is true.
static_assert(in_sqlite(no) == "1" && in_postgres(no) == "true");
static_assert(in_sqlite(and_(no, no)) == "1" && in_sqlite(or_(no)) == "1");
static_assert(in_postgres(not_(no)) == "true");
static_assert(in_sqlite(select(users.id).from(users).inner_join(votes, and_(no, not_(no)))) ==
              R"(select "users"."id" from "users" join "votes" on 1)");
