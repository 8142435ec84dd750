// SPDX-License-Identifier: BSL-1.0
#include <orm/dialect/sqlite.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(dialect_sqlite)

BOOST_AUTO_TEST_CASE(every_type_has_a_name_that_strict_tables_know) {
    static_assert(orm::dialect<orm::sqlite_dialect>);
    for (int type = 0; type <= static_cast<int>(orm::sql_type::jsonb); ++type) {
        auto const name = orm::sqlite_dialect::facts.type_name(static_cast<orm::sql_type>(type));
        BOOST_TEST((name == "integer" || name == "real" || name == "text" || name == "blob"));
    }
}

BOOST_AUTO_TEST_SUITE_END()
