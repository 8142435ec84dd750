// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/owned_schema.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(migrate_owned_schema)

BOOST_AUTO_TEST_CASE(a_model_stays_valid_when_its_owner_is_moved) {
    orm::migrate::owned_schema first;
    orm::table_model           table;
    table.name        = first.keep(std::string("t"));
    table.columns     = first.keep(std::vector<orm::column_model>{{.name = first.keep("short")}});
    table.primary_key = {"t_pkey", false, first.keep(std::vector<std::string>{"short"})};
    first.tables.push_back(table);
    orm::migrate::owned_schema const second = std::move(first);
    BOOST_TEST(second.model().tables[0].name == "t");
    BOOST_TEST(second.model().tables[0].columns[0].name == "short");
    BOOST_TEST(second.model().tables[0].primary_key.columns[0] == "short");
}

BOOST_AUTO_TEST_SUITE_END()
