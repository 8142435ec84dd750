// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/reduced_level.hpp>

#include "unit/relation/shop.hpp"

using namespace blog;
using namespace orm::dsl;

namespace {

using remarks_of_posts =
    orm::first_type<orm::possible_links<posts_t, remarks_t, orm::multiplicity::many>::result>;
using posts_of_users =
    orm::first_type<orm::possible_links<users_t, posts_t, orm::multiplicity::many>::result>;

// Aggregates regard conditions only.
using three = orm::limit_clause<orm::bound<std::int64_t>>;
static_assert(in_sqlite(orm::level_aggregates<orm::count_of<remark>, remarks_of_posts, three>::make(
                  nullptr, 0, orm::make_list(limit(3)))) ==
              R"(select "post_id", count(*) from "remarks" where "post_id" in)"
              R"( (select value from json_each(?)) group by "post_id")");
constexpr auto sums = orm::level_aggregates<orm::sum_of<&remark::id>, remarks_of_posts>::make(
    nullptr, 0, orm::list<>{});
static_assert(in_sqlite(sums) == R"(select "post_id", sum("id") from "remarks" where "post_id" in)"
                                 R"( (select value from json_each(?)) group by "post_id")");
static_assert(in_postgres(sums) ==
              R"(select "post_id", sum("id")::bigint from "remarks" where "post_id" = any($1))"
              R"( group by "post_id")");

template <class Member, class Link, class... Clauses>
constexpr auto picked(orm::list<Clauses...> const& given) {
    auto const clauses = orm::clauses_of_pick(static_cast<Member const*>(nullptr), given);
    return [&]<class... All>(orm::list<All...> const& all) {
        return orm::level_query<typename orm::related<Member>::level, Link, All...>::make(nullptr,
                                                                                          0, all);
    }(clauses);
}

static_assert(in_postgres(picked<orm::last_by<&remark::text>, remarks_of_posts>(orm::list<>{})) ==
              R"(select "id", "post_id", "text", "orm_key_0" from (select "remarks"."id",)"
              R"( "remarks"."post_id", "remarks"."text", "remarks"."post_id" as "orm_key_0",)"
              R"( row_number() over (partition by "remarks"."post_id" order by "remarks"."text")"
              R"( desc, "remarks"."id" desc) as "orm_place" from "remarks" where)"
              R"( "remarks"."post_id" = any($1)) as "orm_ranked" where "orm_place" <= $2)"
              R"( order by "orm_key_0", "orm_place")");

// Its own order and limit take the place of what is said of the level; a null comes last.
constexpr auto asked = orm::make_list(
    orm::where_clause<decltype(gt(nodes.id, 5))>{gt(nodes.id, 5)},
    orm::level_clause<decltype(order_by(nodes.id))>::of(order_by(nodes.id)), limit(7));
using nodes_of_nodes =
    orm::first_type<orm::possible_links<nodes_t, nodes_t, orm::multiplicity::many>::result>;
static_assert(
    in_sqlite(picked<orm::first_by<&node::parent_id>, nodes_of_nodes>(asked)) ==
    R"(select "id", "parent_id", "orm_key_0" from (select "nodes"."id", "nodes"."parent_id",)"
    R"( "nodes"."parent_id" as "orm_key_0", row_number() over (partition by)"
    R"( "nodes"."parent_id" order by "nodes"."parent_id" nulls last, "nodes"."id") as)"
    R"( "orm_place" from "nodes" where "nodes"."parent_id" in (select value from json_each(?)))"
    R"( and "nodes"."id" > ?) as "orm_ranked" where "orm_place" <= ? order by "orm_key_0",)"
    R"( "orm_place")");

}  // namespace
