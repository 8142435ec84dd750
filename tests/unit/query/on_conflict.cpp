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
static_assert(ends(one.on_conflict(votes.user_id, votes.post_id).do_update(votes.stars = 5),
                   R"( on conflict ("user_id", "post_id") do update set "stars" = ?)"));
// The columns of the row that is there are told from those of the row that is not.
static_assert(ends(one.on_conflict(votes.user_id, votes.post_id)
                       .do_update(votes.stars = votes.stars + excluded(votes.stars)),
                   R"( on conflict ("user_id", "post_id") do update set )"
                   R"("stars" = "votes"."stars" + excluded."stars")"));
static_assert(ends(one.on_conflict(votes.user_id, votes.post_id)
                       .do_update_where(gt(excluded(votes.stars), votes.stars), votes.stars = 1,
                                        votes.post_id = excluded(votes.post_id)),
                   R"( on conflict ("user_id", "post_id") do update set "stars" = ?, )"
                   R"("post_id" = excluded."post_id" where excluded."stars" > "votes"."stars")"));
static_assert(ends(
    one.on_conflict(votes.user_id, votes.post_id).do_update(votes.stars = 1).returning(votes.stars),
    R"( on conflict ("user_id", "post_id") do update set "stars" = ? returning "stars")"));
static_assert(
    in_postgres(one.on_conflict(votes.user_id, votes.post_id).do_update(votes.stars = 5)) ==
    R"(insert into "poll"."votes" ("user_id", "post_id", "stars") values ($1, $2, $3) )"
    R"(on conflict ("user_id", "post_id") do update set "stars" = $4)");

// A value beside an excluded column is stored like it.
static_assert(std::same_as<orm::operand_for<decltype(excluded(users.rank)), rank>,
                           orm::bound<rank, users_t::rank_t>>);
static_assert(std::same_as<value_from<users_t, decltype(excluded(users.nickname))>,
                           std::optional<std::string>>);

// An update needs to know which conflict it is for.
template <class Target>
concept updates = requires(Target target) { target.do_update(votes.stars = 1); };
static_assert(updates<decltype(one.on_conflict(votes.user_id, votes.post_id))>);
static_assert(!updates<decltype(one.on_conflict())>);

// What is unique together: a key, a constraint, or an index that holds all rows, in any order.
struct seat {
    std::int64_t                id{};
    std::int64_t                hall{};
    std::int64_t                line{};
    std::int64_t                number{};
    std::string                 label;
    std::optional<std::int64_t> guest;
};
ORM_TABLE(seats, seat, "seats",
    (id, primary_key), (hall), (line), (number), (label, unique), (guest))
ORM_CONSTRAINTS(seats,
    unique(seats.hall, seats.line),
    unique_index(seats.line, desc(seats.number)),
    unique_index(seats.guest),
    unique_index(seats.number).where(is_not_null(seats.guest)),
    unique_index(lower(seats.label), seats.hall),
    index(seats.hall, seats.number))

template <class... Columns>
constexpr bool unique_of(Columns...) {
    return orm::unique_together<orm::types<Columns...>>;
}
static_assert(unique_of() && unique_of(seats.id) && unique_of(seats.label));
static_assert(unique_of(seats.line, seats.hall) && unique_of(seats.number, seats.line));
static_assert(unique_of(seats.guest));
static_assert(!unique_of(seats.hall) && !unique_of(seats.id, seats.label));
static_assert(!unique_of(seats.number));  // in the rows of guests only
static_assert(!unique_of(seats.label, seats.hall) && !unique_of(seats.hall, seats.number));

// A null that may come of an expression stays out of a column that is not null.
template <class Column, class Operand>
constexpr bool takes(Column, Operand) {
    return orm::null_stays_out<Column, Operand>;
}
static_assert(takes(users.nickname, users.nickname) && takes(users.email, users.email));
static_assert(!takes(users.email, users.nickname));
static_assert(!takes(users.email, excluded(users.nickname)));
static_assert(takes(users.email, coalesce(users.nickname, "")));
static_assert(!takes(users.age, users.age / 2) && takes(users.age, users.age / lit<2>));
static_assert(!takes(users.age, users.age % lit<0>));
static_assert(!takes(users.email, orm::named_parameter<"x", std::optional<std::string>>{}));
