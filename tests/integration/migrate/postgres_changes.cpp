// SPDX-License-Identifier: BSL-1.0
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <orm/migrate/error.hpp>

#include "integration/migrate/leading.hpp"

// What only PostgreSQL does, or can do while others are at work.

#if defined(ORM_TEST_WITH_POSTGRES)

namespace integration {

namespace {

using orm::column_model;
using orm::sql_type;
using orm::table_model;
using orm::migrate::step;

constexpr std::string_view id[]{"id"};
constexpr column_model     id_column{
        .name = "id", .not_null = true, .details = {.autoincrement = true}};

/// Calls `look` before each step.
template <class Look>
void lead_watched(orm::postgres::database& db, orm::schema_model const& before,
                  orm::schema_model const& after, Look look) {
    auto const                    way = orm::migrate::diff(before, after);
    orm::migrate::plan const      plan(way, orm::postgres_dialect::facts);
    orm::migrate::migration const one[]{{.name = "1", .up = plan.steps()}};
    auto const tell = [&](orm::migrate::migration const&, step const& each) { look(each); };
    orm::migrate::migrate(db.backend(), one, {.on_step = tell});
}

std::string file_of(orm::postgres::database& db, std::string const& table) {
    return texts(db, "select pg_relation_filenode('" + table + "')::text").front();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_migrate)

/// With their rows, keys, children, indexes and sequences; the schema is one of its own.
BOOST_AUTO_TEST_CASE(postgres_tables_go_into_other_schemas_and_come_back) {
    static constexpr column_model          columns[]{id_column, {.name = "n"}};
    static constexpr std::string_view      n[]{"n"};
    static constexpr orm::index_item_model by_n[]{{.text = "n"}};
    static constexpr orm::index_model      index[]{{.name = "logs_n_idx", .items = by_n}};
    orm::key_model const                   key{.name = "logs_pkey", .named = true, .columns = id};
    table_model                            logs;
    logs.name            = "logs";
    logs.columns         = columns;
    logs.primary_key     = key;
    logs.indexes         = index;
    table_model entries  = logs;
    entries.schema       = "orm moved";
    entries.name         = "entries";
    entries.renamed_from = "logs";
    auto const key_to    = [](std::string_view schema, std::string_view name) {
        return orm::foreign_key_model{.name               = "lines_n_fkey",
                                         .columns            = n,
                                         .referenced_schema  = schema,
                                         .referenced_table   = name,
                                         .referenced_columns = id};
    };
    orm::foreign_key_model const before_key[]{key_to({}, "logs")};
    orm::foreign_key_model const after_key[]{key_to("orm moved", "entries")};
    auto const                   lines = [](orm::array_view<orm::foreign_key_model> keys) {
        return table_model{.name         = "lines",
                                             .columns      = columns,
                                             .primary_key  = {.name = "lines_pkey", .columns = id},
                                             .foreign_keys = keys};
    };
    table_model const before[]{logs, lines(before_key)};
    table_model const after[]{entries, lines(after_key)};
    auto              db = postgres::empty_database();
    db.backend().run_script("drop schema if exists \"orm moved\" cascade");
    lead(db, {}, {before});
    db.backend().run_script(
        "insert into logs (n) values (1), (2); insert into lines (n) values (2)");
    auto const described = description(db);
    auto const dumped    = dump(db);
    auto const look      = [&](orm::schema_model const& schema) {
        for (auto const& found : orm::migrate::find_drift(db.backend(), schema))
            BOOST_TEST(found.text() == "");
    };
    lead(db, {before}, {after});
    look({after});
    BOOST_TEST(count(db, "\"orm moved\".entries") == "2");
    db.backend().run_script("insert into \"orm moved\".entries (n) values (3)");
    BOOST_TEST(count(db, "\"orm moved\".entries where id = 3") == "1");
    BOOST_CHECK_THROW(db.backend().run_script("delete from \"orm moved\".entries where id = 2"),
                      orm::foreign_key_violation);
    lead_back(db, {before}, {after});
    look({before});
    BOOST_TEST(count(db, "logs") == "3");
    BOOST_TEST(description(db) == described, boost::test_tools::per_element());
    BOOST_TEST(dump(db) == dumped, boost::test_tools::per_element());
    lead(db, {before}, {after});
    look({after});
    db.backend().run_script("drop schema \"orm moved\" cascade");
}

/// At every moment there is an index of the table that has been built.
BOOST_AUTO_TEST_CASE(a_postgres_index_changes_without_a_gap) {
    static constexpr column_model          columns[]{id_column, {.name = "a"}, {.name = "b"}};
    static constexpr orm::index_item_model by_a[]{{.text = "a"}},
        by_both[]{{.text = "a"}, {.text = "b"}};
    static constexpr orm::index_model one[]{{.name = "i", .items = by_a}};
    static constexpr orm::index_model other[]{{.name = "i", .unique = true, .items = by_both}};
    table_model const                 before[]{{.name = "t", .columns = columns, .indexes = one}};
    table_model const                 after[]{{.name = "t", .columns = columns, .indexes = other}};
    auto                              db = postgres::empty_database();
    lead(db, {}, {before});
    db.backend().run_script("insert into t (a, b) select i, i from generate_series(1, 100) i");
    std::string const schema = texts(db, "select current_schema()::text").front();
    auto              beside = postgres::empty_database();
    int               steps  = 0;
    lead_watched(db, {before}, {after}, [&](step const&) {
        ++steps;
        BOOST_TEST(count(beside, "pg_index where indisvalid and indrelid = '" + schema +
                                     ".t'::regclass") != "0");
    });
    BOOST_TEST(steps == 3 + 1);  // and a check of the rows
    auto fresh = postgres::empty_database();
    lead(fresh, {}, {after});
    BOOST_TEST(dump(db) == dump(fresh), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_native_enum_loses_a_value_under_a_check_and_a_partial_index) {
    static constexpr std::string_view three[]{"low", "mid", "high"}, two[]{"high", "low"};
    static constexpr auto             of = [](orm::array_view<std::string_view> values) {
        orm::column_details const details{
                        .type_text = "mood", .default_text = "'low'", .values = values};
        return column_model{.name = "mood", .type = sql_type::enumeration, .details = details};
    };
    static constexpr column_model     was[]{id_column, of(three)}, is[]{id_column, of(two)};
    static constexpr orm::enum_model  type_was[]{{.name = "mood", .values = three}};
    static constexpr orm::enum_model  type_is[]{{.name = "mood", .values = two}};
    static constexpr orm::check_model check[]{{.name = "c", .condition = R"("mood" <> 'high')"}};
    static constexpr orm::index_item_model items[]{{.text = "mood"}};
    static constexpr orm::index_model      index[]{
        {.name = "i", .items = items, .condition = R"("mood" = 'low')"}};
    table_model const before[]{{.name = "t", .columns = was, .checks = check, .indexes = index}};
    table_model const after[]{{.name = "t", .columns = is, .checks = check, .indexes = index}};
    orm::schema_model const schema_before{.tables = before, .enums = type_was};
    orm::schema_model const schema_after{.tables = after, .enums = type_is};
    auto                    db = postgres::empty_database();
    lead(db, {}, schema_before);
    db.backend().run_script("insert into t (mood) values ('low'), ('mid')");
    BOOST_CHECK_THROW(lead(db, schema_before, schema_after), orm::migrate::rows_in_the_way);
    db.backend().run_script("update t set mood = 'low'");
    auto const dumped = dump(db);
    lead(db, schema_before, schema_after);
    auto fresh = postgres::empty_database();
    lead(fresh, {}, schema_after);
    BOOST_TEST(dump(db) == dump(fresh), boost::test_tools::per_element());
    lead_back(db, schema_before, schema_after);
    BOOST_TEST(dump(db) == dumped, boost::test_tools::per_element());
    BOOST_TEST(count(db, "t where mood = 'low'") == "2");
}

/// What is told to be no rewrite leaves the rows in their file.
BOOST_AUTO_TEST_CASE(wider_types_and_constant_defaults_write_no_row) {
    static constexpr column_model narrow[]{
        id_column,
        {.name = "word", .type = sql_type::text, .details = {.type_text = "varchar(5)"}},
        {.name = "line", .type = sql_type::text, .details = {.type_text = "varchar(5)"}},
        {.name = "price", .type = sql_type::numeric, .details = {.type_text = "numeric(3,1)"}}};
    static constexpr column_model wide[]{
        id_column,
        {.name = "word", .type = sql_type::text, .details = {.type_text = "varchar(9)"}},
        {.name = "line", .type = sql_type::text},
        {.name = "price", .type = sql_type::numeric, .details = {.type_text = "numeric(8,1)"}},
        {.name = "made", .type = sql_type::timestamp, .details = {.default_text = "now()"}}};
    static constexpr column_model keyed[]{
        wide[0],
        wide[1],
        wide[2],
        wide[3],
        wide[4],
        {.name = "key", .type = sql_type::uuid, .details = {.default_text = "gen_random_uuid()"}}};
    table_model const before[]{{.name = "t", .columns = narrow}};
    table_model const after[]{{.name = "t", .columns = wide}};
    table_model const with_key[]{{.name = "t", .columns = keyed}};
    auto              db = postgres::empty_database();
    lead(db, {}, {before});
    db.backend().run_script("insert into t (word, line, price) values ('a', 'b', 1.5)");
    std::string const file = file_of(db, "t");
    lead_watched(db, {before}, {after}, [](step const& each) {
        BOOST_TEST(!each.risk.has(orm::migrate::hazards::rewrite), each.sql);
    });
    BOOST_TEST(file_of(db, "t") == file);
    auto const               way = orm::migrate::diff({after}, {with_key});
    orm::migrate::plan const plan(way, orm::postgres_dialect::facts);
    orm::migrate::run_steps(db.backend(), plan.steps());
    BOOST_TEST(plan.steps()[0].risk.has(orm::migrate::hazards::rewrite));
    BOOST_TEST(file_of(db, "t") != file);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration

#endif
