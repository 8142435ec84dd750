// SPDX-License-Identifier: BSL-1.0
#include <orm/render/among_keys.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;

using of_one = orm::among_keys<posts_t::author_id_t>;
using of_two = orm::among_keys<votes_t::user_id_t, votes_t::post_id_t>;

static_assert(in_sqlite(of_one{nullptr, 0}) ==
              R"("author_id" in (select value from json_each(?)))");
static_assert(in_postgres(of_one{nullptr, 0}) == R"("author_id" = any($1))");
static_assert(in_sqlite(of_two{nullptr, 0}) ==
              R"(("user_id", "post_id") in (select value ->> 0, value ->> 1 from json_each(?)))");
static_assert(in_postgres(of_two{nullptr, 0}) ==
              R"(("user_id", "post_id") in (select * from unnest($1, $2)))");
