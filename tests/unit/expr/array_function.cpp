// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/array_function.hpp>

#include <orm/render/sql.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <orm/expr/list_aggregate.hpp>
#include <orm/schema/table.hpp>

#include "unit/expr/blog.hpp"

namespace {

struct note {
    std::int64_t                             id{};
    std::vector<std::string>                 tags;
    std::optional<std::vector<std::int32_t>> scores;
    std::vector<std::optional<double>>       ratios;
};
ORM_TABLE(notes, note, "notes", (id, primary_key), (tags), (scores), (ratios))

using namespace orm::dsl;
using blog::in_postgres;
using blog::in_sqlite;

static_assert(orm::sql_type_of<std::vector<std::int32_t>> == array_of(orm::sql_type::integer));
static_assert(orm::column_value<std::vector<std::optional<bool>>>);
static_assert(orm::column_value<std::optional<std::vector<std::vector<std::byte>>>>);
static_assert(!orm::column_value<std::vector<std::vector<int>>>);
static_assert(!orm::column_value<std::vector<void*>>);
static_assert(orm::comparable<std::vector<int>, std::optional<std::vector<std::optional<int>>>>);
static_assert(!orm::comparable<std::vector<int>, std::vector<std::int64_t>>);
static_assert(!orm::comparable<std::vector<int>, int>);

static_assert(in_postgres(contains(notes.scores, 1)) == R"(("scores" @> $1))");
static_assert(in_postgres(contains_all(notes.scores, {1, 2})) == R"(("scores" @> $1))");
static_assert(in_postgres(contains_any(notes.scores, {1, 2})) == R"(("scores" && $1))");
static_assert(in_postgres(contained_in(notes.tags, notes.tags)) == R"(("tags" <@ "tags"))");
static_assert(in_postgres(cardinality(notes.tags)) == R"(cast(cardinality("tags") as bigint))");
static_assert(in_sqlite(cardinality(notes.tags)) == R"(json_array_length("tags"))");
static_assert(in_postgres(array_append(notes.scores, 3)) == R"(array_cat("scores", $1))");
static_assert(in_postgres(array_position(notes.scores, 3)) ==
              R"((select min(orm_place) from unnest("scores") with ordinality as )"
              R"(orm_array(orm_each, orm_place) where orm_each = any($1)))");
static_assert(in_sqlite(array_position(notes.scores, 3)) ==
              R"((select (select min(a.key) + 1 from json_each(orm_array) a, )"
              R"(json_each(orm_other) o where a.value = o.value) from )"
              R"((select "scores" as orm_array, ? as orm_other)))");
static_assert(in_postgres(eq(notes.tags, std::vector<std::string>{})) == R"("tags" = $1)");
static_assert(in_postgres(array_agg(notes.tags == notes.tags)) ==
              R"(coalesce(array_agg("tags" = "tags"), '{}'))");
static_assert(in_sqlite(array_agg(notes.id)) ==
              R"('[' || coalesce(group_concat(case when "id" is null then 'null' else )"
              R"(json_quote("id") end), '') || ']')");

template <class Node>
using value = blog::value_from<notes_t, Node>;
static_assert(
    std::same_as<value<decltype(array_position(notes.tags, "a"))>, std::optional<std::int64_t>>);
static_assert(
    std::same_as<value<decltype(array_remove(notes.tags, "a"))>, std::vector<std::string>>);
static_assert(
    std::same_as<value<decltype(cardinality(notes.scores))>, std::optional<std::int64_t>>);
static_assert(std::same_as<value<decltype(array_agg(notes.id))>, std::vector<std::int64_t>>);
static_assert(
    std::same_as<value<decltype(array_append(notes.tags, "a"))>, std::vector<std::string>>);

}  // namespace
