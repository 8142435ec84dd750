// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/operators.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;  // the operators are found without namespace orm::dsl

template <class Lhs, class Rhs>
concept same_type = std::same_as<Lhs, Rhs>;

constexpr bool same(auto sugar, auto function) {
    return same_type<decltype(sugar), decltype(function)>;
}

static_assert(same(users.age == 1, orm::dsl::eq(users.age, 1)));
static_assert(same(users.age != 1, orm::dsl::ne(users.age, 1)));
static_assert(same(users.age < 1, orm::dsl::lt(users.age, 1)));
static_assert(same(users.age <= 1, orm::dsl::lte(users.age, 1)));
static_assert(same(users.age > 1, orm::dsl::gt(users.age, 1)));
static_assert(same(users.age >= 1, orm::dsl::gte(users.age, 1)));
static_assert(same(1 < users.age, orm::dsl::lt(1, users.age)));
static_assert(same(users.age == users.id, orm::dsl::eq(users.age, users.id)));
static_assert(same(users.age + 1, orm::dsl::add(users.age, 1)));
static_assert(same(users.age - 1, orm::dsl::subtract(users.age, 1)));
static_assert(same(users.age * 2, orm::dsl::multiply(users.age, 2)));
static_assert(same(users.age / 2, orm::dsl::divide(users.age, 2)));
static_assert(same(users.age % 2, orm::dsl::modulo(users.age, 2)));
static_assert(same(1 - users.age, orm::dsl::subtract(1, users.age)));
static_assert(same(-users.age, orm::dsl::negate(users.age)));
static_assert(same(!users.active, orm::dsl::not_(users.active)));
static_assert(same(users.active && users.age == 1,
                   orm::dsl::and_(users.active, orm::dsl::eq(users.age, 1))));
static_assert(same(users.active || !users.active,
                   orm::dsl::or_(users.active, orm::dsl::not_(users.active))));

// The precedence is that of C++.
static_assert(in_sqlite((users.age + 1 == 2 && users.active) || users.id * 2 > 3) ==
              R"("age" + ? = ? and "active" or "id" * ? > ?)");
static_assert(in_sqlite((users.active || users.age == 1) && !(users.id == 2)) ==
              R"(("active" or "age" = ?) and not "id" = ?)");

// Nothing applies to what is no expression.
template <class Lhs, class Rhs>
concept adds = requires(Lhs lhs, Rhs rhs) { lhs + rhs; };
static_assert(adds<users_t::age_t, int>);
static_assert(!adds<users_t, users_t>);
template <class Lhs, class Rhs>
concept joins = requires(Lhs lhs, Rhs rhs) { lhs&& rhs; };
static_assert(joins<users_t::active_t, users_t::active_t>);
static_assert(!joins<users_t, users_t>);
