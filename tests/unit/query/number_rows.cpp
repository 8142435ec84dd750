// SPDX-License-Identifier: BSL-1.0
#include <orm/query/number_rows.hpp>

#include <cstdint>
#include <optional>
#include <type_traits>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

namespace {

constexpr auto length = generate_series<"length">(0, 900, 100);
constexpr auto counted =
    select(length.value, count(posts.id))
        .from(length)
        .left_join(posts, between(posts.words, length.value, length.value + 99))
        .group_by(length.value);
static_assert(
    in_postgres(counted) ==
    R"(select "length"."value", count("posts"."id") from )"
    R"(generate_series($1::bigint, $2::bigint, $3::bigint) as "length" ("value") left join "posts" on )"
    R"("posts"."words" between "length"."value" and "length"."value" + $4 )"
    R"(group by "length"."value")");
static_assert(in_sqlite(select(length.value).from(length)) ==
              "select \"value\" from (with recursive orm_each(value, last, step) as (select * from "
              "(select ? as first, ? as last, ? as step) where first <= last and step > 0 or first "
              ">= last and step < 0 union all select value + step, last, step from orm_each where "
              "case when step > 0 then value <= last - step else value >= last - step end) select "
              "value from orm_each) as \"length\"");
static_assert(std::is_same_v<row_type<decltype(select(length.value).from(length))>, std::int64_t>);
static_assert(
    std::is_same_v<row_type<decltype(select(length.value)
                                         .from(posts)
                                         .left_join(length, eq(length.value, posts.words)))>,
                   std::optional<std::int64_t>>);

}  // namespace
