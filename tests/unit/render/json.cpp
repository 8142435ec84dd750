// SPDX-License-Identifier: BSL-1.0
#include <orm/render/json.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

// JSON inside of JSON stays JSON, in both engines, as it is made by functions.
static_assert(in_sqlite(json_array(json_object(as<"a">(users.age + 1)), json_array())) ==
              R"(json_array(json_object('a', "age" + ?), json_array()))");
static_assert(in_sqlite(json_extract<"$.a", bool>(concat(users.email, "}"))) ==
              R"(cast(("email" || ?) ->> '$.a' as integer))");
static_assert(in_postgres(json_extract<"$.a", bool>(concat(users.email, "}"))) ==
              R"(cast(cast(("email" || $1) as json) #>> '{a}' as boolean))");
