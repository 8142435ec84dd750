// SPDX-License-Identifier: BSL-1.0
#include <orm/query/element_rows.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

namespace {

struct note {
    std::int64_t                             id{};
    std::vector<std::string>                 tags;
    std::vector<std::optional<std::int32_t>> marks;
};
ORM_TABLE(notes, note, "notes", (id, primary_key), (tags), (marks))

constexpr auto tag  = unnest<"tag">(notes.tags);
constexpr auto mark = unnest<"mark">(notes.marks);

constexpr auto counted = select(tag.value, count()).from(notes).cross_join(tag).group_by(tag.value);
static_assert(in_postgres(counted) ==
              R"(select "tag"."value", count(*) from "notes" )"
              R"(cross join unnest("notes"."tags") as "tag" ("value") group by "tag"."value")");
static_assert(in_sqlite(counted) ==
              R"(select "tag"."value", count(*) from "notes" )"
              R"(cross join json_each("notes"."tags") as "tag" group by "tag"."value")");

// An array of the query around.
constexpr auto marked =
    select(notes.id).from(notes).where(exists(select(mark.value).from(mark).where(mark.value > 3)));
static_assert(in_postgres(marked) ==
              R"(select "id" from "notes" where exists (select "mark"."value" from )"
              R"(unnest("notes"."marks") as "mark" ("value") where "mark"."value" > $1))");

// An outer join, and elements that may be null.
template <class Query>
using row                 = row_type<Query>;
constexpr auto from_notes = [](auto column) { return select(column).from(notes); };
static_assert(std::is_same_v<row<decltype(from_notes(tag.value).cross_join(tag))>, std::string>);
static_assert(std::is_same_v<row<decltype(from_notes(tag.value).left_join(tag, tag.value != "x"))>,
                             std::optional<std::string>>);
static_assert(std::is_same_v<row<decltype(from_notes(mark.value).cross_join(mark))>,
                             std::optional<std::int32_t>>);

// With the place of each element.
constexpr auto numbered = unnest<"numbered">(notes.tags).with_ordinality();
constexpr auto in_place =
    select(numbered.value).from(notes).inner_join(numbered, numbered.ordinality < 3);
static_assert(in_postgres(in_place) ==
              R"(select "numbered"."value" from "notes" join unnest("notes"."tags") )"
              R"(with ordinality as "numbered" ("value", "ordinality") )"
              R"(on "numbered"."ordinality" < $1)");
static_assert(in_sqlite(in_place) ==
              R"(select "numbered"."value" from "notes" join json_each("notes"."tags") )"
              R"(as "numbered" on ("numbered"."key" + 1) < ?)");
static_assert(std::is_same_v<row<decltype(from_notes(numbered.ordinality).cross_join(numbered))>,
                             std::int64_t>);

// Columns that are expressions have their names where a query around asks for them.
constexpr auto places = select(numbered.ordinality).from(numbered).as<"places">();
static_assert(in_sqlite(select(notes.id).from(notes).where(
                  exists(select(places[numbered.ordinality]).from(places)))) ==
              R"(select "id" from "notes" where exists (select "places"."ordinality" from )"
              R"((select ("numbered"."key" + 1) as "ordinality" from )"
              R"(json_each("notes"."tags") as "numbered") as "places"))");

constexpr std::int64_t ids[]{7, 9};
constexpr auto         wanted = unnest<"wanted">(std::span<std::int64_t const>(ids));
constexpr auto         found =
    select(wanted.value, users.id).from(wanted).left_join(users, eq(users.id, wanted.value));
static_assert(
    in_postgres(found) ==
    R"(select "wanted"."value", "users"."id" from unnest($1::bigint[]) as "wanted" ("value") )"
    R"(left join "users" on "users"."id" = "wanted"."value")");
static_assert(in_sqlite(found) ==
              R"(select "wanted"."value", "users"."id" from json_each(?) as "wanted" )"
              R"(left join "users" on "users"."id" = "wanted"."value")");

}  // namespace
