// SPDX-License-Identifier: BSL-1.0
#include <orm/query/group_by.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto by_rights = select(users.rights, count()).from(users).group_by(users.rights);

static_assert(in_sqlite(by_rights) ==
              R"(select "rights", count(*) from "users" group by "rights")");
static_assert(in_sqlite(by_rights.having(count() > 3)) ==
              R"(select "rights", count(*) from "users" group by "rights" having count(*) > ?)");
static_assert(in_sqlite(by_rights.having(when(false, count() > 3))) == in_sqlite(by_rights));
static_assert(in_postgres(select(count())
                              .from(users)
                              .where(users.active)
                              .group_by(users.rights, year(users.joined))) ==
              R"(select count(*) from "users" where "active" group by "rights", )"
              R"(cast(extract(year from "joined" at time zone 'utc') as bigint))");

// The first column that has no one value in a group.
template <class Node, class... Groups>
using ungrouped = typename orm::ungrouped_column<Node, orm::types<Groups...>>::result;
static_assert(std::is_void_v<ungrouped<users_t::age_t, users_t::age_t>>);
static_assert(std::same_as<ungrouped<users_t::age_t, users_t::rights_t>, users_t::age_t>);
static_assert(std::same_as<ungrouped<users_t::age_t>, users_t::age_t>);
static_assert(std::is_void_v<ungrouped<decltype(sum(users.age)), users_t::rights_t>>);
static_assert(std::is_void_v<ungrouped<decltype(lit<1>)>>);
static_assert(
    std::same_as<ungrouped<decltype(users.id + users.age), users_t::age_t>, users_t::id_t>);
static_assert(
    std::is_void_v<ungrouped<decltype(as<"d">(users.age / 10)), decltype(users.age / 10)>>);
static_assert(std::is_void_v<
              ungrouped<decltype(in(users.age, select(posts.id).from(posts))), users_t::age_t>>);

// The whole key groups by every column of its table, and by none of another.
static_assert(std::is_void_v<ungrouped<users_t::age_t, users_t::id_t>>);
static_assert(std::same_as<ungrouped<posts_t::title_t, users_t::id_t>, posts_t::title_t>);
static_assert(std::is_void_v<ungrouped<votes_t::stars_t, votes_t::user_id_t, votes_t::post_id_t>>);
static_assert(std::same_as<ungrouped<votes_t::stars_t, votes_t::user_id_t>, votes_t::stars_t>);
static_assert(std::is_void_v<ungrouped<users_as<"u">::age_t, users_as<"u">::id_t>>);
