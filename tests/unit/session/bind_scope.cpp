// SPDX-License-Identifier: BSL-1.0
#include <orm/session/bind_scope.hpp>

#include <vector>

#include <boost/test/unit_test.hpp>

#include "unit/session/tenants.hpp"

using namespace orm::dsl;
using namespace tenants;

BOOST_AUTO_TEST_SUITE(session_bind_scope)

using numbers = std::vector<std::int64_t>;

/// The numbers that a query binds for tenant 7, in the order of its text.
template <class Query>
numbers bound_by(Query const& query) {
    orm::context around;
    around.set<current_tenant>(7);
    orm::value   values[8];
    orm::scratch temporaries;
    orm::binder  out{values, temporaries, true, false, &around};
    bind(out, &query, static_cast<orm::no_arguments const*>(nullptr));
    numbers found;
    for (orm::value const* each = values; each != out.next; ++each) found.push_back(each->integer);
    return found;
}

constexpr auto on = and_(eq(rooms.house_id, houses.id), gt(rooms.id, 2));

BOOST_AUTO_TEST_CASE(values_stand_where_conditions_are_written) {
    auto const rows = select(lit<1>, houses.id).from(houses);
    BOOST_TEST(bound_by(rows) == numbers{7});
    BOOST_TEST(bound_by(rows.where(houses.id == 3).limit(4)) == (numbers{3, 7, 4}));
    BOOST_TEST(bound_by(rows.group_by(houses.id).having(gt(count(), 5))) == (numbers{7, 5}));
    BOOST_TEST(bound_by(rows.left_join(rooms, on).where(houses.id == 3)) == (numbers{2, 3, 7}));
    auto const other = select(rooms.id).from(rooms);
    BOOST_TEST(bound_by(other.left_join(houses, on).where(rooms.id == 3)) == (numbers{2, 7, 3}));
    BOOST_TEST(bound_by(other.cross_join(houses).limit(4)) == (numbers{7, 4}));
    BOOST_TEST(bound_by(other.full_join(houses, on).limit(4)) == (numbers{7, 2, 4}));
    BOOST_TEST(bound_by(rows.right_join(rooms, on).limit(4)) == (numbers{7, 2, 4}));
}

BOOST_AUTO_TEST_CASE(so_they_do_in_writes) {
    BOOST_TEST(bound_by(update(houses).set(houses.id = 1).where(houses.id == 3)) ==
               (numbers{1, 3, 7}));
    BOOST_TEST(bound_by(update(rooms).set(rooms.id = 1).from(houses).where(on)) ==
               (numbers{1, 2, 7}));
    BOOST_TEST(bound_by(delete_from(houses).where(houses.id == 3).order_by(houses.id).limit(4)) ==
               (numbers{3, 7, 4}));
    BOOST_TEST(bound_by(insert_into(houses)
                            .values(houses.id = 1)
                            .on_conflict(houses.id)
                            .do_update(houses.id = 2)) == (numbers{1, 7, 2, 7}));
}

BOOST_AUTO_TEST_SUITE_END()
