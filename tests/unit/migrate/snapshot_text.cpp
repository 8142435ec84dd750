// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/snapshot_text.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <boost/test/unit_test.hpp>

#include <orm/migrate/gate.hpp>

#include "unit/migrate/everything.hpp"
#include "unit/migrate/snapshot_of_everything.inc"

BOOST_AUTO_TEST_SUITE(migrate_snapshot_text)

BOOST_AUTO_TEST_CASE(what_is_written_is_read_back_by_the_compiler) {
    static_assert(orm::migrate::is_current<everything::schema, migrations::head>);
    static_assert(orm::migrate::find_drift(orm::lower<orm::postgres_dialect>(everything::schema),
                                           migrations::head.postgres)
                      .none());
    BOOST_TEST(migrations::head.sqlite.tables[0].columns[3].details.default_text ==
               orm::lower<orm::sqlite_dialect>(everything::schema)
                   .tables[0]
                   .columns[3]
                   .details.default_text);
    BOOST_TEST(migrations::head.sqlite.tables[0].columns[3].details.using_text ==
               "lower(\"motto\")");
}

BOOST_AUTO_TEST_CASE(the_same_schema_gives_the_same_text) {
    auto const        folder = std::filesystem::path(__FILE__).parent_path();
    std::ifstream     file(folder / "snapshot_of_everything.inc");
    std::string const kept{std::istreambuf_iterator<char>(file), {}};
    BOOST_TEST(orm::migrate::snapshot_text(
                   {.sqlite   = orm::lower<orm::sqlite_dialect>(everything::schema),
                    .postgres = orm::lower<orm::postgres_dialect>(everything::schema)},
                   "migrations") == kept);
    // Also from what was kept.
    BOOST_TEST(orm::migrate::snapshot_text(migrations::head, "migrations") == kept);
}

BOOST_AUTO_TEST_CASE(what_both_engines_have_alike_is_written_once) {
    orm::column_model const id[]{{.name = "id"}};
    orm::column_model const text[]{{.name = "id", .type = orm::sql_type::text}};
    orm::table_model const  alike[]{{.name = "a", .columns = id}, {.name = "b", .columns = id}};
    orm::table_model const  other[]{{.name = "a", .columns = id}, {.name = "b", .columns = text}};
    auto const              count = [](std::string const& in, std::string_view part) {
        std::size_t found = 0;
        for (std::size_t at = in.find(part); at != in.npos; at = in.find(part, at + 1)) ++found;
        return found;
    };

    std::string const one =
        orm::migrate::snapshot_text({.sqlite = {alike}, .postgres = {alike}}, "kept");
    BOOST_TEST(one.find(".postgres = {sqlite_tables}") != one.npos);
    BOOST_TEST(count(one, "inline constexpr column_model") == 2U);  // of each table its own
    BOOST_TEST(count(one, "inline constexpr table_model") == 1U);

    std::string const two =
        orm::migrate::snapshot_text({.sqlite = {alike}, .postgres = {other}}, "kept");
    BOOST_TEST(two.find("column_model postgres_a_columns[]") == two.npos);
    BOOST_TEST(two.find("column_model postgres_b_columns[]") != two.npos);
    BOOST_TEST(count(two, ".columns = sqlite_a_columns") == 2U);
    BOOST_TEST(two.find(".postgres = {postgres_tables}") != two.npos);
}

BOOST_AUTO_TEST_SUITE_END()
