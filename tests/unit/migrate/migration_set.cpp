// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/migration_set.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>

BOOST_AUTO_TEST_SUITE(migrate_migration_set)

BOOST_AUTO_TEST_CASE(each_engine_has_its_own_migrations) {
    static constexpr orm::migrate::migration     one[]{{.name = "1", .up = {}}};
    static constexpr orm::migrate::migration_set all{.head = {}, .sqlite = one};
    BOOST_TEST(all.of<orm::sqlite_dialect>().size() == 1u);
    BOOST_TEST(all.of<orm::postgres_dialect>().empty());
}

BOOST_AUTO_TEST_SUITE_END()
