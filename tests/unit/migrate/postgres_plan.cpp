// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/postgres_plan.hpp>

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "unit/migrate/blog.hpp"
#include "unit/migrate/planned.hpp"

using namespace orm;
using namespace orm::migrate;

BOOST_AUTO_TEST_SUITE(migrate_postgres_plan)

BOOST_AUTO_TEST_CASE(what_follows_a_name_is_renamed_with_it) {
    constexpr auto const& steps = up<postgres_dialect>;
    static_assert(steps[1].sql == R"(alter table "users" drop constraint "users_kind_values")");
    static_assert(steps[2].sql == R"(alter table "users" rename to "people")");
    static_assert(steps[3].sql == R"(alter table "people" rename column "nick" to "name")");
    static_assert(steps[4].sql ==
                  R"(alter table "people" rename constraint "users_pkey" to "people_pkey")");
    BOOST_TEST(steps[5].sql == R"(alter index "users_nick_idx" rename to "people_name_idx")");
    static_assert(steps[6].sql ==
                  R"(alter sequence if exists "users_id_seq" rename to "people_id_seq")");
}

BOOST_AUTO_TEST_CASE(a_check_is_added_without_a_look_at_the_rows_and_validated_after) {
    constexpr auto const& steps = up<postgres_dialect>;
    static_assert(steps[14].sql == R"(alter table "people" add constraint "people_kind_values" )"
                                   R"(check ("kind" in ('admin', 'guest', 'editor')) not valid)");
    BOOST_TEST(steps[15].sql == R"(alter table "people" validate constraint "people_kind_values")");
}

constexpr column_model      columns[]{{.name = "id"}, {.name = "mail", .type = sql_type::text}};
constexpr std::string_view  id[]{"id"};
constexpr std::string_view  mail[]{"mail"};
constexpr key_model         keys[]{{.name = "users_mail_key", .columns = mail}};
constexpr index_item_model  items[]{{.text = "mail"}};
constexpr index_model       indexes[]{{.name = "users_mail_idx", .items = items}};
constexpr foreign_key_model references[]{{.name               = "users_id_fkey",
                                          .columns            = id,
                                          .referenced_table   = "users",
                                          .referenced_columns = id}};
constexpr table_model       plain[]{{.name = "users", .columns = columns}};

BOOST_AUTO_TEST_CASE(an_index_is_built_while_others_write) {
    static constexpr table_model with_index[]{
        {.name = "users", .columns = columns, .indexes = indexes}};
    BOOST_TEST((planned<postgres_dialect>({plain}, {with_index}).mode_of(0) == step_mode::alone));
    BOOST_TEST(planned<postgres_dialect>({plain}, {with_index}).text() ==
               "create index concurrently \"users_mail_idx\" on \"users\" (\"mail\");\n");
    BOOST_TEST(planned<postgres_dialect>({with_index}, {plain}).text() ==
               "drop index concurrently \"users_mail_idx\";\n");
}

BOOST_AUTO_TEST_CASE(a_unique_key_takes_over_an_index_that_was_built_while_others_write) {
    static constexpr table_model with_key[]{
        {.name = "users", .columns = columns, .unique_keys = keys}};
    BOOST_TEST(planned<postgres_dialect>({plain}, {with_key}).text() ==
               "create unique index concurrently \"users_mail_key\" on \"users\" (\"mail\");\n"
               "alter table \"users\" add constraint \"users_mail_key\" unique using index "
               "\"users_mail_key\";\n");
}

BOOST_AUTO_TEST_CASE(a_foreign_key_locks_nobody_out_while_rows_are_looked_at) {
    static constexpr table_model with_reference[]{
        {.name = "users", .columns = columns, .foreign_keys = references}};
    BOOST_TEST(planned<postgres_dialect>({plain}, {with_reference}).text() ==
               "alter table \"users\" add constraint \"users_id_fkey\" foreign key (\"id\") "
               "references \"users\" (\"id\") not valid;\n"
               "alter table \"users\" validate constraint \"users_id_fkey\";\n");
}

BOOST_AUTO_TEST_CASE(tables_that_refer_to_each_other_are_dropped_at_once) {
    static constexpr table_model two[]{{.name = "a", .columns = columns},
                                       {.name = "b", .columns = columns}};
    BOOST_TEST(planned<postgres_dialect>({two}, {}).text() == "drop table \"b\", \"a\";\n");
}

BOOST_AUTO_TEST_CASE(a_schema_is_created_before_its_first_table) {
    static constexpr table_model inside[]{{.schema = "shop", .name = "a", .columns = columns},
                                          {.schema = "shop", .name = "b", .columns = columns}};
    BOOST_TEST(
        planned<postgres_dialect>({}, {inside})
            .text()
            .starts_with("create schema if not exists \"shop\";\ncreate table \"shop\".\"a\""));
}

BOOST_AUTO_TEST_SUITE_END()
