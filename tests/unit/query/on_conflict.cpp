// SPDX-License-Identifier: BSL-1.0
#include <orm/query/on_conflict.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto one =
    insert_into(votes).values(votes.user_id = 1, votes.post_id = 2, votes.stars = 3);
constexpr std::string_view inserted =
    R"(insert into "votes" ("user_id", "post_id", "stars") values (?, ?, ?))";

/// The text behind the insert.
constexpr bool ends(auto query, std::string_view text) {
    std::string_view const all = in_sqlite(query);
    return all.starts_with(inserted) && all.substr(inserted.size()) == text;
}

static_assert(ends(one, ""));
static_assert(ends(one.on_conflict().do_nothing(), " on conflict do nothing"));
static_assert(ends(one.on_conflict(votes.user_id, votes.post_id).do_nothing(),
                   R"( on conflict ("user_id", "post_id") do nothing)"));
static_assert(ends(one.on_conflict(votes.user_id).do_update(votes.stars = 5),
                   R"( on conflict ("user_id") do update set "stars" = ?)"));
// The columns of the row that is there are told from those of the row that is not.
static_assert(ends(
    one.on_conflict(votes.user_id).do_update(votes.stars = votes.stars + excluded(votes.stars)),
    R"( on conflict ("user_id") do update set )"
    R"("stars" = "votes"."stars" + excluded."stars")"));
static_assert(ends(one.on_conflict(votes.user_id)
                       .do_update_where(gt(excluded(votes.stars), votes.stars), votes.stars = 1,
                                        votes.post_id = excluded(votes.post_id)),
                   R"( on conflict ("user_id") do update set "stars" = ?, )"
                   R"("post_id" = excluded."post_id" where excluded."stars" > "votes"."stars")"));
static_assert(ends(one.on_conflict(votes.user_id).do_update(votes.stars = 1).returning(votes.stars),
                   R"( on conflict ("user_id") do update set "stars" = ? returning "stars")"));
static_assert(in_postgres(one.on_conflict(votes.user_id).do_update(votes.stars = 5)) ==
              R"(insert into "poll"."votes" ("user_id", "post_id", "stars") values ($1, $2, $3) )"
              R"(on conflict ("user_id") do update set "stars" = $4)");

// A value beside an excluded column is stored like it.
static_assert(std::same_as<orm::operand_for<decltype(excluded(users.rank)), rank>,
                           orm::bound<rank, users_t::rank_t>>);
static_assert(std::same_as<value_from<users_t, decltype(excluded(users.nickname))>,
                           std::optional<std::string>>);

// An update needs to know which conflict it is for.
template <class Target>
concept updates = requires(Target target) { target.do_update(votes.stars = 1); };
static_assert(updates<decltype(one.on_conflict(votes.user_id))>);
static_assert(!updates<decltype(one.on_conflict())>);
