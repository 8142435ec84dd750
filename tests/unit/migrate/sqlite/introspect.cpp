// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/sqlite/introspect.hpp>

#include <boost/test/unit_test.hpp>

using namespace orm;
using namespace orm::migrate;

BOOST_AUTO_TEST_SUITE(migrate_sqlite_introspect)

BOOST_AUTO_TEST_CASE(a_table_of_another_hand_is_read) {
    sqlite::connection db(":memory:");
    db.run_script(R"(
        create table if not exists [a "b"] (
            id integer primary key autoincrement, /* , */
            'name' varchar(10) constraint long check (length(name) > 2 and name <> 'x, y)'),
            price numeric(10, 2) default -1.5e-3,
            constraint one unique (name, id) on conflict ignore);
        create table child (of integer references [a "b"] on delete cascade not deferrable,
                            at text default (datetime('now')) primary key);
        create view seen as select * from child;
        create index half on child (of desc, (of + 1)) where of is not null)");
    owned_schema const schema = read_schema(db);
    BOOST_REQUIRE(schema.tables.size() == 2u);
    table_model const& first = schema.tables[0];
    BOOST_TEST(first.name == "a \"b\"");
    BOOST_TEST(first.columns[0].details.autoincrement);
    BOOST_TEST((first.columns[1].type == sql_type::text));
    BOOST_TEST(first.checks[0].name == "long");
    BOOST_TEST(first.checks[0].condition == R"(length("name") > 2 and "name" <> 'x, y)')");
    BOOST_TEST(first.columns[2].details.default_text == "-1.5e-3");
    BOOST_TEST(first.unique_keys[0].named);
    BOOST_TEST(first.unique_keys[0].columns.size() == 2u);
    table_model const& second = schema.tables[1];
    BOOST_TEST(second.foreign_keys[0].referenced_columns[0] == "id");
    BOOST_TEST((second.foreign_keys[0].options.on_delete == foreign_key_action::cascade));
    BOOST_TEST(second.columns[1].details.default_text == "(datetime('now'))");
    BOOST_TEST(second.columns[1].not_null);
    BOOST_TEST(second.indexes[0].items[1].text == R"("of" + 1)");
    BOOST_TEST(second.indexes[0].condition == R"("of" is not null)");
}

BOOST_AUTO_TEST_CASE(virtual_tables_are_named_and_left_out) {
    sqlite::connection db(":memory:");
    db.run_script("create virtual table found using fts5(body)");
    owned_schema const schema = read_schema(db);
    BOOST_TEST(schema.tables.empty());
    BOOST_REQUIRE(schema.left_out.size() == 1u);
    BOOST_TEST(schema.left_out[0] == "the virtual table found");
}

BOOST_AUTO_TEST_CASE(a_search_table_is_read_with_its_columns_and_the_table_it_is_about) {
    sqlite::connection db(":memory:");
    db.run_script(R"(
        create table body (id integer primary key, "a title" text, content text);
        create table papers (id integer primary key, "a title" text, content text);
        create virtual table if not exists main."of ""papers""" using FTS5(
            "a title", Content unindexed, content_rowid=id, content = 'Papers'))");
    owned_schema const schema = read_schema(db);
    BOOST_TEST(schema.left_out.empty());
    BOOST_TEST(schema.tables.size() == 2u);
    BOOST_REQUIRE(schema.views.size() == 1u);
    view_model const& found = schema.views[0];
    BOOST_TEST(found.name == "of \"papers\"");
    BOOST_REQUIRE(found.columns.size() == 2u);
    BOOST_TEST(found.columns[0] == "a title");
    BOOST_TEST(found.columns[1] == "Content");
    BOOST_REQUIRE(found.reads.size() == 1u);
    BOOST_TEST(found.reads[0].name == "papers");
    BOOST_TEST(found.query == R"(fts5 ("a title", content unindexed, content_rowid = id, )"
                              R"(content = 'Papers'))");
}

BOOST_AUTO_TEST_SUITE_END()
