// SPDX-License-Identifier: BSL-1.0
#include <orm/session/member_of.hpp>

#include <boost/test/unit_test.hpp>

#include "unit/session/tenants.hpp"

using namespace tenants;

BOOST_AUTO_TEST_CASE(members_are_found_by_their_columns) {
    house       one{{3}, 1};
    house const same = one;
    BOOST_TEST(&(orm::member_of<house, houses_t::tenant_id_t>(one)) == &one.tenant_id);
    BOOST_TEST(&(orm::member_of<house, houses_t::id_t>(same)) == &same.id);
}
