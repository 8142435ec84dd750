// SPDX-License-Identifier: BSL-1.0
#include <orm/session/client_value.hpp>

#include <boost/test/unit_test.hpp>

#include "unit/session/tenants.hpp"

using namespace tenants;

BOOST_AUTO_TEST_SUITE(session_client_value)

BOOST_AUTO_TEST_CASE(mixins_set_their_members) {
    orm::context around;
    around.set<current_tenant>(7);
    house one{{3}, 1};
    orm::set_by_mixins(one, false, around, orm::mixins_of<houses_t>{});
    BOOST_TEST(one.tenant_id == 3);
    orm::set_by_mixins(one, true, around, orm::mixins_of<houses_t>{});
    BOOST_TEST(one.tenant_id == 7);
    BOOST_TEST(orm::compute_client_value<houses_t::tenant_id_t>(true, around) == 7);
}

BOOST_AUTO_TEST_CASE(a_row_is_bound_as_they_leave_it) {
    orm::context around;
    around.set<current_tenant>(7);
    orm::value   values[2];
    orm::scratch temporaries;
    orm::binder  out{values, temporaries, true, false, &around};
    house const  one{{3}, 1};
    orm::bind_row(out, one, orm::columns_of<houses_t>{});
    BOOST_TEST(values[0].integer == 1);
    BOOST_TEST(values[1].integer == 7);
    BOOST_TEST(one.tenant_id == 3);
}

BOOST_AUTO_TEST_SUITE_END()
