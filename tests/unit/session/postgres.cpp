// SPDX-License-Identifier: BSL-1.0
#include <orm/session/postgres.hpp>

#include <boost/test/unit_test.hpp>

#include <type_traits>

static_assert(orm::backend_connection<orm::postgres::connection>);
static_assert(std::is_nothrow_move_constructible_v<orm::postgres::database>);

BOOST_AUTO_TEST_SUITE(session_postgres)

BOOST_AUTO_TEST_CASE(a_database_that_cannot_be_opened_is_told) {
    BOOST_CHECK_THROW(orm::postgres::open("host=/nowhere/at/all"), orm::cannot_open);
}

BOOST_AUTO_TEST_SUITE_END()
