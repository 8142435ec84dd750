// SPDX-License-Identifier: BSL-1.0
#include <orm/render/operand.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

// Columns carry their table's name where there is more than one table.
static_assert(in_sqlite(users.email) == R"("email")");
static_assert(in_sqlite(oddities.text) == R"("a""b")");
static_assert(in_sqlite(select(users.email, votes.stars).from(users).cross_join(votes)) ==
              R"(select "users"."email", "votes"."stars" from "users" cross join "votes")");
constexpr auto quoted = alias<"a \"b\"">(users);
static_assert(in_sqlite(select(quoted.email, votes.stars).from(votes).cross_join(quoted)) ==
              R"(select "a ""b"""."email", "votes"."stars" from "votes" )"
              R"(cross join "users" as "a ""b""")");

/// The text of a part of a schema, where values are constants.
template <class Node>
constexpr auto as_constants(Node node) {
    auto const write_to = [&](orm::writer& out) {
        out.values = orm::value_role::constant;
        orm::write(out, &node);
    };
    orm::writer counted(orm::sqlite_dialect::facts);
    write_to(counted);
    orm::built_text text(counted.size());
    orm::writer     out(orm::sqlite_dialect::facts, text.data());
    write_to(out);
    return text;
}
static_assert(as_constants(users.age > 5 && users.email != "it's") ==
              R"("age" > 5 and "email" <> 'it''s')");
static_assert(as_constants(eq(users.rank, blog::rank::high)) == R"("rank" = 2)");
static_assert(as_constants(eq(users.rights, role::admin)) == R"("rights" = 'admin')");
static_assert(as_constants(users.age - -3) == R"("age" - -3)");
