// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/postgres_dropped.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/postgres.hpp>

#include "unit/migrate/planned.hpp"

using namespace orm;
using namespace orm::migrate;

BOOST_AUTO_TEST_SUITE(migrate_postgres_dropped)

BOOST_AUTO_TEST_CASE(a_name_is_found_only_where_it_is_one) {
    static_assert(postgres_dropped::mentions(R"(lower("mail") = 'x')", "mail"));
    static_assert(!postgres_dropped::mentions(R"("email" = 'mail' or 'a"mail"' = '')", "mail"));
    BOOST_TEST(!postgres_dropped::mentions("mail is not null", "mail"));
}

BOOST_AUTO_TEST_CASE(a_check_stands_aside_while_its_column_changes_its_type) {
    constexpr column_model narrow[]{{.name = "age", .type = sql_type::integer}};
    constexpr column_model wide[]{{.name = "age", .type = sql_type::bigint}};
    constexpr check_model  check[]{{.name = "users_age_check", .condition = R"("age" > 0)"}};
    table_model const      before[]{{.name = "users", .columns = narrow, .checks = check}};
    table_model const      after[]{{.name = "users", .columns = wide, .checks = check}};
    BOOST_TEST(planned<postgres_dialect>({before}, {after}).text() ==
               "alter table \"users\" drop constraint \"users_age_check\";\n"
               "alter table \"users\" alter column \"age\" type bigint using \"age\"::bigint;\n"
               "alter table \"users\" add constraint \"users_age_check\" check (\"age\" > 0) not "
               "valid;\n"
               "alter table \"users\" validate constraint \"users_age_check\";\n");
}

BOOST_AUTO_TEST_CASE(a_check_stands_aside_while_the_type_of_its_column_is_made_again) {
    static constexpr std::string_view two[]{"low", "high"}, one[]{"high"};
    static constexpr column_model     was[]{{.name    = "mood",
                                             .type    = sql_type::enumeration,
                                             .details = {.type_text = "mood", .values = two}}};
    static constexpr column_model     is[]{{.name    = "mood",
                                            .type    = sql_type::enumeration,
                                            .details = {.type_text = "mood", .values = one}}};
    static constexpr enum_model       type_was[]{{.name = "mood", .values = two}};
    static constexpr enum_model       type_is[]{{.name = "mood", .values = one}};
    static constexpr check_model      check[]{{.name = "c", .condition = R"("mood" > 'high')"}};
    static constexpr index_item_model items[]{{.text = "mood"}};
    static constexpr index_model      index[]{
        {.name = "i", .items = items, .condition = R"("mood" = 'high')"}};
    table_model const before[]{{.name = "t", .columns = was, .checks = check, .indexes = index}};
    table_model const after[]{{.name = "t", .columns = is, .checks = check, .indexes = index}};
    std::string const text = planned<postgres_dialect>({.tables = before, .enums = type_was},
                                                       {.tables = after, .enums = type_is})
                                 .text();
    auto const at = [&](std::string_view part) { return text.find(part); };
    BOOST_TEST(at("drop index concurrently \"i\"") < at("drop constraint \"c\""));
    BOOST_TEST(at("drop constraint \"c\"") < at("type \"mood\" using"));
    BOOST_TEST(at("type \"mood\" using") < at("add constraint \"c\""));
    BOOST_TEST(at("create index concurrently \"i\"") != text.npos);
}

BOOST_AUTO_TEST_CASE(what_speaks_of_a_generated_column_is_there_again_once_that_is) {
    static constexpr std::string_view n[]{"n"};
    static constexpr auto             generated = [](std::string_view text) {
        column_details const details{.generated = generated_kind::stored, .generated_text = text};
        return column_model{.name = "n", .details = details};
    };
    static constexpr column_model     was[]{generated("1")}, is[]{generated("2")};
    static constexpr key_model        key[]{{.name = "k", .columns = n}};
    static constexpr check_model      check[]{{.name = "c", .condition = R"("n" > 0)"}};
    static constexpr index_item_model items[]{{.text = "n"}};
    static constexpr index_model      index[]{{.name = "i", .items = items}};
    table_model                       before[]{
        {.name = "t", .columns = was, .unique_keys = key, .checks = check, .indexes = index}};
    table_model after[]{before[0]};
    after[0].columns = is;
    BOOST_TEST(planned<postgres_dialect>({before}, {after}).text() ==
               "drop index concurrently \"i\";\n"
               "alter table \"t\" drop constraint \"c\";\n"
               "alter table \"t\" drop constraint \"k\";\n"
               "alter table \"t\" drop column \"n\";\n"
               "alter table \"t\" add column \"n\" bigint generated always as (2) stored;\n"
               "create unique index concurrently \"k\" on \"t\" (\"n\");\n"
               "alter table \"t\" add constraint \"k\" unique using index \"k\";\n"
               "alter table \"t\" add constraint \"c\" check (\"n\" > 0) not valid;\n"
               "alter table \"t\" validate constraint \"c\";\n"
               "create index concurrently \"i\" on \"t\" (\"n\");\n");
}

BOOST_AUTO_TEST_CASE(a_foreign_key_stands_aside_while_its_key_changes) {
    static constexpr std::string_view id[]{"id"};
    static constexpr std::string_view both[]{"id", "part"};
    static constexpr column_model     columns[]{{.name = "id"}, {.name = "part"}};
    constexpr foreign_key_model       key[]{
        {.name = "b_id_fkey", .columns = id, .referenced_table = "a", .referenced_columns = id}};
    constexpr key_model unique[]{{.name = "a_id_key", .columns = id}};
    table_model const   b{.name = "b", .columns = columns, .foreign_keys = key};
    table_model const   before[]{
        {.name = "a", .columns = columns, .primary_key = {.name = "a_pkey", .columns = id}}, b};
    table_model const after[]{{.name        = "a",
                               .columns     = columns,
                               .primary_key = {.name = "a_pkey", .columns = both},
                               .unique_keys = unique},
                              b};
    std::string const text = planned<postgres_dialect>({before}, {after}).text();
    BOOST_TEST(text.find("alter table \"b\" drop constraint \"b_id_fkey\"") <
               text.find("alter table \"a\" drop constraint \"a_pkey\""));
    BOOST_TEST(text.find("alter table \"b\" add constraint \"b_id_fkey\"") != text.npos);
}

BOOST_AUTO_TEST_SUITE_END()
