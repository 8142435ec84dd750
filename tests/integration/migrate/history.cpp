// SPDX-License-Identifier: BSL-1.0
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <orm/migrate/error.hpp>

#include "integration/migrate/engine.hpp"

// Which migrations a database has, and what becomes of it when they fail, change or race.

namespace integration {

namespace {

using orm::migrate::hazards;
using orm::migrate::migration;
using orm::migrate::migration_state;
using orm::migrate::step;
using orm::migrate::step_mode;

constexpr step first_up[]{{.sql = "create table a (id integer)"},
                          {.sql = "insert into a values (1)"}};
constexpr step first_down[]{{.sql = "drop table a", .risk = {hazards::destructive}}};
constexpr step second_up[]{{.sql = "alter table a add column b integer default 2"}};
constexpr step second_down[]{{.sql = "alter table a drop column b"}};
constexpr step third_up[]{{.sql = "drop table a", .risk = {hazards::destructive}}};

constexpr migration first{.name = "1_first", .up = first_up, .down = first_down};
constexpr migration second{
    .name = "2_second", .parent = "1_first", .up = second_up, .down = second_down};
constexpr migration third{.name = "3_third", .parent = "2_second", .up = third_up};

constexpr migration two[]{first, second};
constexpr migration all[]{first, second, third};

template <class Database>
std::vector<migration_state> states(Database& database, orm::array_view<migration> migrations) {
    std::vector<migration_state> found;
    for (auto const& one : orm::migrate::status(database.backend(), migrations))
        found.push_back(one.state);
    return found;
}

template <class Database>
std::string rows(Database& database, std::string const& of) {
    return texts(database, "select cast(count(*) as text) from " + of).front();
}

using state_list = std::vector<migration_state>;

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_migrate)

TEST_ON_EACH_BACKEND(a_database_remembers_its_migrations) {
    auto db = Backend::database();
    BOOST_TEST((states(db, two) == state_list{migration_state::pending, migration_state::pending}));
    BOOST_TEST(orm::migrate::migrate(db.backend(), two, {.to = "1_first"}) == 1u);
    BOOST_TEST((states(db, two) == state_list{migration_state::applied, migration_state::pending}));
    BOOST_TEST(orm::migrate::migrate(db.backend(), two) == 1u);
    BOOST_TEST(orm::migrate::migrate(db.backend(), two) == 0u);
    BOOST_TEST(rows(db, "a where b = 2") == "1");
    BOOST_TEST(rows(db, "orm_migration_log where what = 'up'") == "2");
}

TEST_ON_EACH_BACKEND(a_migration_that_fails_leaves_nothing_of_itself) {
    static constexpr step      wrong_up[]{{.sql = "create table c (id integer)"},
                                          {.sql = "insert into nothing values (1)"}};
    static constexpr migration wrong[]{first,
                                       {.name = "2_wrong", .parent = "1_first", .up = wrong_up}};
    auto                       db = Backend::database();
    orm::migrate::migrate(db.backend(), wrong, {.to = "1_first"});
    BOOST_CHECK_THROW(orm::migrate::migrate(db.backend(), wrong), orm::statement_error);
    BOOST_CHECK_THROW(rows(db, "c"), orm::statement_error);
    BOOST_TEST(
        (states(db, wrong) == state_list{migration_state::applied, migration_state::pending}));
}

TEST_ON_EACH_BACKEND(nothing_destroys_data_unless_that_migration_is_approved) {
    auto db = Backend::database();
    orm::migrate::migrate(db.backend(), two);
    BOOST_CHECK_THROW(orm::migrate::migrate(db.backend(), all), orm::migrate::needs_approval);
    static constexpr std::string_view other[]{"3_third", "3_third:0000000000000000"};
    BOOST_CHECK_THROW(orm::migrate::migrate(db.backend(), all, {.approved = other}),
                      orm::migrate::needs_approval);
    BOOST_TEST(rows(db, "a") == "1");
    std::string const      wanted = "3_third:" + std::string(third.hash().view());
    std::string_view const approved[]{wanted};
    BOOST_TEST(orm::migrate::migrate(db.backend(), all, {.approved = approved}) == 1u);
    BOOST_CHECK_THROW(orm::migrate::rollback(db.backend(), all, 1), orm::migrate::needs_approval);
}

TEST_ON_EACH_BACKEND(migrations_are_taken_back_newest_first) {
    auto db = Backend::database();
    orm::migrate::migrate(db.backend(), two);
    BOOST_TEST(orm::migrate::rollback(db.backend(), two, 1) == 1u);
    BOOST_TEST((states(db, two) == state_list{migration_state::applied, migration_state::pending}));
    BOOST_CHECK_THROW(rows(db, "a where b = 2"), orm::statement_error);
    BOOST_CHECK_THROW(orm::migrate::rollback(db.backend(), two, 1), orm::migrate::needs_approval);
    BOOST_TEST(orm::migrate::migrate(db.backend(), two) == 1u);
    BOOST_TEST(rows(db, "orm_migration_log") == "4");
    // Of several, none goes before all of them may.
    BOOST_CHECK_THROW(orm::migrate::rollback(db.backend(), two, 2), orm::migrate::needs_approval);
    BOOST_TEST(rows(db, "a where b = 2") == "1");
    std::string const      wanted = "1_first:" + std::string(first.hash().view());
    std::string_view const approved[]{wanted};
    BOOST_TEST(orm::migrate::rollback(db.backend(), two, 2, {.approved = approved}) == 2u);
    BOOST_TEST((states(db, two) == state_list{migration_state::pending, migration_state::pending}));
}

/// An engine may need none for a change, as SQLite for a comment.
TEST_ON_EACH_BACKEND(a_migration_without_statements_is_taken_back_without_any) {
    static constexpr step looks[]{
        {.sql = "select name from orm_migrations where name = 'x'", .check = true}};
    static constexpr migration list[]{
        first,
        {.name = "2_nothing", .parent = "1_first", .up = {}},
        {.name = "3_looks", .parent = "2_nothing", .up = looks},
        {.name = "4_no_way_back", .parent = "3_looks", .up = second_up}};
    auto db = Backend::database();
    BOOST_TEST(orm::migrate::migrate(db.backend(), list, {.to = "3_looks"}) == 3u);
    db.backend().run_script("insert into a values (2), (3)");
    BOOST_TEST(orm::migrate::rollback(db.backend(), list, 2) == 2u);
    constexpr auto applied = migration_state::applied, pending = migration_state::pending;
    BOOST_TEST((states(db, list) == state_list{applied, pending, pending, pending}));
    BOOST_TEST(rows(db, "orm_migration_log where what = 'down'") == "2");
    BOOST_TEST(orm::migrate::migrate(db.backend(), list) == 3u);
    BOOST_CHECK_THROW(orm::migrate::rollback(db.backend(), list, 2), orm::migrate::needs_approval);
    BOOST_TEST((states(db, list) == state_list{applied, applied, applied, applied}));
    BOOST_TEST(rows(db, "a where b = 2") == "3");
}

TEST_ON_EACH_BACKEND(a_changed_statement_shows_and_another_layout_does_not) {
    static constexpr step same_up[]{{.sql = "create table a -- the first\r\n    (id  integer)"},
                                    {.sql = "insert into a /* one */ values (1)"}};
    static constexpr step other_up[]{{.sql = "create table a (id bigint)"},
                                     {.sql = "insert into a values (1)"}};
    static constexpr migration same[]{{.name = "1_first", .up = same_up}};
    static constexpr migration other[]{{.name = "1_first", .up = other_up}};
    auto                       db = Backend::database();
    orm::migrate::migrate(db.backend(), two);
    BOOST_TEST(
        (states(db, same) == state_list{migration_state::applied, migration_state::unknown}));
    BOOST_TEST(
        (states(db, other) == state_list{migration_state::modified, migration_state::unknown}));
    BOOST_CHECK_THROW(orm::migrate::migrate(db.backend(), other), orm::migrate::broken_history);
}

TEST_ON_EACH_BACKEND(two_migrations_of_one_parent_are_refused) {
    static constexpr migration torn[]{
        first, second, {.name = "2_other", .parent = "1_first", .up = third_up}};
    auto db = Backend::database();
    BOOST_CHECK_THROW(orm::migrate::migrate(db.backend(), torn), orm::migrate::broken_history);
    BOOST_CHECK_THROW(rows(db, "a"), orm::statement_error);
}

TEST_ON_EACH_BACKEND(a_dry_run_says_what_would_be_run_and_runs_nothing) {
    std::vector<std::string> said;
    auto const say = [&](migration const&, step const& each) { said.emplace_back(each.sql); };
    auto       db  = Backend::database();
    orm::migrate::migrate(db.backend(), all, {.dry_run = true, .on_step = say});
    BOOST_TEST(said.size() == 4u);
    BOOST_TEST(said.front() == "create table a (id integer)");
    BOOST_TEST(description(db).empty());

    auto const dry = std::exchange(said, {});
    orm::migrate::migrate(db.backend(), two, {.on_step = say});
    said.emplace_back(third_up[0].sql);
    BOOST_TEST(said == dry, boost::test_tools::per_element());
}

TEST_ON_EACH_BACKEND(a_caller_that_is_in_a_transaction_is_refused) {
    auto db = Backend::database();
    db.backend().begin();
    BOOST_CHECK_THROW(orm::migrate::migrate(db.backend(), two), orm::misuse);
    db.backend().rollback();
    BOOST_CHECK_THROW(rows(db, "a"), orm::statement_error);
}

TEST_ON_EACH_BACKEND(a_database_of_a_newer_program_is_left_alone) {
    auto db = Backend::database();
    orm::migrate::migrate(db.backend(), two);
    BOOST_TEST(orm::migrate::migrate(db.backend(), orm::array_view<migration>(two, 1)) == 0u);
    // What is newer would have to go first.
    BOOST_CHECK_THROW(orm::migrate::rollback(db.backend(), orm::array_view<migration>(two, 1), 1),
                      orm::migrate::broken_history);
    BOOST_TEST(rows(db, "a where b = 2") == "1");
}

TEST_ON_EACH_BACKEND(histories_that_part_are_told_with_the_last_they_have_in_common) {
    static constexpr migration other{.name = "2_other", .parent = "1_first", .up = second_down};
    static constexpr migration branch[]{first, other};
    auto                       db = Backend::database();
    orm::migrate::migrate(db.backend(), two);
    BOOST_CHECK_EXCEPTION(orm::migrate::migrate(db.backend(), branch), orm::migrate::broken_history,
                          [](auto const& broken) {
                              return std::string_view(broken.what()) ==
                                     "orm: the database has the migration 2_second, which the "
                                     "program does not know, and not its 2_other: they part after "
                                     "1_first";
                          });
    BOOST_TEST(rows(db, "a where b = 2") == "1");
}

TEST_ON_EACH_BACKEND(several_become_one_without_being_run_again) {
    static std::string const      names[]{"1_first:" + std::string(first.hash().view()),
                                          "2_second:" + std::string(second.hash().view())};
    static std::string_view const replaced[]{names[0], names[1]};
    static migration const        one[]{
        {.name = "2_both", .up = first_up, .down = first_down, .replaces = replaced}};
    auto db = Backend::database();
    orm::migrate::migrate(db.backend(), two, {.to = "1_first"});
    BOOST_CHECK_THROW(orm::migrate::migrate(db.backend(), one), orm::migrate::broken_history);
    orm::migrate::migrate(db.backend(), two);
    BOOST_TEST((states(db, one) == state_list{migration_state::applied}));
    BOOST_TEST(orm::migrate::migrate(db.backend(), one) == 0u);
    BOOST_TEST(rows(db, "orm_migrations") == "1");
    BOOST_TEST(rows(db, "orm_migration_log where what = 'squash'") == "1");
    BOOST_TEST(rows(db, "a where b = 2") == "1");
}

BOOST_AUTO_TEST_CASE(of_many_programs_that_start_together_one_migrates) {
    auto const folder =
        std::filesystem::temp_directory_path() / ("orm-race-" + std::to_string(std::rand()));
    std::filesystem::create_directory(folder);
    std::vector<std::size_t> applied(12);
    {
        std::vector<std::thread> programs;
        for (std::size_t& count : applied)
            programs.emplace_back([&] {
                auto db = orm::sqlite::open((folder / "a.db").string());
                count   = orm::migrate::migrate(db.backend(), two);
            });
        for (std::thread& program : programs) program.join();
    }
    std::size_t sum = 0;
    for (std::size_t const count : applied) sum += count;
    BOOST_TEST(sum == 2u);
    auto db = orm::sqlite::open((folder / "a.db").string());
    BOOST_TEST(rows(db, "orm_migration_log") == "2");
    std::filesystem::remove_all(folder);
}

#if defined(ORM_TEST_WITH_POSTGRES)
BOOST_AUTO_TEST_CASE(a_migration_that_was_interrupted_goes_on_behind_its_last_step) {
    static constexpr step up[]{
        {.sql = "create table u (id integer)"},
        {.sql = "insert into u values (1), (1)"},
        {.sql = R"(create unique index concurrently "u_id" on "u" (id))", .mode = step_mode::alone},
        {.sql = "insert into u values (2)"},
    };
    static constexpr migration one[]{{.name = "1_unique", .up = up}};
    auto                       db = postgres_server::database();
    BOOST_CHECK_THROW(orm::migrate::migrate(db.backend(), one), orm::unique_violation);
    BOOST_TEST((states(db, one) == state_list{migration_state::interrupted}));
    // The index is there, and invalid; `if not exists` would have kept it so.
    BOOST_TEST(rows(db, "pg_index where not indisvalid and indexrelid = 'u_id'::regclass") == "1");
    db.backend().run_script("delete from u where ctid = (select min(ctid) from u)");
    BOOST_TEST(orm::migrate::migrate(db.backend(), one) == 1u);
    BOOST_TEST((states(db, one) == state_list{migration_state::applied}));
    BOOST_TEST(rows(db, "pg_index where indisvalid and indexrelid = 'u_id'::regclass") == "1");
    BOOST_TEST(rows(db, "u") == "2");
}

BOOST_AUTO_TEST_CASE(a_way_back_that_was_interrupted_goes_on_behind_its_last_step) {
    static constexpr step up[]{{.sql = "create table t (a integer); create table u ()"}};
    static constexpr step down[]{
        {.sql = "drop table u"},
        {.sql = "create index concurrently t_a on t (a)", .mode = step_mode::alone},
        {.sql = "drop table t"}};
    static constexpr migration list[]{{.name = "1", .up = up, .down = down}};
    auto                       db = postgres::empty_database();
    orm::migrate::migrate(db.backend(), list);
    db.backend().run_script("create index t_a on t (a)");
    BOOST_CHECK_THROW(orm::migrate::rollback(db.backend(), list, 1), orm::error);
    BOOST_TEST((states(db, list) == state_list{migration_state::interrupted}));
    BOOST_CHECK_THROW(orm::migrate::migrate(db.backend(), list), orm::migrate::broken_history);
    db.backend().run_script("drop index t_a");
    BOOST_TEST(orm::migrate::rollback(db.backend(), list, 1) == 1u);
    BOOST_TEST((states(db, list) == state_list{migration_state::pending}));
    BOOST_TEST(orm::migrate::migrate(db.backend(), list) == 1u);
}

BOOST_AUTO_TEST_CASE(a_step_does_not_wait_long_behind_a_reader) {
    auto db = postgres_server::database();
    orm::migrate::migrate(db.backend(), two, {.to = "1_first"});
    std::string const schema = texts(db, "select current_schema()::text").front();
    auto              reader = postgres::empty_database();
    reader.backend().run_script("begin; select * from " + schema + ".a");
    orm::migrate::run_options options;
    options.lock_timeout  = std::chrono::milliseconds(50);
    options.lock_attempts = 2;
    BOOST_CHECK_THROW(orm::migrate::migrate(db.backend(), two, options), orm::busy);

    // One that waits is tried again until the reader is gone, and said only once.
    int        said       = 0;
    auto const say        = [&](migration const&, step const&) { ++said; };
    options.on_step       = say;
    options.lock_attempts = 6;
    std::thread gone([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(150));
        reader.backend().run_script("rollback");
    });
    BOOST_TEST(orm::migrate::migrate(db.backend(), two, options) == 1u);
    gone.join();
    BOOST_TEST(said == 1);
}

