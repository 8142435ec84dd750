// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/live_drift.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/postgres.hpp>

#include "unit/migrate/everything.hpp"

using namespace orm::migrate;

BOOST_AUTO_TEST_SUITE(migrate_live_drift)

BOOST_AUTO_TEST_CASE(a_difference_is_told_with_its_table_and_part) {
    auto const& facts = orm::sqlite_dialect::facts;
    auto const  all   = orm::lower<orm::sqlite_dialect>(everything::schema);
    BOOST_TEST(compare_live(all, all, facts).empty());

    std::vector<orm::table_model> tables(all.tables.begin(), all.tables.end());
    tables[0].columns = tables[0].columns.from(1);
    tables[1].schema  = "named";
    auto const found  = compare_live(all, {tables, all.views, all.sequences, all.triggers}, facts);
    BOOST_TEST(found.size() == 4u);
    BOOST_TEST(found[0].text() == "users.id: missing");
    BOOST_TEST(found[1].text() == "users: its primary key");
    BOOST_TEST(found[2].text() == "named.blog posts: not in the schema");
    BOOST_TEST(found[3].text() == "blog posts: missing");
}

BOOST_AUTO_TEST_CASE(views_sequences_and_triggers_are_told_by_their_names) {
    static constexpr orm::view_model     views[]{{.name = "v", .query = "select 1"}};
    static constexpr orm::view_model     others[]{{.name = "v", .query = "select 2"}};
    static constexpr orm::sequence_model counts[]{{.name = "s"}};
    static constexpr orm::trigger_model  triggers[]{{.schema = "x", .name = "t", .table = "u"}};
    auto const&                          facts = orm::postgres_dialect::facts;
    orm::schema_model const              expected{.views = views, .sequences = counts};
    orm::schema_model const              live{.views = others, .triggers = triggers};
    auto const                           found = compare_live(expected, live, facts);
    BOOST_TEST(found.size() == 3u);
    BOOST_TEST(found[0].text() == "v: its query");
    BOOST_TEST(found[1].text() == "s: missing");
    BOOST_TEST(found[2].text() == "x.t: not in the schema");
}

BOOST_AUTO_TEST_CASE(what_was_renamed_and_converted_before_is_not_to_be_again) {
    static constexpr orm::column_model wanted[]{
        {.name    = "b",
         .type    = orm::sql_type::integer,
         .details = {.renamed_from = "a", .using_text = "1"}}};
    static constexpr orm::table_model tables[]{
        {.name = "new", .renamed_from = "old", .columns = wanted}};
    owned_schema live;
    live.tables.push_back({.name = "new"});
    live.tables[0].columns =
        live.keep(std::vector<orm::column_model>{{.name = "b", .type = orm::sql_type::bigint}});
    align_with({tables}, live, orm::sqlite_dialect::facts);
    BOOST_TEST(live.tables[0].renamed_from == "old");
    BOOST_TEST(live.tables[0].columns[0].details.renamed_from == "a");
    BOOST_TEST(live.tables[0].columns[0].details.using_text == "1");
    BOOST_TEST((live.tables[0].columns[0].type == orm::sql_type::integer));
}

BOOST_AUTO_TEST_CASE(what_only_the_code_knows_is_said_again) {
    auto const   all = orm::lower<orm::sqlite_dialect>(everything::schema);
    owned_schema told;
    for (orm::table_model const& table : all.tables) told.tables.push_back(table);
    told.tables[0].renamed_from = {};
    told.tables[0].columns      = told.keep(std::vector<orm::column_model>{{.name = "motto"}});
    carry_intent(all, told);
    BOOST_TEST(told.tables[0].renamed_from == "people");
    BOOST_TEST(told.tables[0].columns[0].details.backfill_text == "'none'");
}

BOOST_AUTO_TEST_SUITE_END()
