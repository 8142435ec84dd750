// SPDX-License-Identifier: BSL-1.0
// The statements of a schema with every modifier, as SQLite itself takes them.
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include <orm/backend/error.hpp>
#include <orm/backend/sqlite/connection.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/expr/operators.hpp>
#include <orm/render/create.hpp>

namespace {

enum class role { admin, viewer };
ORM_ENUM(role, admin, (viewer, "read'er"))

struct account {
    std::int64_t               id{};
    std::string                email;
    std::optional<std::string> note;
    role                       rights = role::viewer;
    std::int32_t               age{};
    bool                       active{};
    std::string                lowered;
    std::int64_t               age_twice{};
};
ORM_TABLE(accounts, account, "accounts",
    (id, primary_key, autoincrement),
    (email, unique, collate("nocase")),
    (note, named("the \"note\""), default_("it's")),
    (rights, default_(role::viewer), check(in(accounts.rights, {role::admin, role::viewer}))),
    (age, default_sql("10 + 8"), check(not_in(accounts.age, {7})).named("not_seven")),
    (active, default_(true)),
    (lowered, generated(lower(accounts.email), stored)),
    (age_twice, generated(accounts.age * 2, virtual_)))
ORM_CONSTRAINTS(accounts,
    check(accounts.age < 200),
    unique(accounts.email, accounts.age),
    index(desc(accounts.age).nulls_last(), lower(accounts.email)).where(accounts.active == true),
    unique_index(accounts.note).named("one_note"),
    strict)

struct moment {
    std::int64_t                                account_id{};
    std::int32_t                                number{};
    std::chrono::sys_seconds                    at{};
    std::chrono::sys_seconds                    at_number{};
    std::chrono::sys_days                       day{};
    std::chrono::sys_days                       day_number{};
    std::chrono::hh_mm_ss<std::chrono::seconds> time{};
    std::chrono::hh_mm_ss<std::chrono::seconds> time_number{};
};
ORM_TABLE(moments, moment, "moments",
    (account_id, references(accounts.id, on_delete_cascade, on_update_restrict, deferred)),
    (number),
    (at, default_now),
    (at_number, default_now, as_integer),
    (day, default_now),
    (day_number, default_now, as_integer),
    (time, default_now),
    (time_number, default_now, as_integer))
ORM_CONSTRAINTS(moments, primary_key(moments.account_id, moments.number), without_rowid)

struct hen {
    std::int64_t                id{};
    std::optional<std::int64_t> egg_id;
};
struct egg {
    std::int64_t                id{};
    std::optional<std::int64_t> hen_id;
};
ORM_TABLE(eggs, egg, "eggs", (id, primary_key), (hen_id))
ORM_TABLE(hens, hen, "hens", (id, primary_key), (egg_id, references(eggs.id)))
ORM_CONSTRAINTS(eggs, foreign_key(eggs.hen_id).references(hens.id).with(on_delete_set_null))

// What others refer to is declared last.
constexpr auto everything = orm::schema(moments, hens, accounts, eggs);

template <class Statements>
void run(orm::sqlite::connection& db, Statements const& statements) {
    for (std::string_view const statement : statements) db.run_script(statement);
}

orm::sqlite::connection created() {
    orm::sqlite::connection db(":memory:");
    run(db, orm::create_sql<orm::sqlite_dialect>(everything));
    return db;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_sqlite_schema)

BOOST_AUTO_TEST_CASE(every_default_is_accepted_and_in_step_with_the_others) {
    auto db = created();
    db.run_script(
        "insert into accounts (email) values ('Ada@example.org');"
        "insert into moments (account_id, number) values (1, 1)");
    // Fails unless every form of the clock says the same.
    db.run_script(
        "create table checked (ok integer not null check (ok));"
        "insert into checked select unixepoch(at) * 1000000 = at_number and"
        "  date(at) = day and julianday(day) - 2440587.5 = day_number and"
        "  time(at) = time and time_number / 1000000 = unixepoch(at) % 86400 from moments;"
        "insert into checked select rights = 'read''er' and \"the \"\"note\"\"\" = 'it''s'"
        "  and age = 18 and active = 1"
        "  and lowered = 'ada@example.org' and age_twice = 36 from accounts");
    BOOST_TEST(db.last_insert_id() != 0);
}

BOOST_AUTO_TEST_CASE(every_rule_is_enforced) {
    auto db = created();
    db.run_script("insert into accounts (email) values ('ada@x')");
    auto const refuses = [&](char const* statement) {
        BOOST_CHECK_THROW(db.run_script(statement), orm::constraint_violation);
    };
    refuses("insert into accounts (email) values ('ADA@x')");
    refuses("insert into accounts (email, rights) values ('b', 'owner')");
    refuses("insert into accounts (email, age) values ('b', 7)");
    refuses("insert into accounts (email, age) values ('b', 200)");
    refuses("insert into accounts (email, age) values ('b', 'old')");  // strict
    refuses("insert into accounts (email) values ('b')");              // one_note
    refuses("insert into moments (account_id, number) values (1, null)");
    refuses("insert into moments (account_id, number) values (9, 1)");  // deferred to its commit
}

BOOST_AUTO_TEST_CASE(a_key_is_not_given_out_twice) {
    auto db = created();
    db.run_script(
        "insert into accounts (email) values ('a');"
        "delete from accounts;"
        "insert into accounts (email) values ('b')");
    BOOST_TEST(db.last_insert_id() == 2);
}

BOOST_AUTO_TEST_CASE(what_is_there_may_stay_or_go) {
    auto db = created();
    db.run_script("insert into accounts (email) values ('ada@x')");
    BOOST_CHECK_THROW(run(db, orm::create_sql<orm::sqlite_dialect>(everything)), orm::error);
    run(db, orm::create_sql<orm::sqlite_dialect, orm::if_exists::skip>(everything));
    db.run_script("insert into moments (account_id, number) values (1, 1)");

    run(db, orm::drop_sql<orm::sqlite_dialect>(everything));
    run(db, orm::drop_sql<orm::sqlite_dialect>(everything));
    run(db, orm::create_sql<orm::sqlite_dialect>(everything));
    db.run_script("insert into accounts (email) values ('ada@x')");
    BOOST_TEST(db.last_insert_id() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
