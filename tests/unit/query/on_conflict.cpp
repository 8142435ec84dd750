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
static_assert(std::same_as<orm::operand_for<decltype(excluded(users.rank)), blog::rank>,
                           orm::bound<blog::rank, users_t::rank_t>>);
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
static_assert(unique_of(seats.number));  // in the rows of guests, which the text says
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

// Several clauses, constraints by name, and what SQLite does in place of an error.
namespace {

struct claim {
    std::int64_t id{};
    std::string  name;
    std::int32_t number{};
    bool         gone{};
};
ORM_TABLE(claims, claim, "claims", (id, primary_key), (name), (number, unique), (gone))
ORM_CONSTRAINTS(claims, unique_index(claims.name).where(claims.gone == lit<false>))

constexpr auto made = insert_into(claims).values(claims.id = 1, claims.name = "x",
                                                 claims.number = 1, claims.gone = false);
static_assert(in_sqlite(made.on_conflict(claims.id)
                            .do_update(claims.number = 4)
                            .on_conflict(claims.number)
                            .do_nothing()
                            .on_conflict()
                            .do_nothing()) ==
              R"(insert into "claims" ("id", "name", "number", "gone") values (?, ?, ?, ?) )"
              R"(on conflict ("id") do update set "number" = ? )"
              R"(on conflict ("number") do nothing on conflict do nothing)");
static_assert(in_postgres(made.on_conflict_on<"claims_pkey">().do_nothing()) ==
              R"(insert into "claims" ("id", "name", "number", "gone") values ($1, $2, $3, $4) )"
              R"(on conflict on constraint "claims_pkey" do nothing)");
static_assert(in_sqlite(made.or_replace()) ==
              R"(insert or replace into "claims" ("id", "name", "number", "gone") )"
              R"(values (?, ?, ?, ?))");
static_assert(in_sqlite(made.or_ignore()) ==
              R"(insert or ignore into "claims" ("id", "name", "number", "gone") )"
              R"(values (?, ?, ?, ?))");

// An index for some of the rows is found by its condition.
static_assert(in_sqlite(made.on_conflict(claims.name).do_nothing()) ==
              R"(insert into "claims" ("id", "name", "number", "gone") values (?, ?, ?, ?) )"
              R"(on conflict ("name") where "gone" = 0 do nothing)");
static_assert(in_postgres(made.on_conflict(claims.name).do_update(claims.number = 2)) ==
              R"(insert into "claims" ("id", "name", "number", "gone") values ($1, $2, $3, $4) )"
              R"(on conflict ("name") where "gone" = false do update set "number" = $5)");

template <class Query>
concept can_conflict = requires(Query query) { query.on_conflict(claims.id); };
static_assert(can_conflict<decltype(made.on_conflict(claims.number).do_nothing())>);
static_assert(!can_conflict<decltype(made.on_conflict().do_nothing())>);
static_assert(!can_conflict<decltype(made.or_ignore())>);

}  // namespace
