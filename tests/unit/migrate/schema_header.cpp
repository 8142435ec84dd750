// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/schema_header.hpp>

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(migrate_schema_header)

BOOST_AUTO_TEST_CASE(names_are_those_of_a_program) {
    orm::migrate::owned_schema live;
    for (char const* name : {"order_lines", "OrderLines", "index", "2 categories", "class"}) {
        orm::table_model table;
        table.name    = name;
        table.columns = live.keep(std::vector<orm::column_model>{
            {.name = "class"}, {.name = "First Name", .not_null = true}, {.name = "_id"}});
        live.tables.push_back(table);
    }
    live.left_out.push_back("the virtual table found");
    live.views.push_back({.name = "texts", .materialized = true, .query = "fts5(body)"});
    std::string const text = orm::migrate::schema_header(live, "shop");
    auto const        has  = [&](std::string_view part) { return text.find(part) != text.npos; };
    BOOST_TEST(has("// Left out: the virtual table found\n"));
    BOOST_TEST(has("// Left out: the search table texts\n"));
    BOOST_TEST(has("namespace shop {"));
    BOOST_TEST(
        has("ORM_TABLE(order_lines, OrderLine, \"order_lines\",\n"
            "    (class_, named(\"class\")),\n"
            "    (first_name, named(\"First Name\")),\n"
            "    (id, named(\"_id\")))"));
    BOOST_TEST(has("std::int64_t first_name{};"));
    BOOST_TEST(has("std::optional<std::int64_t> class_;"));
    BOOST_TEST(has("ORM_TABLE(order_lines_2, OrderLine_2, \"OrderLines\","));
    BOOST_TEST(has("ORM_TABLE(index_table, Index, \"index\","));
    BOOST_TEST(has("ORM_TABLE(n2_categories, Table2Category, \"2 categories\","));
    BOOST_TEST(has("ORM_TABLE(class_table, Class, \"class\","));
}

BOOST_AUTO_TEST_SUITE_END()
