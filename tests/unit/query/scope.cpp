// SPDX-License-Identifier: BSL-1.0
#include <orm/query/scope.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

// The first column whose table is not there.
template <class Node, class... Tables>
using foreign = typename orm::foreign_column<Node, orm::types<Tables...>>::result;
static_assert(std::is_void_v<foreign<users_t::id_t, users_t>>);
static_assert(std::same_as<foreign<users_t::id_t, posts_t>, users_t::id_t>);
static_assert(
    std::same_as<foreign<decltype(eq(users.id, posts.author_id)), users_t>, posts_t::author_id_t>);
static_assert(std::is_void_v<foreign<decltype(eq(users.id, posts.author_id)), users_t, posts_t>>);
static_assert(
    std::same_as<foreign<decltype(users_as<"u">::id), users_t>, decltype(users_as<"u">::id)>);
static_assert(
    std::is_void_v<foreign<decltype(in(users.id, select(posts.id).from(posts))), users_t>>);
static_assert(std::same_as<foreign<decltype(when(true, posts.id == 1)), users_t>, posts_t::id_t>);
static_assert(std::same_as<foreign<orm::all_columns<posts_t>, users_t>, posts_t::id_t>);
static_assert(std::same_as<foreign<decltype(excluded(users.id)), users_t>,
                           orm::excluded_column<users_t::id_t>>);

static_assert(orm::table_in_scope<void, orm::types<users_t>>);
static_assert(!orm::table_in_scope<users_t::id_t, orm::types<posts_t>>);

// When an expression may be null.
using inner = orm::scope<orm::types<users_t, posts_t>>;
using outer = orm::scope<orm::types<users_t, posts_t>, orm::types<posts_t>>;
using group = orm::scope<orm::types<users_t>, orm::types<>, true>;

template <class Scope, class Node>
constexpr bool nullable(Node) {
    return orm::may_be_null<Node, Scope>();
}
static_assert(!nullable<inner>(users.id) && nullable<inner>(users.nickname));
static_assert(!nullable<outer>(users.id) && nullable<outer>(posts.id));
static_assert(!nullable<inner>(users.id + posts.id) && nullable<outer>(users.id + posts.id));
static_assert(!nullable<outer>(is_null(posts.id)));
static_assert(!nullable<outer>(coalesce(posts.id, users.id)));
static_assert(nullable<outer>(coalesce(posts.id, posts.editor_id)));
static_assert(nullable<inner>(nullif(users.id, 1)));
static_assert(nullable<inner>(sum(users.age)) && !nullable<group>(sum(users.age)));
static_assert(nullable<group>(max(users.nickname)));
static_assert(!nullable<inner>(count()) && !nullable<group>(count(users.nickname)));
static_assert(nullable<group>(sum(users.age).filter(users.active)));
static_assert(nullable<inner>(case_when(users.active, 1)));
static_assert(!nullable<inner>(case_when(users.active, 1).else_(2)));
static_assert(nullable<inner>(case_when(users.active, 1).else_(posts.editor_id)));
static_assert(!nullable<inner>(case_when(eq(users.nickname, "x"), 1).else_(2)));

static_assert(std::same_as<orm::value_in<posts_t::id_t, inner>, std::int64_t>);
static_assert(std::same_as<orm::value_in<posts_t::id_t, outer>, std::optional<std::int64_t>>);
static_assert(
    std::same_as<orm::value_in<posts_t::editor_id_t, outer>, std::optional<std::int64_t>>);
