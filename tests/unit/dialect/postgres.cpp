// SPDX-License-Identifier: BSL-1.0
#include <orm/dialect/postgres.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(dialect_postgres)

BOOST_AUTO_TEST_CASE(every_type_has_a_name) {
    static_assert(orm::dialect<orm::postgres_dialect>);
    for (int type = 0; type <= static_cast<int>(orm::sql_type::jsonb); ++type)
        BOOST_TEST(
            !orm::postgres_dialect::facts.type_name(static_cast<orm::sql_type>(type)).empty());
    BOOST_TEST(orm::postgres_dialect::facts.type_name(orm::sql_type::timestamp) == "timestamptz");
}

BOOST_AUTO_TEST_SUITE_END()
