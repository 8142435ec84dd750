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
using ungrouped =
    typename orm::ungrouped_column<Node, orm::types<Groups...>,
                                   orm::types<users_t, posts_t, votes_t, users_as<"u">>>::result;
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
static_assert(std::is_void_v<ungrouped<decltype(users_as<"u">::age), decltype(users_as<"u">::id)>>);

// What is rolled up is null in the groups without it; aggregates see the rows as they were.
constexpr auto rolled = select(users.rights, count(), max(users.email), sum(users.age))
                            .from(users)
                            .group_by(rollup(users.rights, users.age));
using rolled_row = row_type<std::remove_const_t<decltype(rolled)>>;
static_assert(std::same_as<decltype(rolled_row{}[users.rights]), std::optional<role>&>);
static_assert(std::same_as<decltype(rolled_row{}[count()]), std::int64_t&>);
// The group of all rows is there for a table without rows.
static_assert(std::same_as<decltype(rolled_row{}[sum(users.age)]), std::optional<std::int64_t>&>);

constexpr auto decade = as<"decade">(users.age / lit<10>);
constexpr auto mixed  = select(users.rights, decade, max(users.age))
                           .from(users)
                           .group_by(users.rights, cube(decade, users.age));
using mixed_row = row_type<std::remove_const_t<decltype(mixed)>>;
static_assert(std::same_as<decltype(mixed_row{}[users.rights]), role&>);
static_assert(std::same_as<decltype(mixed_row{}[decade]), std::optional<std::int64_t>&>);
static_assert(std::same_as<decltype(mixed_row{}[max(users.age)]), std::int32_t&>);
static_assert(in_postgres(mixed) ==
              R"(select "rights", "age" / 10 as "decade", max("age") from "users" )"
              R"(group by "rights", cube("age" / 10, "age"))");

// Sets without the group of all rows have rows.
static_assert(orm::groups_have_rows<users_t::age_t>);
static_assert(orm::groups_have_rows<decltype(grouping_sets(users.age, group_of(users.rights)))>);
static_assert(!orm::groups_have_rows<decltype(grouping_sets(users.age, group_of()))>);
static_assert(!orm::groups_have_rows<decltype(cube(users.age))>);
static_assert(!orm::groups_have_rows<decltype(grouping_sets(users.age, cube(users.id)))>);

// A rolled up key does not stand for its row, and grouping() takes what is grouped.
template <class Node>
using unrolled = typename orm::ungrouped_column<
    Node, orm::rolled_groups<orm::types<>, orm::types<users_t::id_t>>, orm::types<users_t>>::result;
static_assert(std::same_as<unrolled<users_t::age_t>, users_t::age_t>);
static_assert(std::is_void_v<unrolled<users_t::id_t>>);
static_assert(std::is_void_v<unrolled<decltype(grouping(users.id))>>);
static_assert(
    std::same_as<ungrouped<decltype(grouping(users.age)), users_t::id_t>, users_t::age_t>);
// That of a subquery is asked in its own groups.
static_assert(
    std::is_void_v<unrolled<decltype(in(
        users.id,
        select(posts.id).from(posts).group_by(cube(posts.id)).having(grouping(posts.id) == 0)))>>);
