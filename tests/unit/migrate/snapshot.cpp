// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/snapshot.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(migrate_snapshot)

BOOST_AUTO_TEST_CASE(the_snapshot_before_the_first_migration_has_no_tables) {
    constexpr orm::migrate::snapshot nothing;
    static_assert(nothing.sqlite.tables.empty());
    BOOST_TEST(nothing.postgres.tables.empty());
}

BOOST_AUTO_TEST_SUITE_END()
