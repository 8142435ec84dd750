// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/window.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto by_age = order_by(users.age);

static_assert(in_sqlite(partition_by()) == "()");
static_assert(in_sqlite(partition_by(users.age, users.rights)) ==
              R"((partition by "age", "rights"))");
static_assert(in_sqlite(order_by(desc(users.age), nulls_last(users.nickname))) ==
              R"((order by "age" desc, "nickname" nulls last))");
static_assert(in_sqlite(partition_by(users.age / 10, users.active).order_by(users.id)) ==
              R"((partition by "age" / ?, "active" order by "id"))");

static_assert(in_sqlite(by_age.rows(unbounded_preceding)) ==
              R"((order by "age" rows between unbounded preceding and current row))");
static_assert(in_sqlite(by_age.rows(preceding(2), following(1))) ==
              R"((order by "age" rows between ? preceding and ? following))");
static_assert(in_postgres(by_age.range(preceding(10), preceding(lit<5>))) ==
              R"((order by "age" range between $1 preceding and 5 preceding))");
static_assert(in_sqlite(by_age.groups(current_row, unbounded_following)) ==
              R"((order by "age" groups between current row and unbounded following))");
static_assert(in_sqlite(by_age.groups(preceding(param<"n", int>))) ==
              R"((order by "age" groups between ? preceding and current row))");
static_assert(in_sqlite(partition_by().rows(unbounded_preceding, unbounded_following)) ==
              "(rows between unbounded preceding and unbounded following)");
static_assert(in_sqlite(partition_by(users.age).rows(unbounded_preceding, unbounded_following)) ==
              R"((partition by "age" rows between unbounded preceding and unbounded following))");

constexpr auto near_rows = by_age.rows(preceding(1), following(1));
static_assert(in_sqlite(near_rows.exclude_current_row()) ==
              R"((order by "age" rows between ? preceding and ? following exclude current row))");
static_assert(in_sqlite(near_rows.exclude_group()) ==
              R"((order by "age" rows between ? preceding and ? following exclude group))");
static_assert(in_sqlite(near_rows.exclude_ties()) ==
              R"((order by "age" rows between ? preceding and ? following exclude ties))");
static_assert(in_sqlite(near_rows.exclude_no_others()) ==
              R"((order by "age" rows between ? preceding and ? following exclude no others))");

static_assert(in_sqlite(as<"by \"age">(by_age)) == R"("by ""age" as (order by "age"))");

// A window goes on from another one.
constexpr auto named  = as<"named">(partition_by(users.id));
constexpr auto sorted = as<"sorted">(named.order_by(users.age));
static_assert(in_sqlite(named.order_by(desc(users.age)).rows(preceding(1))) ==
              R"(("named" order by "age" desc rows between ? preceding and current row))");
static_assert(in_sqlite(sorted) == R"("sorted" as ("named" order by "age"))");
static_assert(in_sqlite(sorted.range(preceding(5))) ==
              R"(("sorted" range between ? preceding and current row))");

// Each part once, and in its order.
template <class Window>
concept takes_order = requires(Window window) { window.order_by(users.id); };
template <class Window>
concept takes_frame = requires(Window window) { window.rows(current_row); };
template <class Window>
concept takes_exclusion = requires(Window window) { window.exclude_ties(); };
static_assert(takes_order<decltype(partition_by(users.id))>);
static_assert(!takes_order<decltype(by_age)>);
static_assert(!takes_order<decltype(near_rows)>);
static_assert(takes_frame<decltype(by_age)>);
static_assert(!takes_frame<decltype(near_rows)>);
static_assert(takes_order<decltype(named)> && takes_frame<decltype(named)>);
static_assert(!takes_order<decltype(sorted)> && takes_frame<decltype(sorted)>);
static_assert(!takes_order<decltype(sorted.rows(current_row))>);
static_assert(!takes_frame<decltype(as<"near">(near_rows))>);
static_assert(takes_exclusion<decltype(near_rows)>);
static_assert(!takes_exclusion<decltype(by_age)>);
static_assert(!takes_exclusion<decltype(near_rows.exclude_ties())>);

// What a frame counts by.
using orm::frame_unit;
using near = decltype(preceding(1));
using here = orm::frame_bound<orm::bound_kind::current_row>;
static_assert(orm::frame_has_order<frame_unit::rows, near, here>);
static_assert(!orm::frame_has_order<frame_unit::groups, near, here>);
static_assert(orm::frame_has_order<frame_unit::groups, near, here, users_t::email_t>);
static_assert(orm::frame_has_order<frame_unit::range, here, here>);
static_assert(!orm::frame_has_order<frame_unit::range, near, here>);
static_assert(!orm::frame_has_order<frame_unit::range, here, near>);
static_assert(orm::frame_has_order<frame_unit::range, near, here, users_t::score_t>);
static_assert(orm::frame_has_order<frame_unit::range, near, here, decltype(desc(users.age))>);
static_assert(!orm::frame_has_order<frame_unit::range, near, here, users_t::email_t>);
static_assert(
    !orm::frame_has_order<frame_unit::range, near, here, users_t::age_t, users_t::score_t>);
