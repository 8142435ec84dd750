// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/enums.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/postgres.hpp>
#include <orm/migrate/snapshot_text.hpp>

#include "unit/migrate/planned.hpp"

namespace {

using text = std::string_view;

constexpr text few[]{"sad", "happy"};
constexpr text more[]{"new", "sad", "ok", "happy"};
constexpr text other[]{"happy"};

template <auto const& Values>
inline constexpr orm::column_model columns[]{{.name = "a"},
                                             {.name         = "m",
                                              .type         = orm::sql_type::enumeration,
                                              .type_text    = "mood",
                                              .default_text = "'happy'",
                                              .values       = Values}};
template <auto const& Values>
inline constexpr orm::table_model tables[]{{.name = "t", .columns = columns<Values>}};
template <auto const& Values>
inline constexpr orm::enum_model enums[]{{.name = "mood", .values = Values}};
template <auto const& Values>
inline constexpr orm::schema_model schema{.tables = tables<Values>, .enums = enums<Values>};

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

BOOST_AUTO_TEST_CASE(a_snapshot_names_them) {
    std::string const text = orm::migrate::snapshot_text({.postgres = schema<few>}, "kept");
    BOOST_TEST(text.find(R"(.type = sql_type::enumeration, .type_text = "mood")") != text.npos);
    BOOST_TEST(text.find(R"({.name = "mood", .values = postgres_enum_values_1})") != text.npos);
    BOOST_TEST(text.find("{postgres_tables, {}, {}, {}, postgres_enums}") != text.npos);
}

BOOST_AUTO_TEST_SUITE_END()