/// What is left of an index that got no lock in time is built anew.
BOOST_AUTO_TEST_CASE(a_step_that_stands_alone_is_tried_again) {
    static constexpr step up[]{
        {.sql = R"(create index concurrently "a_id" on "a" ("id"))", .mode = step_mode::alone}};
    static constexpr migration list[]{first, {.name = "2_index", .parent = "1_first", .up = up}};
    auto                       db = postgres_server::database();
    orm::migrate::migrate(db.backend(), list, {.to = "1_first"});
    std::string const schema = texts(db, "select current_schema()::text").front();
    auto              writer = postgres::empty_database();
    writer.backend().run_script("begin; insert into " + schema + ".a values (2)");
    orm::migrate::run_options options;
    options.lock_timeout  = std::chrono::milliseconds(50);
    options.lock_attempts = 2;
    BOOST_CHECK_THROW(orm::migrate::migrate(db.backend(), list, options), orm::busy);
    BOOST_TEST(
        (states(db, list) == state_list{migration_state::applied, migration_state::pending}));
    BOOST_TEST(rows(db, "pg_index where not indisvalid and indexrelid = 'a_id'::regclass") == "1");
    options.lock_attempts = 8;
    std::thread gone([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(150));
        writer.backend().run_script("commit");
    });
    BOOST_TEST(orm::migrate::migrate(db.backend(), list, options) == 1u);
    gone.join();
    BOOST_TEST(rows(db, "pg_index where indisvalid and indexrelid = 'a_id'::regclass") == "1");
    BOOST_TEST(texts(db, "show lock_timeout").front() == "0");
}

BOOST_AUTO_TEST_CASE(another_program_that_migrates_is_waited_for_and_not_for_ever) {
    auto db    = postgres_server::database();
    auto other = postgres_server::database();
    other.backend().run_script("set search_path = " +
                               texts(db, "select current_schema()::text").front());
    bool       refused = false;
    auto const try_it  = [&](migration const&, step const&) {
        if (std::exchange(refused, true)) return;
        BOOST_CHECK_THROW(orm::migrate::migrate(other.backend(), two,
                                                 {.patience = std::chrono::milliseconds(60)}),
                           orm::busy);
    };
    orm::migrate::migrate(db.backend(), two, {.on_step = try_it});
    BOOST_TEST(refused);
    BOOST_TEST(orm::migrate::migrate(other.backend(), two) == 0u);
}
#endif

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
