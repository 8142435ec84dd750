// SPDX-License-Identifier: BSL-1.0
#include <orm/query/row.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto total = as<"total">(count());
using row = orm::row<orm::slot<0, users_t::id_t, std::int64_t>, orm::slot<1, users_t::age_t, int>,
                     orm::slot<2, std::remove_const_t<decltype(total)>, std::int64_t>>;

// By position, by structured binding, by the expression that made it.
constexpr row three{{1}, {2}, {3}};
static_assert(get<0>(three) == 1 && three.get<1>() == 2);
static_assert([] {
    auto const& [id, age, count] = three;
    return id == 1 && age == 2 && count == 3;
}());
static_assert(three[users.id] == 1 && three[users.age] == 2 && three[total] == 3);
static_assert([] {
    row copy        = three;
    copy[users.age] = 7;
    return get<1>(copy) == 7 && copy != three;
}());
static_assert(std::tuple_size_v<row> == 3);
static_assert(std::same_as<std::tuple_element_t<1, row>, int>);

// The same expression twice is found by neither.
using twice = orm::row<orm::slot<0, users_t::id_t, int>, orm::slot<1, users_t::id_t, int>>;
static_assert(orm::row_has<row, users_t::id_t>);
static_assert(!orm::row_has<row, users_t::email_t>);
static_assert(!orm::row_has<twice, users_t::id_t>);
