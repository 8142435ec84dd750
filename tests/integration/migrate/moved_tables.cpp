// SPDX-License-Identifier: BSL-1.0
#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "integration/migrate/leading.hpp"

// Tables of PostgreSQL change places between schemas. The parts of all of them have the names that
// the engine gives, so that those of one are in the way of those of another.

#if defined(ORM_TEST_WITH_POSTGRES)

namespace integration {

namespace {

using orm::column_model;
using orm::sql_type;
using orm::table_model;

using line_list = std::vector<std::string>;

constexpr std::string_view id[]{"id"}, n[]{"n"};
constexpr column_model     id_column{
        .name = "id", .not_null = true, .details = {.autoincrement = true}};
constexpr column_model          columns[]{id_column, {.name = "n"}};
constexpr orm::key_model        unique[]{{.name = "t_n_key", .columns = n}};
constexpr orm::exclusion_model  exclusion[]{{"t_n_excl", "exclude using btree (\"n\" with =)"}};
constexpr orm::index_item_model by_n[]{{.text = "n"}};
constexpr orm::index_model      index[]{{.name = "t_n_idx", .items = by_n}};
constexpr orm::check_model      check[]{{.name = "t_n_check", .condition = R"("n" > 0)"}};

constexpr table_model placed(std::string_view schema, std::string_view renamed_from = {}) {
    table_model table;
    table.schema       = schema;
    table.name         = "t";
    table.renamed_from = renamed_from;
    table.columns      = columns;
    table.primary_key  = {.name = "t_pkey", .columns = id};
    table.unique_keys  = unique;
    table.checks       = check;
    table.exclusions   = exclusion;
    table.indexes      = index;
    return table;
}

constexpr std::string_view schemas[]{"orm_a", "orm_b", "orm_c"};

/// A database with three schemas of these names, and none when it is gone.
class schemas_of_their_own {
public:
    schemas_of_their_own() { drop(); }
    schemas_of_their_own(schemas_of_their_own const&)            = delete;
    schemas_of_their_own& operator=(schemas_of_their_own const&) = delete;
    ~schemas_of_their_own() { drop(); }

    void drop() {
        for (std::string_view const name : schemas)
            db.backend().run_script("drop schema if exists " + std::string(name) + " cascade");
    }

    /// What the engine says of each of them, and what pg_dump does.
    line_list described() {
        std::string const own = texts(db, "select current_schema()::text").front();
        line_list         lines;
        for (std::string_view const name : schemas) {
            std::string const schema(name);
            if (count(db, "pg_namespace where nspname = '" + schema + "'") == "0") continue;
            db.backend().run_script("set search_path to " + schema);
            for (line_list const& part :
                 {description(db), dump(db),
                  texts(db,
                        "select relkind::text || ' ' || relname from pg_class where relnamespace = "
                        "current_schema()::regnamespace order by 1")})
                for (std::string const& line : part) lines.push_back(schema + ": " + line);
        }
        db.backend().run_script("set search_path to " + own);
        return lines;
    }

    /// Every schema's rows: how many, of which sum, and the number that is given out next.
    line_list rows() {
        line_list lines;
        for (std::string_view const name : schemas) {
            std::string const schema(name);
            if (count(db, "pg_tables where tablename = 't' and schemaname = '" + schema + "'") !=
                "0")
                lines.push_back(texts(db,
                                      "select count(*) || ' rows of ' || sum(n) || ', then ' || "
                                      "(select last_value + is_called::int from " +
                                          schema + ".t_id_seq) from " + schema + ".t")
                                    .front());
        }
        return lines;
    }

    void fill(std::string_view schema, int first, int last) {
        db.backend().run_script("insert into " + std::string(schema) +
                                ".t (n) select i from generate_series(" + std::to_string(first) +
                                ", " + std::to_string(last) + ") i");
    }

