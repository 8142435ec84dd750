// SPDX-License-Identifier: BSL-1.0
#include <orm/render/json_table.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto line    = json_array_elements<"line">(users.nickname).with_ordinality();
constexpr auto number  = json_array_elements<"number", double>("[1, 2.5]");
constexpr auto setting = json_each<"setting", std::string>(users.nickname);

constexpr auto lines = select(users.id, line.ordinality, json_extract<"$.sku">(line.value))
                           .from(users)
                           .cross_join(line);
static_assert(in_postgres(lines) ==
              R"(select "users"."id", "line"."ordinality" as "ordinality", )"
              R"(cast(cast(cast("line"."value" as text) as json) #>> '{sku}' as text) )"
              R"(from "users" cross join json_array_elements(cast("users"."nickname" as json)) )"
              R"(with ordinality as "line" ("value", "ordinality"))");
static_assert(in_sqlite(lines) ==
              R"(select "users"."id", ("line"."key" + 1) as "ordinality", )"
              R"(cast(case "line"."type" when 'text' then json_quote("line"."value") )"
              R"(when 'real' then printf('%!.17g', "line"."value") when 'true' then 'true' )"
              R"(when 'false' then 'false' when 'null' then 'null' )"
              R"(else cast("line"."value" as text) end ->> '$.sku' as text) )"
              R"(from "users" cross join json_each("users"."nickname") as "line")");

constexpr auto numbers = select(number.value).from(number);
static_assert(in_postgres(numbers) ==
              R"(select cast("value" #>> '{}' as double precision) as "value" from )"
              R"(json_array_elements(cast($1 as json)) as "number" ("value"))");
static_assert(in_sqlite(numbers) ==
              R"(select cast("value" as real) as "value" from json_each(?) as "number")");

constexpr auto settings =
    select(setting.key).from(users).left_join(setting, setting.value == "on").order_by(setting.key);
static_assert(in_postgres(settings) ==
              R"(select "setting"."key" from "users" left join json_each(cast("users"."nickname" )"
              R"(as json)) as "setting" ("key", "value") )"
              R"(on cast("setting"."value" #>> '{}' as text) = $1 order by "setting"."key")");
static_assert(in_sqlite(settings) ==
              R"(select "setting"."key" from "users" left join json_each("users"."nickname") )"
              R"(as "setting" on cast("setting"."value" as text) = ? order by "setting"."key")");
