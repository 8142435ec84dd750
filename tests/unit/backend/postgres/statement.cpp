// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/postgres/statement.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/backend/concept.hpp>
#include <orm/backend/error.hpp>

static_assert(orm::backend_statement<orm::postgres::statement>);
static_assert(orm::typed_statement<orm::postgres::statement>);

BOOST_AUTO_TEST_SUITE(backend_postgres_statement)

BOOST_AUTO_TEST_CASE(one_that_was_never_prepared_does_nothing) {
    orm::postgres::statement nothing;
    BOOST_CHECK_THROW(nothing.start({}), orm::misuse);
    BOOST_CHECK_THROW(nothing.compile({}), orm::misuse);
    BOOST_CHECK_THROW(nothing.read({}, nullptr), orm::misuse);
    BOOST_TEST(!nothing.next());
    BOOST_TEST(nothing.affected() == 0);
    BOOST_TEST(nothing.sql().empty());
    nothing.finish();
    orm::postgres::statement moved = std::move(nothing);
    BOOST_TEST(!moved.next());
}

BOOST_AUTO_TEST_SUITE_END()
