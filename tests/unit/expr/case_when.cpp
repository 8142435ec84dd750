// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/case_when.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto sign_of_score =
    case_when(gt(users.score, 0), "plus").when(eq(users.score, 0), "zero");

static_assert(in_sqlite(sign_of_score) ==
              R"(case when "score" > ? then ? when "score" = ? then ? end)");
static_assert(in_sqlite(sign_of_score.else_("minus")) ==
              R"(case when "score" > ? then ? when "score" = ? then ? else ? end)");
static_assert(in_postgres(sign_of_score.else_("minus")) ==
              R"(case when "score" > $1 then $2 when "score" = $3 then $4 else $5 end)");
static_assert(in_sqlite(case_when(users.active, users.age).else_(lit<-1>)) ==
              R"(case when "active" then "age" else -1 end)");
static_assert(in_sqlite(count(case_when(users.active, 1))) ==
              R"(count(case when "active" then ? end))");
static_assert(in_sqlite(case_when(users.active, 1).else_(0) + 1) ==
              R"(case when "active" then ? else ? end + ?)");
static_assert(in_sqlite(case_when(when(false, users.active), 1)) == "case when 1 then ? end");

template <class Node>
using value = value_from<users_t, Node>;

static_assert(std::same_as<value<decltype(sign_of_score)>, std::optional<std::string>>);
static_assert(std::same_as<value<decltype(sign_of_score.else_("minus"))>, std::string>);
static_assert(
    std::same_as<value<decltype(case_when(users.active, users.age).else_(1))>, std::int32_t>);
static_assert(std::same_as<value<decltype(case_when(users.active, "x").else_(users.nickname))>,
                           std::optional<std::string>>);
// What makes a condition null makes no result null.
static_assert(
    std::same_as<value<decltype(case_when(eq(users.nickname, "x"), 1).else_(2))>, std::int64_t>);

// The other results are stored like the first.
static_assert(in_sqlite(case_when(users.active, users.rank).else_(lit<blog::rank::high>)) ==
              R"(case when "active" then "rank" else 2 end)");

// Nothing comes behind `else`.
template <class Case>
concept goes_on =
    requires(Case item) { item.else_(1); } || requires(Case item) { item.when(users.active, 1); };
static_assert(goes_on<decltype(case_when(users.active, 1))>);
static_assert(!goes_on<decltype(case_when(users.active, 1).else_(2))>);

static_assert(in_sqlite(iif(users.age > 1, "many", "one")) ==
              R"(case when "age" > ? then ? else ? end)");
