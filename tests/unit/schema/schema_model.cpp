// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/schema_model.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(schema_schema_model)

BOOST_AUTO_TEST_CASE(it_is_plain_data_of_the_compiler) {
    static constexpr orm::column_model columns[]{
        {.name = "id", .type = orm::sql_type::bigint, .not_null = true}};
    static constexpr orm::table_model tables[]{{.name = "things", .columns = columns}};
    constexpr orm::schema_model       schema{tables};
    static_assert(schema.tables[0].columns[0].name == "id");
    static_assert(schema.tables[0].primary_key.columns.empty());
    BOOST_TEST(schema.tables.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
