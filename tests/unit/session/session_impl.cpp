// SPDX-License-Identifier: BSL-1.0
#include <orm/session/session_impl.hpp>

#include <boost/test/unit_test.hpp>

#include "support/recording_backend.hpp"

// What a backend's own source file says: every member compiles, also those that nothing calls here.
template class orm::session<recording::connection<orm::sqlite_dialect>>;

BOOST_AUTO_TEST_SUITE(session_session_impl)

BOOST_AUTO_TEST_CASE(an_instantiated_session_runs) {
    auto const log = std::make_shared<recording::recorder>();
    orm::session<recording::connection<orm::sqlite_dialect>> session(
        recording::connection<orm::sqlite_dialect>(log), 8);
    session.run_schema("create table t (id integer)");
    BOOST_TEST(log->calls != 0);
}

BOOST_AUTO_TEST_SUITE_END()
