// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/direction.hpp>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/expr/order.hpp>
#include <orm/render/create.hpp>
#include <orm/schema/table.hpp>

namespace directions {

struct thing {
    std::int64_t a{}, b{}, c{};
};
ORM_TABLE(things, thing, "things", (a), (b), (c))
ORM_CONSTRAINTS(things, index(things.a, desc(things.b).nulls_last(), nulls_first(things.c))
                            .named("i"))

// By default the engine places nulls, and an index of SQLite has them in one place.
constexpr auto items =
    orm::lower<orm::postgres_dialect>(orm::schema(things)).tables[0].indexes[0].items;
static_assert(items[0].order == orm::direction{} && items[0].nulls == orm::nulls_position{});
static_assert(orm::create_sql<orm::postgres_dialect>(orm::schema(things))[1] ==
              R"(create index "i" on "things" ("a", "b" desc nulls last, "c" nulls first))");
static_assert(orm::create_sql<orm::sqlite_dialect>(orm::schema(things))[1] ==
              R"(create index "i" on "things" ("a", "b" desc, "c"))");

}  // namespace directions
