// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/postgres_columns.hpp>

#include <vector>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/postgres.hpp>

#include "unit/migrate/planned.hpp"

namespace {

using namespace orm;

std::string changed(column_model const& before, column_model const& after) {
    column_model const columns_before[]{{.name = "id"}, before};
    column_model const columns_after[]{{.name = "id"}, after};
    table_model const  tables_before[]{{.name = "users", .columns = columns_before}};
    table_model const  tables_after[]{{.name = "users", .columns = columns_after}};
    return planned<postgres_dialect>({tables_before}, {tables_after}).text();
}

/// What each step does that leads from some columns to others.
std::vector<migrate::hazards> changed_risks(array_view<column_model> before,
                                            array_view<column_model> after) {
    table_model const             tables_before[]{{.name = "users", .columns = before}};
    table_model const             tables_after[]{{.name = "users", .columns = after}};
    migrate::plan const           plan(migrate::diff({tables_before}, {tables_after}),
                                       postgres_dialect::facts);
    std::vector<migrate::hazards> risks;
    for (migrate::step const& each : plan.steps())
        if (!each.check) risks.push_back(each.risk);
    return risks;
}

using migrate::hazards;

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_postgres_columns)

BOOST_AUTO_TEST_CASE(a_default_stands_aside_while_the_type_changes) {
    BOOST_TEST(
        changed({.name = "age", .type = sql_type::integer, .details = {.default_text = "7"}},
                {.name = "age", .type = sql_type::bigint, .details = {.default_text = "7"}}) ==
        "alter table \"users\" alter column \"age\" drop default;\n"
        "alter table \"users\" alter column \"age\" type bigint using \"age\"::bigint;\n"
        "alter table \"users\" alter column \"age\" set default 7;\n");
}

BOOST_AUTO_TEST_CASE(no_cast_cuts_what_is_too_long) {
    BOOST_TEST(
        changed({.name = "nick", .type = sql_type::text},
                {.name = "nick", .type = sql_type::text, .details = {.type_text = "varchar(8)"}}) ==
        "alter table \"users\" alter column \"nick\" type varchar(8) using \"nick\";\n");
    BOOST_TEST(
        changed({.name = "nick", .type = sql_type::bigint},
                {.name = "nick", .type = sql_type::text, .details = {.type_text = "varchar(8)"}}) ==
        "alter table \"users\" alter column \"nick\" type varchar(8) using "
        "\"nick\"::text;\n");
}

/// What the engine does without a look at the rows is no risk.
BOOST_AUTO_TEST_CASE(only_what_reads_or_writes_rows_is_told_so) {
    auto const risk = [](column_model const& before, column_model const& after) {
        return changed_risks({&before, 1}, {&after, 1})[0].bits;
    };
    auto const of = [](sql_type type, std::string_view text) {
        return column_model{.name = "a", .type = type, .details = {.type_text = text}};
    };
    using enum sql_type;
    BOOST_TEST(risk(of(text, "varchar(8)"), of(text, "varchar(9)")) == 0);
    BOOST_TEST(risk(of(text, "varchar(8)"), of(text, "")) == 0);
    BOOST_TEST(risk(of(numeric, "numeric(8,2)"), of(numeric, "numeric(9,2)")) == 0);
    BOOST_TEST(risk(of(numeric, "numeric(8,2)"), of(numeric, "")) == 0);
    BOOST_TEST(risk(of(numeric, "numeric(8,2)"), of(numeric, "numeric(9,3)")) != 0);
    BOOST_TEST(risk(of(text, "varchar(8)"), of(text, "varchar(7)")) != 0);
    BOOST_TEST(risk(of(integer, ""), of(bigint, "")) != 0);

    auto const added = [](std::string_view default_text) {
        column_model const both[]{{.name = "id"},
                                  {.name = "a", .details = {.default_text = default_text}}};
        return changed_risks({both, 1}, both)[0].bits;
    };
    for (char const* same : {"7", "now()", "CURRENT_TIMESTAMP", "'random()'", "(1 + 2)"})
        BOOST_TEST(added(same) == 0, same);
    for (char const* other :
         {"gen_random_uuid()", "uuid_generate_v4()", "RANDOM()", "(random() * 6)", "nextval('s')"})
        BOOST_TEST((added(other) & hazards::rewrite) != 0, other);
}

BOOST_AUTO_TEST_CASE(a_column_is_made_required_through_a_check) {
    BOOST_TEST(changed({.name = "age"},
                       {.name = "age", .not_null = true, .details = {.backfill_text = "7"}}) ==
               "update \"users\" set \"age\" = 7 where \"age\" is null;\n"
               "alter table \"users\" add constraint \"__orm_age\" check (\"age\" is not null) "
               "not valid;\n"
               "alter table \"users\" validate constraint \"__orm_age\";\n"
               "alter table \"users\" alter column \"age\" set not null;\n"
               "alter table \"users\" drop constraint \"__orm_age\";\n");
    BOOST_TEST(changed({.name = "age", .not_null = true}, {.name = "age"}) ==
               "alter table \"users\" alter column \"age\" drop not null;\n");
}

BOOST_AUTO_TEST_CASE(keys_given_out_before_are_not_given_out_again) {
    BOOST_TEST(changed({.name = "n", .not_null = true},
                       {.name = "n", .not_null = true, .details = {.autoincrement = true}}) ==
               "alter table \"users\" alter column \"n\" add generated by default as identity;\n"
               "select setval(pg_get_serial_sequence('\"users\"', 'n'), coalesce(max(\"n\"), 0) + "
               "1, false) from \"users\";\n");
}

BOOST_AUTO_TEST_CASE(a_generated_column_is_made_again) {
    BOOST_TEST(changed({.name    = "n",
                        .details = {.generated = generated_kind::stored, .generated_text = "1"}},
                       {.name    = "n",
                        .details = {.generated = generated_kind::stored, .generated_text = "2"}}) ==
               "alter table \"users\" drop column \"n\";\n"
               "alter table \"users\" add column \"n\" bigint generated always as (2) stored;\n");
}

BOOST_AUTO_TEST_CASE(values_of_a_type_that_stays_are_converted_where_they_are) {
    BOOST_TEST(changed({.name = "role", .type = sql_type::text},
                       {.name    = "role",
                        .type    = sql_type::text,
                        .details = {.using_text = "lower(\"role\")"}}) ==
               "update \"users\" set \"role\" = lower(\"role\");\n");
}

BOOST_AUTO_TEST_CASE(values_of_an_enum_have_other_names_inside_of_arrays) {
    constexpr sql_type         texts = array_of(sql_type::text);
    constexpr sql_type         moods = array_of(sql_type::enumeration);
    constexpr std::string_view old_values[]{"sad"}, values[]{"low"}, hints[]{"sad"};
    column_model const before{.name = "was", .type = texts, .details = {.values = old_values}};
    column_model const after{
        .name = "was", .type = texts, .details = {.values = values, .values_before = hints}};
    column_model native      = after;
    native.type              = moods;
    native.details.type_text = "mood";
    std::string const update =
        "update \"users\" set \"was\" = array(select case \"value\" when 'sad' then 'low' else "
        "\"value\" end from unnest(\"was\") with ordinality as \"list\" (\"value\", \"at\") "
        "order by \"at\") where \"was\" && array['sad'];\n";
    BOOST_TEST(changed(before, after) == update);
    BOOST_TEST(changed(before, native) ==
               update +
                   "alter table \"users\" alter column \"was\" type \"mood\"[] using "
                   "\"was\"::\"mood\"[];\n");
}

BOOST_AUTO_TEST_SUITE_END()
