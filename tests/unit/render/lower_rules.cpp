// SPDX-License-Identifier: BSL-1.0
#include <orm/render/lower_rules.hpp>

#include <cstdint>
#include <string>

#include <orm/dialect/sqlite.hpp>
#include <orm/render/create.hpp>

namespace lowered_rules {

struct item {
    std::int64_t id{};
    std::int32_t count{};
};
ORM_TABLE(items, item, "items",
    (id, primary_key), (count, at_most(3), one_of(1, -2), satisfies([](int) { return true; }, "")))

// Integration tests have the others.
constexpr auto made = orm::create_sql<orm::sqlite_dialect>(orm::schema(items));
static_assert(made[0] == R"(create table "items" (
    "id" integer not null primary key,
    "count" integer not null constraint "items_count_range_check" check ("count" <= 3) )"
                         R"(constraint "items_count_choice_check" check ("count" in (1, -2))
))");

}  // namespace lowered_rules
