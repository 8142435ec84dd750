// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/json_function.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto price = json_extract<"$.orders[0].price", double>(users.nickname);
static_assert(in_sqlite(price) == R"(cast("nickname" ->> '$.orders[0].price' as real))");
static_assert(in_postgres(price) ==
              R"(cast(cast("nickname" as json) #>> '{orders,0,price}' as double precision))");
static_assert(in_sqlite(json_part<"$.a">(users.email)) == R"(cast("email" -> '$.a' as text))");
static_assert(in_postgres(json_part<"$.a">(users.email)) ==
              R"(cast(cast("email" as json) #> '{a}' as text))");
static_assert(in_postgres(json_extract<"$[2][0]">(users.email)) ==
              R"(cast(cast("email" as json) #>> '{2,0}' as text))");
static_assert(in_sqlite(json_array_length(users.email)) == R"(json_array_length("email"))");
static_assert(in_postgres(json_array_length(users.email)) ==
              R"(json_array_length(cast("email" as json)))");

constexpr auto made = json_object(as<"it's">(users.email), as<"list">(json_array(1, users.age)),
                                  as<"on">(users.active));
static_assert(in_sqlite(made) ==
              R"(json_object('it''s', "email", 'list', json_array(?, "age"), )"
              R"('on', json(case "active" when 1 then 'true' when 0 then 'false' end)))");
static_assert(in_postgres(made) ==
              R"(json_build_object('it''s', "email", 'list', json_build_array($1, "age"), )"
              R"('on', "active"))");

template <class Node>
using value = value_from<users_t, Node>;

static_assert(std::same_as<value<decltype(price)>, std::optional<double>>);
static_assert(
    std::same_as<value<decltype(json_part<"$.a">(users.email))>, std::optional<std::string>>);
static_assert(std::same_as<value<decltype(made)>, std::string>);
static_assert(std::same_as<value<decltype(json_array(users.nickname))>, std::string>);

static_assert(orm::is_json_path("$"));
static_assert(orm::is_json_path("$.a_1[10][0].b"));
static_assert(!orm::is_json_path(""));
static_assert(!orm::is_json_path("a"));
static_assert(!orm::is_json_path("$."));
static_assert(!orm::is_json_path("$[]"));
static_assert(!orm::is_json_path("$[a]"));
static_assert(!orm::is_json_path("$[1"));
static_assert(!orm::is_json_path("$.a'b"));
static_assert(!orm::is_json_path("$.a b"));
