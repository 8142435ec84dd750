// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/assignment.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto set(auto... assignments) { return update(users).set(assignments...).all_rows(); }

static_assert(in_sqlite(set(users.age = 5)) == R"(update "users" set "age" = ?)");
static_assert(in_sqlite(set(users.age = users.age + 1)) ==
              R"(update "users" set "age" = "age" + ?)");
static_assert(in_sqlite(set(users.nickname = std::nullopt)) ==
              R"(update "users" set "nickname" = ?)");
static_assert(in_sqlite(set(users.nickname = nullptr)) == R"(update "users" set "nickname" = ?)");
static_assert(in_sqlite(set(users.rights = lit<role::admin>)) ==
              R"(update "users" set "rights" = 'admin')");
static_assert(in_sqlite(set(users.rank = lit<rank::high>)) == R"(update "users" set "rank" = 2)");
static_assert(in_sqlite(set(users.active = gt(users.age, 17))) ==
              R"(update "users" set "active" = "age" > ?)");
static_assert(in_sqlite(set(users.email = users.email)) ==
              R"(update "users" set "email" = "email")");

// A value is kept as the column stores it.
template <class Assignment>
using kept = decltype(Assignment::operand);
static_assert(std::same_as<kept<decltype(users.age = 5)>, orm::bound<std::int64_t>>);
static_assert(std::same_as<kept<decltype(users.id = std::int64_t{5})>, orm::bound<std::int64_t>>);
// One that may not fit is compared with the range of its column when it is bound.
static_assert(std::same_as<kept<decltype(users.age = std::int64_t{5})>,
                           orm::bound<std::int64_t, users_t::age_t>>);
static_assert(std::same_as<kept<decltype(users.score = 5)>, orm::bound<double>>);
static_assert(std::same_as<kept<decltype(users.email = "x")>, orm::bound<std::string_view>>);
static_assert(std::same_as<kept<decltype(users.email = std::string())>, orm::bound<std::string>>);
static_assert(
    std::same_as<kept<decltype(users.rank = rank::low)>, orm::bound<rank, users_t::rank_t>>);
static_assert(std::same_as<kept<decltype(users.nickname = std::optional<std::string>())>,
                           orm::bound<std::optional<std::string>>>);

template <class Column, class Value>
concept takes = orm::assignable_type<Column, Value> && orm::null_only_where_allowed<Column, Value>;
static_assert(takes<users_t::age_t, std::int64_t>);
static_assert(takes<users_t::score_t, int>);
static_assert(!takes<users_t::age_t, double>);  // a fraction would be stored, and not read back
static_assert(!takes<users_t::age_t, decltype(users.score)>);
static_assert(!takes<users_t::age_t, std::string>);
static_assert(!takes<users_t::email_t, int>);
static_assert(!takes<users_t::rights_t, rank>);
static_assert(!takes<users_t::active_t, int>);
static_assert(!takes<users_t::age_t, std::optional<int>>);
static_assert(takes<posts_t::editor_id_t, std::optional<int>>);
static_assert(orm::assignable_column<posts_t::title_t>);
static_assert(!orm::assignable_column<posts_t::letters_t>);
