// SPDX-License-Identifier: BSL-1.0
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <orm/migrate/error.hpp>

#include "integration/migrate/place.hpp"

// Histories that somebody has interfered with, and steps that fail half way.

namespace integration {

namespace {

using orm::migrate::migration;
using orm::migrate::migration_state;
using orm::migrate::step;
using orm::migrate::step_mode;

using state_list = std::vector<migration_state>;

constexpr step      first_up[]{{.sql = "create table a (id integer)"},
                               {.sql = "insert into a values (1)"}};
constexpr step      second_up[]{{.sql = "create table b (id integer)"}};
constexpr step      second_down[]{{.sql = "drop table b"}};
constexpr migration first{.name = "1_first", .up = first_up};
constexpr migration second{
    .name = "2_second", .parent = "1_first", .up = second_up, .down = second_down};
constexpr migration two[]{first, second};

template <class Database>
state_list states(Database& database, orm::array_view<migration> migrations) {
    state_list found;
    for (auto const& one : orm::migrate::status(database.backend(), migrations))
        found.push_back(one.state);
    return found;
}

template <class Database>
std::string rows(Database& database, std::string const& of) {
    return texts(database, "select cast(count(*) as text) from " + of).front();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_migrate)

TEST_ON_EACH_BACKEND(a_migration_whose_files_are_gone_is_unknown) {
    auto db = Backend::database();
    orm::migrate::migrate(db.backend(), two);
    static constexpr migration alone[]{first};
    BOOST_TEST(
        (states(db, alone) == state_list{migration_state::applied, migration_state::unknown}));
    BOOST_TEST(orm::migrate::migrate(db.backend(), alone) == 0u);
}

TEST_ON_EACH_BACKEND(a_migration_whose_folder_has_another_name_is_another_one) {
    static constexpr migration renamed[]{
        first, {.name = "2_better", .parent = "1_first", .up = second_up}};
    auto db = Backend::database();
    orm::migrate::migrate(db.backend(), two);
    BOOST_CHECK_THROW(orm::migrate::migrate(db.backend(), renamed), orm::migrate::broken_history);
    BOOST_TEST(
        (states(db, renamed) ==
         state_list{migration_state::applied, migration_state::pending, migration_state::unknown}));
}

TEST_ON_EACH_BACKEND(clocks_mean_nothing) {
    auto db = Backend::database();
    orm::migrate::migrate(db.backend(), two, {.to = "1_first"});
    db.backend().run_script(
        "update orm_migrations set applied_at = '2999-01-01 00:00:00'; "
        "update orm_migration_log set at = '2999-01-01 00:00:00'");
    BOOST_TEST(orm::migrate::migrate(db.backend(), two) == 1u);
    db.backend().run_script(
        "update orm_migrations set applied_at = '1999-01-01 00:00:00' "
        "where name = '2_second'");
    BOOST_TEST(orm::migrate::rollback(db.backend(), two, 1) == 1u);
    BOOST_TEST((states(db, two) == state_list{migration_state::applied, migration_state::pending}));
}

TEST_ON_EACH_BACKEND(a_history_that_was_dropped_does_no_harm_and_is_noted_again) {
    auto db = Backend::database();
    orm::migrate::migrate(db.backend(), two);
    db.backend().run_script("drop table orm_migrations; drop table orm_migration_log");
    BOOST_TEST((states(db, two) == state_list{migration_state::pending, migration_state::pending}));
    BOOST_CHECK_THROW(orm::migrate::migrate(db.backend(), two), orm::error);
    BOOST_TEST(rows(db, "a") == "1");
    BOOST_TEST(orm::migrate::baseline(db.backend(), two) == 2u);
    BOOST_TEST(orm::migrate::migrate(db.backend(), two) == 0u);
}

/// As with a user who may change tables and not the history.
TEST_ON_EACH_BACKEND(what_cannot_be_written_down_is_not_done) {
    auto db = Backend::database();
    orm::migrate::migrate(db.backend(), two, {.to = "1_first"});
    db.backend().run_script(
        orm::is_sqlite<typename Backend::dialect>
            ? "create trigger refused before insert on orm_migrations begin "
              "select raise(abort, 'not yours'); end"
            : "create function refused() returns trigger language plpgsql as "
              "'begin raise exception ''not yours''; end'; create trigger refused before insert on "
              "orm_migrations for each row execute function refused()");
    BOOST_CHECK_THROW(orm::migrate::migrate(db.backend(), two), orm::error);
    BOOST_CHECK_THROW(rows(db, "b"), orm::error);
    BOOST_TEST((states(db, two) == state_list{migration_state::applied, migration_state::pending}));
}

#if defined(ORM_TEST_WITH_POSTGRES)
BOOST_AUTO_TEST_CASE(a_server_that_hangs_up_before_the_history_has_done_nothing) {
    place<postgres_server>    at;
    orm::postgres::connection victim(at.where);
    orm::migrate::migrate(victim, two, {.to = "1_first"});
    victim.run_script(
        "create function hang_up() returns trigger language plpgsql as "
        "'begin perform pg_terminate_backend(pg_backend_pid()); return new; end'; create trigger "
        "hang_up before insert on orm_migrations for each row execute function hang_up()");
    BOOST_CHECK_THROW(orm::migrate::migrate(victim, two), orm::error);
    BOOST_CHECK_THROW(rows(at.keeper, "b"), orm::error);
    BOOST_TEST(
        (states(at.keeper, two) == state_list{migration_state::applied, migration_state::pending}));
    at.keeper.backend().run_script("drop trigger hang_up on orm_migrations");
    BOOST_TEST(orm::migrate::migrate(at.keeper.backend(), two) == 1u);
}

BOOST_AUTO_TEST_CASE(each_schema_of_a_search_path_has_a_history_of_its_own) {
    auto here = postgres::empty_database();
    orm::migrate::migrate(here.backend(), two);
    auto there = postgres::empty_database();
    BOOST_TEST(
        (states(there, two) == state_list{migration_state::pending, migration_state::pending}));
    BOOST_TEST(orm::migrate::migrate(there.backend(), two) == 2u);
}

/// Not the owner's, nor in a schema that the search path has: as good as unreadable.
BOOST_AUTO_TEST_CASE(a_history_of_another_role_is_told_and_left_alone) {
    auto              db     = postgres::empty_database();
    std::string const schema = db.backend().query("select current_schema()");
    std::string const drop =
        "do $$ begin if exists (select from pg_roles where rolname = 'orm_test_stranger') then "
        "drop owned by orm_test_stranger cascade; drop role orm_test_stranger; end if; end $$";
    orm::migrate::migrate(db.backend(), two, {.to = "1_first"});
    db.backend().run_script(drop +
                            "; create role orm_test_stranger; grant usage, create on schema " +
                            schema + " to orm_test_stranger; set role orm_test_stranger");
    BOOST_CHECK_THROW(states(db, two), orm::permission_denied);
    BOOST_CHECK_THROW(orm::migrate::migrate(db.backend(), two), orm::permission_denied);
    db.backend().run_script("reset role; " + drop);
    BOOST_TEST((states(db, two) == state_list{migration_state::applied, migration_state::pending}));
    BOOST_TEST(orm::migrate::migrate(db.backend(), two) == 1u);
}

/// What the engine leaves of an index that could not be unique is gone before it is built again.
BOOST_AUTO_TEST_CASE(an_index_that_fails_on_rows_is_built_once_they_are_mended) {
    static constexpr step index[]{{.sql = "create unique index concurrently \"a_id\" on \"a\" (id)",
                                   .mode = step_mode::alone}};
    static constexpr migration list[]{first, {.name = "2", .parent = "1_first", .up = index}};
    auto                       db = postgres::empty_database();
    orm::migrate::migrate(db.backend(), list, {.to = "1_first"});
    db.backend().run_script("insert into a values (1)");
    for (int again = 0; again != 2; ++again)
        BOOST_CHECK_THROW(orm::migrate::migrate(db.backend(), list), orm::unique_violation);
    db.backend().run_script("delete from a where ctid in (select max(ctid) from a)");
    BOOST_TEST(orm::migrate::migrate(db.backend(), list) == 1u);
    BOOST_TEST(texts(db,
                     "select indisvalid::text from pg_index where indexrelid = "
                     "'a_id'::regclass")
                   .front() == "true");
}
#endif

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
