// SPDX-License-Identifier: BSL-1.0
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <orm/migrate/plan.hpp>

#include "integration/migrate/engine.hpp"

// A table of SQLite that is made again, and what hangs on it.

namespace integration {

namespace {

using orm::column_model;
using orm::sql_type;
using orm::table_model;

constexpr std::string_view id[]{"id"};
constexpr std::string_view up_id[]{"up_id"};

constexpr orm::foreign_key_model to_itself[]{{.name               = "nodes_up_id_fkey",
                                              .columns            = up_id,
                                              .referenced_table   = "nodes",
                                              .referenced_columns = id}};
constexpr column_model           columns_before[]{
    {.name = "id", .not_null = true, .details = {.autoincrement = true}},
    {.name = "up_id"},
    {.name = "label", .type = sql_type::text},
    {.name    = "long_label",
               .type    = sql_type::text,
               .details = {.generated      = orm::generated_kind::virtual_,
                           .generated_text = R"("label" || '!')"}},
};
constexpr column_model columns_after[]{
    columns_before[0],
    columns_before[1],
    {.name = "label", .type = sql_type::text, .details = {.default_text = "'none'"}},
    columns_before[3],
    {.name     = "added",
     .type     = sql_type::text,
     .not_null = true,
     .details  = {.default_text = "'fresh'"}},
};
constexpr orm::check_model      checks[]{{.name = "labelled", .condition = R"("label" <> '')"}};
constexpr orm::index_item_model descending[]{
    {.text = "label", .order = orm::direction::descending},
    {.text = R"(lower("label"))", .is_expression = true},
    {.text = R"("label" collate nocase)", .is_expression = true}};
constexpr orm::index_model indexes[]{
    {.name = "nodes_label", .items = descending, .condition = R"("up_id" is not null)"}};

constexpr table_model nodes(orm::array_view<column_model> columns) {
    return {.name         = "nodes",
            .columns      = columns,
            .primary_key  = {.name = "nodes_pkey", .columns = id},
            .foreign_keys = to_itself,
            .checks       = checks,
            .indexes      = indexes};
}

constexpr table_model before[]{nodes(columns_before)};
constexpr table_model after[]{nodes(columns_after)};

void lead(orm::sqlite::database& database, orm::schema_model const& from,
          orm::schema_model const& to) {
    orm::migrate::plan const plan(orm::migrate::diff(from, to), orm::sqlite_dialect::facts);
    orm::migrate::run_steps(database.backend(), plan.steps());
}

orm::sqlite::database tree() {
    auto db = orm::sqlite::open(":memory:");
    lead(db, {}, {before});
    db.backend().run_script(R"(
        insert into nodes (id, up_id, label) values (1, null, 'root'), (2, 1, 'a'), (3, 1, 'b');
        create table log (text text);
        create trigger nodes_log after insert on nodes begin insert into log values (new.label); end;
        create trigger log_kept before delete on log when (select count(*) from nodes) > 0
            begin select raise(abort, 'kept'); end;
        create view labels as select label from nodes;
        create view loud_labels as select upper(label) as label from labels;
    )");
    return db;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_migrate_sqlite)

BOOST_AUTO_TEST_CASE(triggers_on_the_table_and_on_others_that_name_it_work_as_before) {
    auto db = tree();
    lead(db, {before}, {after});
    db.backend().run_script("insert into nodes (up_id) values (1)");
    BOOST_TEST(texts(db, "select text from log").back() == "none");
    BOOST_CHECK_THROW(db.backend().run_script("delete from log"), orm::constraint_violation);
}

BOOST_AUTO_TEST_CASE(views_and_views_on_views_work_as_before) {
    auto db = tree();
    lead(db, {before}, {after});
    BOOST_TEST(texts(db, "select label from loud_labels order by label").back() == "ROOT");
}

BOOST_AUTO_TEST_CASE(a_table_that_refers_to_itself_keeps_its_rows) {
    auto db = tree();
    lead(db, {before}, {after});
    BOOST_TEST(texts(db, "select cast(count(*) as text) from nodes where up_id = 1").front() ==
               "2");
    BOOST_CHECK_THROW(db.backend().run_script("delete from nodes where id = 1"),
                      orm::foreign_key_violation);
    BOOST_TEST(texts(db, R"(select "table" from pragma_foreign_key_list('nodes'))").front() ==
               "nodes");
}

BOOST_AUTO_TEST_CASE(partial_expression_descending_and_collated_indexes_are_made_again) {
    auto       db  = tree();
    auto const sql = "select sql from sqlite_schema where name = 'nodes_label'";
    auto const was = texts(db, sql);
    lead(db, {before}, {after});
    BOOST_TEST(texts(db, sql) == was, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_new_column_takes_its_default_and_not_its_own_name) {
    auto db = tree();
    lead(db, {before}, {after});
    BOOST_TEST(texts(db, "select distinct added from nodes").front() == "fresh");
    BOOST_TEST(texts(db, "select long_label from nodes where id = 1").front() == "root!");
}

BOOST_AUTO_TEST_CASE(an_empty_table_goes_on_counting_where_it_was) {
    auto db = tree();
    db.backend().run_script("delete from nodes where id > 1; delete from nodes");
    lead(db, {before}, {after});
    db.backend().run_script("insert into nodes (label) values ('again')");
    BOOST_TEST(texts(db, "select cast(id as text) from nodes").front() == "4");
}

BOOST_AUTO_TEST_CASE(rows_that_referred_to_nothing_before_are_not_blamed) {
    auto db = tree();
    db.backend().set_pragma("foreign_keys", 0);
    db.backend().run_script("insert into nodes (id, up_id, label) values (7, 99, 'lost')");
    db.backend().set_pragma("foreign_keys", 1);
    lead(db, {before}, {after});
    BOOST_TEST(texts(db, "select label from nodes where id = 7").front() == "lost");
    BOOST_TEST(db.backend().pragma("foreign_keys") == "1");
}

BOOST_AUTO_TEST_CASE(a_table_left_by_another_tool_stops_the_migration_and_stays) {
    auto db = tree();
    db.backend().run_script(R"(create table "__orm_new_nodes" (precious text))");
    BOOST_CHECK_THROW(lead(db, {before}, {after}), orm::statement_error);
    BOOST_TEST(texts(db, "select cast(count(*) as text) from nodes").front() == "3");
    BOOST_TEST(texts(db, "select name from pragma_table_info('__orm_new_nodes')").front() ==
               "precious");
}

BOOST_AUTO_TEST_CASE(a_reader_sees_the_table_as_it_was_until_the_end) {
    auto const folder =
        std::filesystem::temp_directory_path() / ("orm-migrate-" + std::to_string(std::rand()));
    std::filesystem::create_directory(folder);
    {
        auto const file   = (folder / "nodes.db").string();
        auto       writer = orm::sqlite::open(file);
        lead(writer, {}, {before});
        writer.backend().run_script("insert into nodes (id, label) values (1, 'a'), (2, 'b')");
        auto reader    = orm::sqlite::open(file);
        auto statement = reader.backend().prepare("select label from nodes order by id");
        statement.start({}, orm::fetching::one_by_one);
        BOOST_TEST(statement.next());
        lead(writer, {before}, {after});
        BOOST_TEST(statement.next());
        BOOST_TEST(!statement.next());
        statement.finish();
        BOOST_TEST(texts(reader, "select added from nodes").front() == "fresh");
    }
    std::filesystem::remove_all(folder);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
