// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/related_condition.hpp>

#include "unit/relation/shop.hpp"

using namespace blog;
using namespace orm::dsl;

namespace {

template <class Table, class Condition>
constexpr auto in_where(Table table, Condition condition) {
    return in_sqlite(select(table.id).from(table).where(orm::resolve_related<Table>(condition)));
}

static_assert(in_where(posts, any(remarks)) ==
              R"(select "id" from "posts" where exists (select "remarks"."post_id" from "remarks")"
              R"( where "remarks"."post_id" = "posts"."id"))");
static_assert(in_where(posts, none(remarks, eq(remarks.text, "x"))) ==
              R"(select "id" from "posts" where not exists (select "remarks"."post_id" from)"
              R"( "remarks" where "remarks"."post_id" = "posts"."id" and "remarks"."text" = ?))");
static_assert(in_where(posts, every(remarks, eq(remarks.text, "x"))) ==
              R"(select "id" from "posts" where not exists (select "remarks"."post_id" from)"
              R"( "remarks" where "remarks"."post_id" = "posts"."id" and)"
              R"( not "remarks"."text" = ?))");
static_assert(in_where(users, any(posts.editor_id)) ==
              R"(select "id" from "users" where exists (select "posts"."editor_id" from "posts")"
              R"( where "posts"."editor_id" = "users"."id"))");
static_assert(in_where(posts, any(posts.editor_id, eq(users.email, "x"))) ==
              R"(select "id" from "posts" where exists (select "users"."id" from "users")"
              R"( where "users"."id" = "posts"."editor_id" and "users"."email" = ?))");
static_assert(in_where(items, any(invoices)) ==
              R"(select "id" from "items" where exists (select "invoices"."year" from "invoices")"
              R"( where "invoices"."year" = "items"."year" and)"
              R"( "invoices"."number" = "items"."number"))");
static_assert(in_where(posts, not_(and_(any(post_labels, none(labels)), gt(posts.id, 1)))) ==
              R"(select "id" from "posts" where not (exists (select "post_labels"."post_id" from)"
              R"( "post_labels" where "post_labels"."post_id" = "posts"."id" and not exists)"
              R"( (select "labels"."name" from "labels" where)"
              R"( "labels"."name" = "post_labels"."label_name")) and "id" > ?))");

}  // namespace
