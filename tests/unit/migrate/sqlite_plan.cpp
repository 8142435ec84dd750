// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/sqlite_plan.hpp>

#include <boost/test/unit_test.hpp>

#include "unit/migrate/blog.hpp"

BOOST_AUTO_TEST_SUITE(migrate_sqlite_plan)

BOOST_AUTO_TEST_CASE(a_table_is_made_again_only_where_alter_table_cannot_say_it) {
    constexpr auto const& steps = up<orm::sqlite_dialect>;
    static_assert(steps.size() == 14);
    static_assert(steps[1].sql == R"(alter table "users" rename to "people")");
    static_assert(steps[2].sql == R"(alter table "people" rename column "nick" to "name")");
    static_assert(steps[3].sql == R"(alter table "posts" drop column "junk")");
    static_assert(steps[4].sql == R"(create table "__orm_new_people" (
    "id" integer primary key autoincrement,
    "name" text not null,
    "age" integer not null,
    "kind" text not null constraint "people_kind_values" check ("kind" in ('admin', 'guest', 'editor'))
))");
    static_assert(steps[5].sql ==
                  R"(insert into "__orm_new_people" ("id", "name", "age", "kind") )"
                  R"(select "id", "name", coalesce("age", 0), "kind" from "people")");
    static_assert(steps[8].sql == R"(drop table "people")");
    static_assert(steps[9].sql == "pragma legacy_alter_table = on");
    static_assert(steps[10].sql == R"(alter table "__orm_new_people" rename to "people")");
    static_assert(steps[11].sql == "pragma legacy_alter_table = off");
    static_assert(steps[12].sql == R"(alter table "posts" add column "note" text)");
    BOOST_TEST(steps[3].risk.has(orm::migrate::hazards::destructive));
    BOOST_TEST(!steps[8].risk.has(orm::migrate::hazards::destructive));
}

BOOST_AUTO_TEST_CASE(the_count_of_keys_is_carried_over) {
    constexpr auto const& steps = up<orm::sqlite_dialect>;
    static_assert(steps[6].sql == R"(delete from sqlite_sequence where name = '__orm_new_people')");
    BOOST_TEST(steps[7].sql ==
               "insert into sqlite_sequence (name, seq) select '__orm_new_people', seq from "
               "sqlite_sequence where name = 'people'");
}

BOOST_AUTO_TEST_SUITE_END()
