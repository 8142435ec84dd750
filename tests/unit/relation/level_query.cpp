// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/level_query.hpp>

#include <limits>

#include "unit/relation/shop.hpp"

using namespace blog;
using namespace orm::dsl;

namespace {

template <class Parent, class Child, orm::multiplicity Number = orm::multiplicity::many,
          std::size_t Which = 0>
using link = orm::type_at<typename orm::possible_links<Parent, Child, Number>::result, Which>;

template <class Level, class Link, class... Clauses>
constexpr auto query(Clauses const&... clauses) {
    return orm::level_query<Level, Link, typename orm::level_clause<Clauses>::result...>::make(
        nullptr, 0, orm::make_list(orm::level_clause<Clauses>::of(clauses)...));
}

using remarks_of_posts = link<posts_t, remarks_t>;

// Rows of a parent come together and in an order.
static_assert(in_sqlite(query<remark, remarks_of_posts>()) ==
              R"(select "id", "post_id", "text" from "remarks")"
              R"( where "post_id" in (select value from json_each(?)) order by "post_id", "id")");
static_assert(in_postgres(query<remark, remarks_of_posts>()) ==
              R"(select "id", "post_id", "text" from "remarks")"
              R"( where "post_id" = any($1) order by "post_id", "id")");

// A part of a row, with the key behind it.
static_assert(in_sqlite(query<remark_text, remarks_of_posts>()) ==
              R"(select "text", "post_id" from "remarks")"
              R"( where "post_id" in (select value from json_each(?)) order by "post_id", "id")");

// At most one row for each key needs no order.
static_assert(in_postgres(query<user, link<posts_t, users_t, orm::multiplicity::one>>()) ==
              R"(select "id", "email", "nickname", "age", "score", "rights", "rank", "active",)"
              R"( "joined" from "users" where "id" = any($1))");

static_assert(in_postgres(query<remark, remarks_of_posts>(where(gt(remarks.id, 5)),
                                                          order_by(desc(remarks.text)))) ==
              R"(select "id", "post_id", "text" from "remarks")"
              R"( where "post_id" = any($1) and "id" > $2 order by "post_id", "text" desc)");

// A limit counts for each parent.
static_assert(
    in_postgres(query<remark, remarks_of_posts>(where(gt(remarks.id, 5)),
                                                order_by(desc(remarks.text)), limit(3))) ==
    R"(select "id", "post_id", "text", "orm_key_0" from (select "remarks"."id",)"
    R"( "remarks"."post_id", "remarks"."text", "remarks"."post_id" as "orm_key_0",)"
    R"( row_number() over (partition by "remarks"."post_id" order by "remarks"."text" desc))"
    R"( as "orm_place" from "remarks" where "remarks"."post_id" = any($1))"
    R"( and "remarks"."id" > $2) as "orm_ranked" where "orm_place" <= $3)"
    R"( order by "orm_key_0", "orm_place")");
static_assert(in_sqlite(query<remark_text, remarks_of_posts>(limit(3), offset(2))) ==
              R"(select "text", "orm_key_0" from (select "remarks"."text", "remarks"."post_id" as)"
              R"( "orm_key_0", row_number() over (partition by "remarks"."post_id" order by)"
              R"( "remarks"."id") as "orm_place" from "remarks" where "remarks"."post_id" in)"
              R"( (select value from json_each(?))) as "orm_ranked" where "orm_place" > ? and)"
              R"( "orm_place" <= ? order by "orm_key_0", "orm_place")");

// Through a table in between.
using labels_of_posts = orm::first_type<orm::links_through<post_labels_t, posts_t, labels_t>>;
static_assert(
    in_sqlite(query<label, labels_of_posts>()) ==
    R"(select "labels"."name", "post_labels"."post_id" from "labels" join "post_labels")"
    R"( on "post_labels"."label_name" = "labels"."name" where "post_labels"."post_id" in)"
    R"( (select value from json_each(?)) order by "post_labels"."post_id", "labels"."name")");

// Keys of two columns.
static_assert(
    in_sqlite(query<item, link<invoices_t, items_t>>()) ==
    R"(select "id", "year", "number" from "items" where ("year", "number") in)"
    R"( (select value ->> 0, value ->> 1 from json_each(?)) order by "year", "number", "id")");
static_assert(in_postgres(query<item, link<invoices_t, items_t>>()) ==
              R"(select "id", "year", "number" from "items" where ("year", "number") in)"
              R"( (select * from unnest($1, $2)) order by "year", "number", "id")");

static_assert(in_sqlite(query<node, link<nodes_t, nodes_t>>()) ==
              R"(select "id", "parent_id" from "nodes" where "parent_id" in)"
              R"( (select value from json_each(?)) order by "parent_id", "id")");

}  // namespace
