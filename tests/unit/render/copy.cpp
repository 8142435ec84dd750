// SPDX-License-Identifier: BSL-1.0
#include <orm/render/copy.hpp>

#include <cstdint>

#include <orm/dialect/postgres.hpp>
#include <orm/schema/table.hpp>

namespace copying {

struct animal {
    std::int64_t id{};
    std::int32_t legs{};
    std::int32_t eyes{};
};
ORM_TABLE(animals, animal, R"(wild "animals")",
    (id, primary_key, autoincrement),
    (legs),
    (eyes))
ORM_CONSTRAINTS(animals, in_schema("zoo"))

using copied = orm::copy_query<animals_t, orm::types<animals_t::legs_t, animals_t::eyes_t>>;

static_assert(orm::sql_text<orm::postgres_dialect, copied>.view() ==
              R"(copy "zoo"."wild ""animals""" ("legs", "eyes") from stdin (format binary))");
static_assert(orm::text_facts_of<orm::postgres_dialect, copied>.missing == orm::feature::none);
static_assert(copied::columns[1] == "eyes");
static_assert(orm::sql_text<orm::postgres_dialect, orm::quoted_name<animals_t>>.view() ==
              R"("zoo"."wild ""animals""")");

}  // namespace copying
