// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/postgres_names.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>

#include "unit/migrate/planned.hpp"

namespace {

using namespace orm;

constexpr column_model     columns[]{{.name = "id"}};
constexpr column_model     counted[]{{.name = "id", .details = {.autoincrement = true}}};
constexpr std::string_view id[]{"id"};

constexpr table_model placed(std::string_view schema, std::string_view name,
                             std::string_view renamed_from = {}) {
    return {.schema = schema, .name = name, .renamed_from = renamed_from, .columns = columns};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_postgres_names)

BOOST_AUTO_TEST_CASE(a_table_goes_into_another_schema_and_comes_back) {
    table_model const before[]{placed("", "log")};
    table_model const after[]{placed("shop", "entries", "log")};
    table_model const again[]{placed("", "log", "shop.entries")};
    BOOST_TEST(planned<postgres_dialect>({before}, {after}).text() ==
               "create schema if not exists \"shop\";\n"
               "alter table \"log\" set schema \"shop\";\n"
               "alter table \"shop\".\"log\" rename to \"entries\";\n");
    BOOST_TEST(planned<postgres_dialect>({after}, {again}).text() ==
               "do $orm$ begin execute format('alter table %I.%I set schema %I', 'shop', "
               "'entries', current_schema()); end $orm$;\n"
               "alter table \"entries\" rename to \"log\";\n");
    BOOST_TEST(planned<sqlite_dialect>({before}, {after}).text() ==
               "alter table \"log\" rename to \"entries\";\n");
}

BOOST_AUTO_TEST_CASE(tables_change_places_between_schemas) {
    table_model const before[]{placed("a", "t"), placed("b", "t")};
    table_model const after[]{placed("b", "t", "a.t"), placed("a", "t", "b.t")};
    // In its own schema a name means what is there.
    BOOST_TEST(planned<postgres_dialect>({before}, {after}).text() ==
               "alter table \"a\".\"t\" rename to \"__orm_a.t\";\n"
               "alter table \"b\".\"t\" rename to \"__orm_b.t\";\n"
               "alter table \"a\".\"__orm_a.t\" set schema \"b\";\n"
               "alter table \"b\".\"__orm_b.t\" set schema \"a\";\n"
               "alter table \"b\".\"__orm_a.t\" rename to \"t\";\n"
               "alter table \"a\".\"__orm_b.t\" rename to \"t\";\n");
}

BOOST_AUTO_TEST_CASE(parts_of_a_table_step_aside_with_it) {
    static constexpr index_item_model by_id[]{{.text = "id"}};
    static constexpr index_model      a_index[]{{.name = "i", .items = by_id}};
    static constexpr index_model      other_index[]{{.name = "j", .items = by_id}};
    constexpr auto with_parts = [](std::string_view schema, std::string_view renamed_from,
                                   array_view<index_model> indexes) {
        table_model table = placed(schema, "t", renamed_from);
        table.columns     = counted;
        table.primary_key = {.name = "t_pkey", .columns = id};
        table.indexes     = indexes;
        return table;
    };
    static constexpr table_model before[]{with_parts("a", {}, a_index), placed("b", "t")};
    static constexpr table_model after[]{with_parts("b", "a.t", other_index),
                                         placed("a", "t", "b.t")};
    static constexpr table_model swapped[]{with_parts("a", {}, a_index),
                                           with_parts("b", {}, a_index)};
    static constexpr table_model back[]{with_parts("b", "a.t", a_index),
                                        with_parts("a", "b.t", a_index)};
    // Those whose names nobody has where they go keep them.
    BOOST_TEST(planned<postgres_dialect>({before}, {after}).text() ==
               "alter table \"a\".\"t\" rename to \"__orm_a.t\";\n"
               "alter table \"b\".\"t\" rename to \"__orm_b.t\";\n"
               "alter table \"a\".\"__orm_a.t\" set schema \"b\";\n"
               "alter table \"b\".\"__orm_b.t\" set schema \"a\";\n"
               "alter table \"b\".\"__orm_a.t\" rename to \"t\";\n"
               "alter table \"a\".\"__orm_b.t\" rename to \"t\";\n"
               "alter index \"b\".\"i\" rename to \"j\";\n");
    BOOST_TEST(planned<postgres_dialect>({swapped}, {back}).text() ==
               "alter table \"a\".\"t\" rename constraint \"t_pkey\" to \"__orm_a.t_pkey\";\n"
               "alter index \"a\".\"i\" rename to \"__orm_a.i\";\n"
               "alter sequence if exists \"a\".\"t_id_seq\" rename to \"__orm_a.t_id_seq\";\n"
               "alter table \"a\".\"t\" rename to \"__orm_a.t\";\n"
               "alter table \"b\".\"t\" rename constraint \"t_pkey\" to \"__orm_b.t_pkey\";\n"
               "alter index \"b\".\"i\" rename to \"__orm_b.i\";\n"
               "alter sequence if exists \"b\".\"t_id_seq\" rename to \"__orm_b.t_id_seq\";\n"
               "alter table \"b\".\"t\" rename to \"__orm_b.t\";\n"
               "alter table \"a\".\"__orm_a.t\" set schema \"b\";\n"
               "alter table \"b\".\"__orm_b.t\" set schema \"a\";\n"
               "alter table \"b\".\"__orm_a.t\" rename to \"t\";\n"
               "alter table \"a\".\"__orm_b.t\" rename to \"t\";\n"
               "alter table \"b\".\"t\" rename constraint \"__orm_a.t_pkey\" to \"t_pkey\";\n"
               "alter index \"b\".\"__orm_a.i\" rename to \"i\";\n"
               "alter sequence if exists \"b\".\"__orm_a.t_id_seq\" rename to \"t_id_seq\";\n"
               "alter table \"a\".\"t\" rename constraint \"__orm_b.t_pkey\" to \"t_pkey\";\n"
               "alter index \"a\".\"__orm_b.i\" rename to \"i\";\n"
               "alter sequence if exists \"a\".\"__orm_b.t_id_seq\" rename to \"t_id_seq\";\n");
    BOOST_TEST(planned<postgres_dialect>({back}, {back}).text().empty());
}

BOOST_AUTO_TEST_CASE(tables_are_swapped_inside_of_a_schema) {
    table_model const before[]{placed("a", "x"), placed("a", "y")};
    table_model const after[]{placed("a", "y", "x"), placed("a", "x", "y")};
    BOOST_TEST(planned<postgres_dialect>({before}, {after}).text() ==
               "alter table \"a\".\"x\" rename to \"__orm_y\";\n"
               "alter table \"a\".\"y\" rename to \"x\";\n"
               "alter table \"a\".\"__orm_y\" rename to \"y\";\n");
}

BOOST_AUTO_TEST_CASE(the_sequence_of_a_key_is_called_after_its_table) {
    table_model const before[]{
        {.name = "a", .columns = counted, .primary_key = {.name = "a_pkey", .columns = id}}};
    table_model const after[]{{.name         = "b",
                               .renamed_from = "a",
                               .columns      = counted,
                               .primary_key  = {.name = "b_pkey", .columns = id}}};
    BOOST_TEST(planned<postgres_dialect>({before}, {after}).text() ==
               "alter table \"a\" rename to \"b\";\n"
               "alter table \"b\" rename constraint \"a_pkey\" to \"b_pkey\";\n"
               "alter sequence if exists \"a_id_seq\" rename to \"b_id_seq\";\n");
}

BOOST_AUTO_TEST_SUITE_END()
