// SPDX-License-Identifier: BSL-1.0
#include <orm/render/lower_view.hpp>

#include <orm/render/lower_objects.hpp>

#include "unit/query/views.hpp"

namespace press {

namespace {

constexpr orm::view_model const& lowered =
    orm::view_lowering<orm::sqlite_dialect, writers_t>::model;
static_assert(lowered.name == "writers" && lowered.schema.empty() && !lowered.materialized);
static_assert(lowered.columns.size() == 4 && lowered.columns[1] == "the name");
static_assert(lowered.reads.size() == 1 && lowered.reads[0].name == "people");
static_assert(lowered.query ==
              R"(select "id", "name", "nick", "role" from "people" where "role" = 1 and )"
              R"("name" <> 'it''s' and "age" in (20, 30))");

constexpr orm::view_model const& kept = orm::view_lowering<orm::postgres_dialect, ages_t>::model;
static_assert(kept.schema == "kept" && kept.materialized && kept.indexes.size() == 1);

constexpr orm::schema_model model = orm::lower<orm::postgres_dialect>(schema);
static_assert(model.tables.size() == 2 && model.views.size() == 3);
static_assert(model.views[0].name == "works" && model.views[0].reads.size() == 2);

}  // namespace

}  // namespace press
