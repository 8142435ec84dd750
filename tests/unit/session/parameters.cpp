// SPDX-License-Identifier: BSL-1.0
#include <orm/session/parameters.hpp>

#include "unit/session/tenants.hpp"

using namespace orm::dsl;
using namespace tenants;

template <class Query>
constexpr std::size_t count_of(Query) {
    return orm::parameter_count<Query>;
}

constexpr auto on = eq(rooms.house_id, houses.id);

static_assert(count_of(select().from(houses)) == 1);
static_assert(count_of(select().from(houses).where(houses.id == 1)) == 2);
static_assert(count_of(select().from(houses).left_join(rooms, on)) == 1);
static_assert(count_of(select().from(rooms).left_join(houses, on)) == 1);
static_assert(count_of(select().from(rooms).full_join(houses, on)) == 1);
static_assert(count_of(select().from(rooms)) == 0);
static_assert(count_of(update(houses).set(houses.id = 2).where(houses.id == 1)) == 3);
static_assert(count_of(update(rooms).set(rooms.id = 2).from(houses).where(on)) == 2);
static_assert(count_of(delete_from(houses).where(houses.id == 1)) == 2);
static_assert(count_of(delete_from(houses).all_rows()) == 1);
static_assert(count_of(insert_into(houses)
                           .values(houses.id = 1)
                           .on_conflict(houses.id)
                           .do_update(houses.id = 2)) == 4);
