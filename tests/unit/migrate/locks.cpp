// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/locks.hpp>

#include <boost/test/unit_test.hpp>

using orm::migrate::locks_of;

BOOST_AUTO_TEST_SUITE(migrate_locks)

BOOST_AUTO_TEST_CASE(a_statement_is_known_by_its_words) {
    BOOST_TEST(locks_of(R"(alter table "users" add column "a" text)") ==
               "access exclusive on users");
    BOOST_TEST(locks_of(R"(ALTER TABLE only app.users VALIDATE CONSTRAINT "c")") ==
               "share update exclusive on app.users");
    BOOST_TEST(locks_of(R"(alter table "a b" add constraint "k" foreign key ("x") references )"
                        R"("s"."p" ("id") not valid)") ==
               "share row exclusive on a b, share row exclusive on s.p");
    BOOST_TEST(locks_of(R"(create unique index concurrently "i" on "users" ("on"))") ==
               "share update exclusive on users");
    BOOST_TEST(locks_of(R"(drop table "a", "b")") == "access exclusive on a, b");
    BOOST_TEST(locks_of("create table n (id int references users, x text default 'references')") ==
               "share row exclusive on users");
    BOOST_TEST(locks_of("update users set a = 1") == "row exclusive on users");
    BOOST_TEST(locks_of("alter type mood add value 'x'").empty());
    BOOST_TEST(locks_of("").empty());
}

BOOST_AUTO_TEST_SUITE_END()
