// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/postgres/introspect.hpp>

#include <type_traits>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(migrate_postgres_introspect)

BOOST_AUTO_TEST_CASE(a_schema_is_read_from_a_connection) {
    // What it does needs a server: tests/integration/migrate.
    using connection = orm::postgres::connection;
    using answer     = decltype(orm::migrate::read_schema(std::declval<connection&>()));
    static_assert(std::is_same_v<answer, orm::migrate::owned_schema>);
    BOOST_TEST(!std::is_copy_constructible_v<answer>);
}

BOOST_AUTO_TEST_SUITE_END()
