// SPDX-License-Identifier: BSL-1.0
#include <orm/render/raw_query.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

namespace {

struct two {
    std::string  name;
    std::int64_t number{};
};

static_assert(in_sqlite(raw_query<two>("select {}, {} from {} where {} > {}", users.email, users.id,
                                       users, orm::identifier("age"), 3)) ==
              R"(select "email", "id" from "users" where "age" > ?)");
static_assert(in_postgres(raw_query<two>("select {}, {} from {} where {} > {}", users.email,
                                         users.id, users, orm::identifier("age"), 3)) ==
              R"(select "email", "id" from "users" where "age" > $1)");
static_assert(in_postgres(raw_query("update {} set a = {} where b = {}", users, 1, "x")) ==
              R"(update "users" set a = $1 where b = $2)");
static_assert(in_sqlite(raw_query<std::string>("select '{{}}'")) == "select '{}'");

}  // namespace