    orm::postgres::database db = postgres::empty_database();
};

/// Up, down and up: looks like what is made that way, and the rows go with their tables.
void lead_there_and_back(orm::schema_model const& before, orm::schema_model const& after,
                         line_list const& rows_before, line_list const& rows_after) {
    schemas_of_their_own there;
    lead(there.db, {}, after);
    line_list const described_after = there.described();
    there.drop();
    lead(there.db, {}, before);
    for (int at = 0; table_model const& table : before.tables)
        ++at, there.fill(table.schema, 100 * at + 1, 110 * at);
    line_list const described_before = there.described();
    BOOST_TEST(there.rows() == rows_before, boost::test_tools::per_element());
    auto const look = [&](orm::schema_model const& schema, line_list const& described,
                          line_list const& rows) {
        BOOST_TEST(there.described() == described, boost::test_tools::per_element());
        BOOST_TEST(there.rows() == rows, boost::test_tools::per_element());
        for (auto const& found : orm::migrate::find_drift(there.db.backend(), schema))
            BOOST_TEST(found.text() == "");
    };
    lead(there.db, before, after);
    look(after, described_after, rows_after);
    lead_back(there.db, before, after);
    look(before, described_before, rows_before);
    lead(there.db, before, after);
    look(after, described_after, rows_after);
    // Each goes on counting where it was.
    for (table_model const& table : after.tables) there.fill(table.schema, 1000, 1000);
}

constexpr char rows_of_first[]  = "10 rows of 1055, then 11";
constexpr char rows_of_second[] = "20 rows of 4210, then 21";
constexpr char rows_of_third[]  = "30 rows of 9465, then 31";

/// A column `name` of an enum.
constexpr column_model enum_column(std::string_view name, std::string_view type,
                                   orm::array_view<std::string_view> values,
                                   std::string_view                  was = {}) {
    return {.name    = name,
            .type    = sql_type::enumeration,
            .details = {.type_text = type, .values = values, .type_renamed_from = was}};
}

/// Leads a database up, down and up again. One row of `t`, and no other, is like `row` all the
/// time; `another` is added in between.
void lead_up_down_and_up(schemas_of_their_own& there, orm::schema_model const& before,
                         orm::schema_model const& after, std::string const& row,
                         std::string const& another = {}) {
    line_list const described = description(there.db);
    auto const      look      = [&](orm::schema_model const& schema) {
        for (auto const& found : orm::migrate::find_drift(there.db.backend(), schema))
            BOOST_TEST(found.text() == "");
        BOOST_TEST(count(there.db, "t where " + row) == "1");
    };
    lead(there.db, before, after);
    look(after);
    if (!another.empty()) there.db.backend().run_script(another);
    lead_back(there.db, before, after);
    look(before);
    BOOST_TEST(description(there.db) == described, boost::test_tools::per_element());
    lead(there.db, before, after);
    look(after);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_migrate)

BOOST_AUTO_TEST_CASE(postgres_tables_change_places_between_two_schemas) {
    static constexpr table_model before[]{placed("orm_a"), placed("orm_b")};
    static constexpr table_model after[]{placed("orm_b", "orm_a.t"), placed("orm_a", "orm_b.t")};
    lead_there_and_back({before}, {after}, {rows_of_first, rows_of_second},
                        {rows_of_second, rows_of_first});
}

BOOST_AUTO_TEST_CASE(postgres_tables_go_in_a_circle_through_three_schemas) {
    static constexpr table_model before[]{placed("orm_a"), placed("orm_b"), placed("orm_c")};
    static constexpr table_model after[]{placed("orm_b", "orm_a.t"), placed("orm_c", "orm_b.t"),
                                         placed("orm_a", "orm_c.t")};
    lead_there_and_back({before}, {after}, {rows_of_first, rows_of_second, rows_of_third},
                        {rows_of_third, rows_of_first, rows_of_second});
}

/// Indexes that go, and counting that ends, are taken along as far as the way leads.
BOOST_AUTO_TEST_CASE(what_is_gone_later_is_in_nobodys_way) {
    static constexpr column_model plain[]{{.name = "id", .not_null = true}, {.name = "n"}};
    constexpr auto without = [](std::string_view schema, std::string_view renamed_from) {
        table_model table = placed(schema, renamed_from);
        table.columns     = plain;
        table.indexes     = {};
        return table;
    };
    static constexpr table_model before[]{placed("orm_a"), placed("orm_b")};
    static constexpr table_model after[]{without("orm_b", "orm_a.t"), without("orm_a", "orm_b.t")};
    schemas_of_their_own         there;
    lead(there.db, {}, {after});
    line_list const described_after = there.described();
    there.drop();
    lead(there.db, {}, {before});
    line_list const described_before = there.described();
    there.fill("orm_a", 1, 5);
    there.fill("orm_b", 6, 15);
    lead(there.db, {before}, {after});
    BOOST_TEST(there.described() == described_after, boost::test_tools::per_element());
    BOOST_TEST(count(there.db, "orm_b.t where n < 6") == "5");
    lead_back(there.db, {before}, {after});
    BOOST_TEST(there.described() == described_before, boost::test_tools::per_element());
    BOOST_TEST(there.rows().front() == "5 rows of 15, then 6");
    lead(there.db, {before}, {after});
    BOOST_TEST(there.described() == described_after, boost::test_tools::per_element());
}

/// Of other names, but what they bring along is called as what is there.
BOOST_AUTO_TEST_CASE(a_postgres_table_brings_a_name_along_that_is_there) {
    static constexpr auto called = [](std::string_view schema, std::string_view name,
                                      std::string_view key, orm::array_view<orm::key_model> unique,
                                      orm::array_view<orm::index_model> indexes) {
        return table_model{.schema      = schema,
                           .name        = name,
                           .columns     = columns,
                           .primary_key = {.name = key, .columns = id},
                           .unique_keys = unique,
                           .indexes     = indexes};
    };
    static constexpr orm::key_model   own[]{{.name = "key", .named = true, .columns = n}};
    static constexpr orm::key_model   other[]{{.name = "other", .named = true, .columns = n}};
    static constexpr orm::index_model is_there[]{{.name = "by_n", .items = by_n}};
    static constexpr orm::index_model is_another[]{{.name = "by_other_n", .items = by_n}};
    static constexpr table_model      stays = called("orm_b", "t", "t_pkey", own, is_there);
    static constexpr table_model      moves = called("orm_a", "by_n", "by_n_pkey", own, is_another);
    static constexpr table_model      moved = [] {
        table_model table  = called("orm_b", "u", "u_pkey", other, is_another);
        table.renamed_from = "orm_a.by_n";
        return table;
    }();
    static constexpr table_model before[]{moves, stays};
    static constexpr table_model after[]{moved, stays};
    schemas_of_their_own         there;
    lead(there.db, {}, {after});
    there.db.backend().run_script("create schema orm_a");
    line_list const described_after = there.described();
    there.drop();
    lead(there.db, {}, {before});
    line_list const described_before = there.described();
    there.fill("orm_b", 1, 5);
    there.db.backend().run_script("insert into orm_a.by_n (n) values (7)");
    lead(there.db, {before}, {after});
    BOOST_TEST(there.described() == described_after, boost::test_tools::per_element());
    BOOST_TEST(count(there.db, "orm_b.u where n = 7") == "1");
    lead_back(there.db, {before}, {after});
    BOOST_TEST(there.described() == described_before, boost::test_tools::per_element());
    lead(there.db, {before}, {after});
    BOOST_TEST(there.described() == described_after, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(postgres_types_change_places_between_schemas) {
    static constexpr std::string_view moods[]{"sad", "happy"}, colors[]{"red", "green", "blue"};
    static constexpr column_model     was[]{enum_column("a", "orm_a.m", moods),
                                            enum_column("b", "orm_b.m", colors)};
    static constexpr column_model     is[]{enum_column("a", "orm_b.m", moods, "orm_a.m"),
                                           enum_column("b", "orm_a.m", colors, "orm_b.m")};
    static constexpr orm::enum_model  types_before[]{{.name = "orm_a.m", .values = moods},
                                                     {.name = "orm_b.m", .values = colors}};
    static constexpr orm::enum_model  types_after[]{
        {.name = "orm_b.m", .values = moods, .renamed_from = "orm_a.m"},
        {.name = "orm_a.m", .values = colors, .renamed_from = "orm_b.m"}};
    static constexpr table_model before[]{{.name = "t", .columns = was}};
    static constexpr table_model after[]{{.name = "t", .columns = is}};
    orm::schema_model const      schema_before{.tables = before, .enums = types_before};
    orm::schema_model const      schema_after{.tables = after, .enums = types_after};
    schemas_of_their_own         there;
    lead(there.db, {}, schema_before);
    there.db.backend().run_script("insert into t values ('sad', 'blue'), ('happy', 'red')");
    lead_up_down_and_up(there, schema_before, schema_after, "a = 'sad' and b = 'blue'",
                        "insert into t values ('sad'::orm_b.m, 'green'::orm_a.m)");
}

/// Both are types, and so is what the engine makes of each for arrays: `_t` for `t`.
BOOST_AUTO_TEST_CASE(postgres_tables_go_where_types_of_arrays_have_their_names) {
    static constexpr auto called = [](std::string_view schema, std::string_view name,
                                      std::string_view renamed_from = {}) {
        return table_model{
            .schema = schema, .name = name, .renamed_from = renamed_from, .columns = columns};
    };
    static constexpr table_model before[]{called("orm_a", "t"), called("orm_b", "_t"),
                                          called("orm_a", "_u"), called("orm_b", "u")};
    static constexpr table_model after[]{called("orm_b", "t", "orm_a.t"), called("orm_b", "_t"),
                                         called("orm_b", "_u", "orm_a._u"), called("orm_b", "u")};
    schemas_of_their_own         there;
    lead(there.db, {}, {before});
    line_list const described = there.described();
    there.db.backend().run_script(
        "insert into orm_a.t (n) values (1); insert into orm_a._u (n) values (2)");
    for (int time = 0; time != 2; ++time) {
        lead(there.db, {before}, {after});
        for (auto const& found : orm::migrate::find_drift(there.db.backend(), {after}))
            BOOST_TEST(found.text() == "");
        BOOST_TEST(texts(there.db, "select n::text from orm_b.t").front() == "1");
        BOOST_TEST(texts(there.db, "select n::text from orm_b._u").front() == "2");
        lead_back(there.db, {before}, {after});
        BOOST_TEST(texts(there.db, "select n::text from orm_a.t").front() == "1");
    }
    BOOST_TEST(there.described() == described, boost::test_tools::per_element());
}

/// The name that it leaves behind, that of its arrays, and that of a table's arrays.
BOOST_AUTO_TEST_CASE(a_postgres_type_goes_where_its_names_are_taken) {
    static constexpr std::string_view moods[]{"sad", "happy"}, colors[]{"red", "green"};
    static constexpr column_model     was[]{
        enum_column("a", "orm_a.m", moods), enum_column("b", "orm_b.m", colors),
        enum_column("c", "orm_a.t", moods), enum_column("d", "orm_a._u", moods)};
    static constexpr column_model    is[]{enum_column("a", "orm_b.o", moods, "orm_a.m"),
                                          enum_column("b", "orm_b.m", colors),
                                          enum_column("c", "orm_b.t", moods, "orm_a.t"),
                                          enum_column("d", "orm_b._u", moods, "orm_a._u")};
    static constexpr orm::enum_model types_before[]{{.name = "orm_a.m", .values = moods},
                                                    {.name = "orm_b.m", .values = colors},
                                                    {.name = "orm_a.t", .values = moods},
                                                    {.name = "orm_a._u", .values = moods}};
    static constexpr orm::enum_model types_after[]{
        {.name = "orm_b.o", .values = moods, .renamed_from = "orm_a.m"},
        {.name = "orm_b.m", .values = colors},
        {.name = "orm_b.t", .values = moods, .renamed_from = "orm_a.t"},
        {.name = "orm_b._u", .values = moods, .renamed_from = "orm_a._u"}};
    static constexpr table_model under{.schema = "orm_b", .name = "_t", .columns = columns};
    static constexpr table_model plain{.schema = "orm_b", .name = "u", .columns = columns};
    static constexpr table_model before[]{{.name = "t", .columns = was}, under, plain};
    static constexpr table_model after[]{{.name = "t", .columns = is}, under, plain};
    orm::schema_model const      schema_before{.tables = before, .enums = types_before};
    orm::schema_model const      schema_after{.tables = after, .enums = types_after};
    schemas_of_their_own         there;
    lead(there.db, {}, schema_before);
    there.db.backend().run_script("insert into t values ('sad', 'red', 'happy', 'sad')");
    lead_up_down_and_up(there, schema_before, schema_after,
                        "a = 'sad' and b = 'red' and c = 'happy'");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration

#endif
