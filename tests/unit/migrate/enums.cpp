// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/enums.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/postgres.hpp>
#include <orm/migrate/decisions.hpp>
#include <orm/migrate/snapshot_text.hpp>

#include "unit/migrate/planned.hpp"

namespace {

using text = std::string_view;

constexpr text few[]{"sad", "happy"};
constexpr text more[]{"new", "sad", "ok", "happy"};
constexpr text other[]{"happy"};

template <auto const& Values>
inline constexpr orm::column_model columns[]{
    {.name = "a"},
    {.name    = "m",
     .type    = orm::sql_type::enumeration,
     .details = {.type_text = "mood", .default_text = "'happy'", .values = Values}}};
template <auto const& Values>
inline constexpr orm::table_model tables[]{{.name = "t", .columns = columns<Values>}};
template <auto const& Values>
inline constexpr orm::enum_model enums[]{{.name = "mood", .values = Values}};
template <auto const& Values>
inline constexpr orm::schema_model schema{.tables = tables<Values>, .enums = enums<Values>};

constexpr text renamed[]{"down", "happy"};
constexpr text renamed_before[]{"sad", ""};
constexpr text swapped[]{"happy", "sad"};
constexpr text swapped_before[]{"sad", "happy"};

template <auto const& Values, auto const& Before>
inline constexpr orm::column_model renaming_columns[]{{.name = "a"},
                                                      {.name    = "m",
                                                       .type    = orm::sql_type::enumeration,
                                                       .details = {.type_text     = "mood",
                                                                   .default_text  = "'happy'",
                                                                   .values        = Values,
                                                                   .values_before = Before}}};
template <auto const& Values, auto const& Before>
inline constexpr orm::table_model renaming_tables[]{
    {.name = "t", .columns = renaming_columns<Values, Before>}};
template <auto const& Values, auto const& Before>
inline constexpr orm::enum_model renaming_enums[]{
    {.name = "mood", .values = Values, .values_before = Before}};
template <auto const& Values, auto const& Before>
inline constexpr orm::schema_model renaming_schema{.tables = renaming_tables<Values, Before>,
                                                   .enums  = renaming_enums<Values, Before>};

constexpr orm::column_model tempers[]{{.name = "a"},
                                      {.name    = "m",
                                       .type    = orm::sql_type::enumeration,
                                       .details = {.type_text         = "temper",
                                                   .default_text      = "'happy'",
                                                   .values            = few,
                                                   .type_renamed_from = "mood"}}};
constexpr orm::table_model  temper_tables[]{{.name = "t", .columns = tempers}};
constexpr orm::enum_model   temper[]{{.name = "temper", .values = few, .renamed_from = "mood"}};

constexpr orm::column_model without[]{{.name = "a"}};
constexpr orm::table_model  bare[]{{.name = "t", .columns = without}};

std::string steps(orm::schema_model const& before, orm::schema_model const& after) {
    return planned<orm::postgres_dialect>(before, after).text();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_enums)

BOOST_AUTO_TEST_CASE(types_come_before_their_columns_and_go_behind_them) {
    BOOST_TEST(steps({}, schema<few>) == R"(create type "mood" as enum ('sad', 'happy');
create table "t" (
    "a" bigint,
    "m" "mood" default 'happy'
);
)");
    BOOST_TEST(steps(schema<few>, {.tables = bare}) ==
               "alter table \"t\" drop column \"m\";\ndrop type \"mood\";\n");
    BOOST_TEST(steps(schema<few>, schema<few>).empty());
}

BOOST_AUTO_TEST_CASE(values_are_added_in_their_places) {
    BOOST_TEST(steps(schema<few>, schema<more>) ==
               "alter type \"mood\" add value if not exists 'new' before 'sad';\n"
               "alter type \"mood\" add value if not exists 'ok' after 'sad';\n");
}

BOOST_AUTO_TEST_CASE(a_type_that_loses_values_is_made_again) {
    BOOST_TEST(steps(schema<few>, schema<other>) ==
               "alter type \"mood\" rename to \"__orm_mood\";\n"
               "create type \"mood\" as enum ('happy');\n"
               "alter table \"t\" alter column \"m\" drop default;\n"
               "alter table \"t\" alter column \"m\" type \"mood\" using \"m\"::text::\"mood\";\n"
               "alter table \"t\" alter column \"m\" set default 'happy';\n"
               "drop type \"__orm_mood\";\n");
}

BOOST_AUTO_TEST_CASE(a_value_has_another_name_and_rows_are_left_alone) {
    constexpr auto const& after = renaming_schema<renamed, renamed_before>;
    BOOST_TEST(steps(schema<few>, after) == "alter type \"mood\" rename value 'sad' to 'down';\n");
    BOOST_TEST(steps(after, after).empty());  // the migration is made
    orm::migrate::schema_difference const back = inverse(orm::migrate::diff(schema<few>, after));
    orm::migrate::plan const              down(back, orm::postgres_dialect::facts);
    BOOST_REQUIRE(down.steps().size() == 1u);
    BOOST_TEST(down.steps()[0].sql == "alter type \"mood\" rename value 'down' to 'sad'");
    BOOST_TEST((orm::migrate::find_open_question(orm::migrate::diff(schema<few>, after), {}).kind ==
                orm::migrate::question::none));
    BOOST_TEST(
        (orm::migrate::find_open_question(orm::migrate::diff(schema<other>, after), {}).kind ==
         orm::migrate::question::stale_hint));
}

BOOST_AUTO_TEST_CASE(values_are_renamed_in_a_circle_and_then_stand_as_before) {
    BOOST_TEST(steps(schema<few>, renaming_schema<swapped, swapped_before>) ==
               "alter type \"mood\" rename value 'sad' to '__orm_happy';\n"
               "alter type \"mood\" rename value 'happy' to 'sad';\n"
               "alter type \"mood\" rename value '__orm_happy' to 'happy';\n");
}

BOOST_AUTO_TEST_CASE(a_type_has_another_name_and_its_columns_are_left_alone) {
    BOOST_TEST(steps(schema<few>, {.tables = temper_tables, .enums = temper}) ==
               "alter type \"mood\" rename to \"temper\";\n");
}

BOOST_AUTO_TEST_CASE(a_type_is_in_a_schema_of_its_own) {
    using model    = orm::enum_model;
    using list     = orm::array_view<model>;
    auto const way = [](list before, list after) {
        return steps({.tables = bare, .enums = before}, {.tables = bare, .enums = after});
    };
    constexpr model plain[]{{.name = "a", .values = few}};
    constexpr model in_app[]{{.name = "app.a", .values = few, .renamed_from = "a"}};
    constexpr model out[]{{.name = "b", .values = few, .renamed_from = "app.a"}};
    BOOST_TEST(way({}, in_app) ==
               "create schema if not exists \"app\";\n"
               "create type \"app\".\"a\" as enum ('sad', 'happy');\n");
    BOOST_TEST(way(in_app, {}) == "drop type \"app\".\"a\";\n");
    BOOST_TEST(way(plain, in_app) ==
               "create schema if not exists \"app\";\n"
               "alter type \"a\" set schema \"app\";\n");
    BOOST_TEST(way(in_app, out) ==
               "do $orm$ begin execute format('alter type %I.%I set schema %I', 'app', 'a', "
               "current_schema()); end $orm$;\nalter type \"a\" rename to \"b\";\n");
    constexpr model both[]{{.name = "app.a", .values = few}, {.name = "app.b", .values = few}};
    constexpr model circle[]{{.name = "app.b", .values = few, .renamed_from = "app.a"},
                             {.name = "app.a", .values = few, .renamed_from = "app.b"}};
    BOOST_TEST(way(both, circle) ==
               "alter type \"app\".\"a\" rename to \"__orm_app.b\";\n"
               "alter type \"app\".\"b\" rename to \"a\";\n"
               "alter type \"app\".\"__orm_app.b\" rename to \"b\";\n");
}

BOOST_AUTO_TEST_CASE(types_change_places_between_schemas) {
    static constexpr orm::enum_model before[]{{.name = "a.m", .values = few},
                                              {.name = "b.m", .values = few}};
    static constexpr orm::enum_model after[]{{.name = "b.m", .values = few, .renamed_from = "a.m"},
                                             {.name = "a.m", .values = few, .renamed_from = "b.m"}};
    // One of them waits where it is under another name.
    BOOST_TEST(steps({.tables = bare, .enums = before}, {.tables = bare, .enums = after}) ==
               "alter type \"a\".\"m\" rename to \"__orm_b.m\";\n"
               "create schema if not exists \"a\";\n"
               "alter type \"b\".\"m\" set schema \"a\";\n"
               "create schema if not exists \"b\";\n"
               "alter type \"a\".\"__orm_b.m\" set schema \"b\";\n"
               "alter type \"b\".\"__orm_b.m\" rename to \"m\";\n");
}

BOOST_AUTO_TEST_CASE(a_long_name_between_leads_to_the_schema_it_is_in) {
    static constexpr std::string_view of_a =
        "a_schema_with_a_name_that_is_as_long_as_it_can_be_with_its_dot.a";
    static constexpr std::string_view of_b =
        "a_schema_with_a_name_that_is_as_long_as_it_can_be_with_its_dot.b";
    static_assert(of_a.size() == 62 + 2);
    static constexpr orm::enum_model before[]{{.name = of_a, .values = few},
                                              {.name = of_b, .values = few}};
    static constexpr orm::enum_model after[]{{.name = of_b, .values = few, .renamed_from = of_a},
                                             {.name = of_a, .values = few, .renamed_from = of_b}};
    std::string const                text =
        steps({.tables = bare, .enums = before}, {.tables = bare, .enums = after});
    std::string const type = "alter type \"" + std::string(of_a.substr(0, 62)) + "\".";
    BOOST_TEST(text.starts_with(type + "\"a\" rename to \"__orm_a_schema_"), text);
    BOOST_TEST(
        text.find(type + "\"b\" rename to \"a\";\n" + type + "\"__orm_a_schema_") != text.npos,
        text);
    BOOST_TEST(text.find("set schema") == text.npos, text);
}

BOOST_AUTO_TEST_CASE(a_snapshot_names_them) {
    std::string const text = orm::migrate::snapshot_text({.postgres = schema<few>}, "kept");
    BOOST_TEST(text.find(R"(.type = sql_type::enumeration, .details = {.type_text = "mood")") !=
               text.npos);
    BOOST_TEST(text.find(R"({.name = "mood", .values = postgres_enum_values_1})") != text.npos);
    BOOST_TEST(text.find("{postgres_tables, {}, {}, {}, postgres_enums}") != text.npos);
}

BOOST_AUTO_TEST_SUITE_END()
