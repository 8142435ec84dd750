// SPDX-License-Identifier: BSL-1.0
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <orm/migrate/error.hpp>

#include "integration/migrate/leading.hpp"
#include "integration/migrate/small_table.hpp"

// A column of texts gets another type: what is certainly no value of it is counted before anything
// is run, and nothing is that the engine would take.

namespace integration {

namespace {

using orm::column_model;
using orm::sql_type;
using orm::table_model;

constexpr column_model of_text[]{id_column, {.name = "a", .type = sql_type::text}};

/// What is in the way of the type; nothing is run where anything is.
template <class Database>
std::string refusal(Database& database, sql_type type, std::string_view type_text = {}) {
    column_model const is[]{id_column,
                            {.name = "a", .type = type, .details = {.type_text = type_text}}};
    table_model const  before[]{table(of_text)}, after[]{table(is)};
    auto const         described = description(database);
    try {
        lead(database, {before}, {after});
    } catch (orm::migrate::rows_in_the_way const& found) {
        BOOST_TEST(description(database) == described, boost::test_tools::per_element());
        std::string const what = found.what();
        return what.substr(what.find("t.a: "));
    }
    return "it ran";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_migrate)

#if defined(ORM_TEST_WITH_POSTGRES)

namespace {

/// All texts of up to three of these that the engine takes for a value of the type.
constexpr char taken_texts[] = R"(
    create function takes(v text, wanted text) returns boolean language plpgsql as
    $$ begin execute format('select %L::%s', v, wanted); return true;
       exception when others then return false; end $$;
    create table piece as select unnest(array['', ' ', '-', '+', '.', ':', '/', 'T', 'Z', 'j', 'now',
        'today', 'Epoch', 'infinity', 'allballs', 'PM', 'BC', 'Jan', '1', '04', '2024', '990108',
        '20240101', '"', '{', '}', '[', ']', 'TRUE', 'true', 'null', 'f', 'y', 'o', 'f', 'nan', 'e5',
        E'\n']) as v;
    create table found as select distinct a.v || b.v || c.v as v from piece a, piece b, piece c;
    insert into found values ('yesterday'), ('tomorrow'), ('1999.008'), ('y2001m02d04'), ('Jan 1 1'),
        ('julian[.'), ('J2451187'), ('4:'), ('t040506'), ('1234'), ('{now}'), (' tru '), ('OFF'),
        ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'), ('{A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11}'),
        ('a0eebc999c0b4ef8bb6d6bb9bd380a11'), ('a0ee-bc99-9c0b-4ef8-bb6d-6bb9-bd38-0a11'),
        ('{"a": [1, 2e5]}'), ('-Infinity'), (' 12 '), ('.5e-3'))";

constexpr sql_type types[]{sql_type::boolean,
                           sql_type::smallint,
                           sql_type::integer,
                           sql_type::bigint,
                           sql_type::real,
                           sql_type::numeric,
                           sql_type::double_precision,
                           sql_type::date,
                           sql_type::time,
                           sql_type::timestamp,
                           sql_type::uuid,
                           sql_type::json,
                           sql_type::jsonb};

}  // namespace

BOOST_AUTO_TEST_CASE(no_text_is_counted_that_postgres_takes) {
    auto              db = postgres::empty_database();
    table_model const before[]{table(of_text)};
    db.backend().run_script(taken_texts);
    for (sql_type const type : types) {
        std::string const name(orm::postgres_dialect::facts.type_name(type));
        lead(db, {}, {before});
        db.backend().run_script(
            "insert into t select row_number() over (), v from found where "
            "takes(v, '" +
            name + "')");
        std::string const rows = count(db, "t");
        BOOST_TEST(rows.size() > (type == sql_type::uuid ? 0u : 1u), name);
        BOOST_TEST(refusal(db, type) == "it ran", name);
        BOOST_TEST(count(db, "t") == rows);
        db.backend().run_script("drop table t");
    }
}

BOOST_AUTO_TEST_CASE(texts_that_are_certainly_no_value_are_counted) {
    struct expected {
        sql_type         type;
        std::string_view values;
        std::string_view refused;
    };
    static constexpr char half_a_uuid[] =
        "('a0eebc99-9c0b-4ef8'), ('z0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'),"
        " ('{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'), ('')";
    constexpr expected all[]{
        {sql_type::boolean, "('true '), ('maybe'), (''), ('o'), ('2')",
         "t.a: 4 texts that are neither true nor false"},
        {sql_type::date, "('2024-02-28'), ('soon'), (''), ('n/a'), ('2024'), ('24')",
         "t.a: 5 texts that are no date"},
        {sql_type::timestamp, "('2024-02-28 10:00Z'), ('never'), ('-')",
         "t.a: 2 texts that are no timestamp"},
        {sql_type::time, "('10:00'), ('noon'), (''), ('12')", "t.a: 3 texts that are no time"},
        {sql_type::uuid, half_a_uuid, "t.a: 4 texts that are no UUID"},
        {sql_type::json, "('{}'), ('abc'), ('{'), ('True'), ('007'), ('')",
         "t.a: 5 texts that are no JSON"},
        {sql_type::jsonb, "('[1]'), (' null '), ('nil'), ('\"')", "t.a: 2 texts that are no JSON"}};
    table_model const before[]{table(of_text)};
    for (expected const& each : all) {
        auto db = postgres::empty_database();
        lead(db, {}, {before});
        db.backend().run_script("insert into t select row_number() over (), v from (values " +
                                std::string(each.values) + ", (null)) r(v)");
        BOOST_TEST(refusal(db, each.type) == each.refused);
    }
}

/// Which it does by its own error, and nothing has changed.
BOOST_AUTO_TEST_CASE(a_date_that_never_was_is_the_engines_to_refuse) {
    auto              db = postgres::empty_database();
    table_model const before[]{table(of_text)};
    lead(db, {}, {before});
    db.backend().run_script("insert into t values (1, '2024-02-29'), (2, '2024-02-30')");
    auto const described = description(db);
    BOOST_CHECK_EXCEPTION(refusal(db, sql_type::date), orm::statement_error,
                          [](auto const& problem) { return problem.sqlstate() == "22008"; });
    BOOST_TEST(description(db) == described, boost::test_tools::per_element());
    db.backend().run_script("update t set a = '2024-03-01' where id = 2");
    BOOST_TEST(refusal(db, sql_type::date) == "it ran");
    BOOST_TEST(count(db, "t where a between date '2024-02-29' and date '2024-03-01'") == "2");
}

BOOST_AUTO_TEST_CASE(texts_are_counted_on_their_way_to_a_numeric_of_few_digits) {
    auto              db = postgres::empty_database();
    table_model const before[]{table(of_text)};
    lead(db, {}, {before});
    db.backend().run_script(
        "insert into t values (1, 'abc'), (2, ''), (3, '12.34'), (4, '123'), "
        "(5, ' 12.3 '), (6, 'NaN'), (7, null), (8, '1e1'), (9, '1e400'), "
        "(10, '-99.9')");
    BOOST_TEST(refusal(db, sql_type::numeric, "numeric(3,1)") ==
               "t.a: 2 texts that are no number; t.a: 3 numbers that do not fit");
    db.backend().run_script("update t set a = '1.5' where id < 5 or id = 9");
    BOOST_TEST(refusal(db, sql_type::numeric, "numeric(3,1)") == "it ran");
    BOOST_TEST(texts(db, "select sum(a)::text from t where a <> 'NaN'").front() == "-70.1");
}

/// Which a numeric of any size can hold.
BOOST_AUTO_TEST_CASE(no_number_at_all_fits_everywhere) {
    static constexpr column_model wide[]{id_column, {.name = "a", .type = sql_type::numeric}};
    static constexpr column_model narrow[]{
        id_column,
        {.name = "a", .type = sql_type::numeric, .details = {.type_text = "numeric(3,1)"}}};
    table_model const before[]{table(wide)}, after[]{table(narrow)};
    auto              db = postgres::empty_database();
    lead(db, {}, {before});
    db.backend().run_script("insert into t values (1, 'NaN'), (2, 12.5), (3, null), (4, -100)");
    BOOST_CHECK_EXCEPTION(
        lead(db, {before}, {after}), orm::migrate::rows_in_the_way, [](auto const& found) {
            return std::string_view(found.what()).ends_with(": t.a: 1 numbers that do not fit");
        });
    db.backend().run_script("update t set a = -99.9 where id = 4");
    lead(db, {before}, {after});
    BOOST_TEST(count(db, "t where a = 'NaN' or a = 12.5 or a = -99.9") == "3");
}

/// One that compares letters without their case has no patterns.
BOOST_AUTO_TEST_CASE(texts_of_any_collation_are_counted) {
    auto db = postgres::empty_database();
    if (count(db, "pg_collation where collprovider = 'i'") == "0") return;
    db.backend().run_script(
        "create collation loose (provider = icu, locale = 'und-u-ks-level2', "
        "deterministic = false)");
    static constexpr column_model loose[]{
        id_column, {.name = "a", .type = sql_type::text, .details = {.collation = "loose"}}};
    static constexpr column_model truth[]{id_column, {.name = "a", .type = sql_type::boolean}};
    table_model const             before[]{table(loose)}, after[]{table(truth)};
    lead(db, {}, {before});
    db.backend().run_script("insert into t values (1, 'TRUE'), (2, 'x')");
    BOOST_CHECK_THROW(lead(db, {before}, {after}), orm::migrate::rows_in_the_way);
    db.backend().run_script("delete from t where id = 2");
    lead(db, {before}, {after});
    BOOST_TEST(count(db, "t where a") == "1");
}

#endif

/// There a date is a text, and so it stays.
BOOST_AUTO_TEST_CASE(sqlite_leaves_texts_as_they_are) {
    for (sql_type const type : {sql_type::date, sql_type::uuid, sql_type::jsonb}) {
        auto              db = sqlite_in_memory::database();
        table_model const before[]{table(of_text)};
        lead(db, {}, {before});
        db.backend().run_script("insert into t values (1, 'soon'), (2, null)");
        BOOST_TEST(refusal(db, type) == "it ran");
        BOOST_TEST(texts(db, "select a from t where id = 1").front() == "soon");
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
