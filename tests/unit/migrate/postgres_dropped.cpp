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
