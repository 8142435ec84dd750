// SPDX-License-Identifier: BSL-1.0
#include <orm/render/on_conflict.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto made =
    insert_into(votes).values(votes.user_id = 1, votes.post_id = 2, votes.stars = 3);

// Values are bound in the order of the clauses; the table's own columns are told from the others.
static_assert(in_sqlite(made.on_conflict(votes.user_id, votes.post_id)
                            .do_update_where(votes.stars < 4, votes.stars = votes.stars + 5)
                            .on_conflict()
                            .do_nothing()
                            .returning(votes.stars + 6)) ==
              R"(insert into "votes" ("user_id", "post_id", "stars") values (?, ?, ?) )"
              R"(on conflict ("user_id", "post_id") do update set "stars" = "votes"."stars" + ? )"
              R"(where "votes"."stars" < ? on conflict do nothing returning "stars" + ?)");
