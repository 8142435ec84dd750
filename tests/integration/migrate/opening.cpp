// SPDX-License-Identifier: BSL-1.0
#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <orm/migrate/error.hpp>
#include <orm/migrate/migration_set.hpp>
#include <orm/migrate/sqlite/transaction.hpp>
#if defined(ORM_TEST_WITH_POSTGRES)
#include <orm/migrate/postgres/transaction.hpp>
#endif
#include <orm/pool.hpp>

#include "integration/migrate/place.hpp"

// Programs that bring their database up to date as they open it.

namespace integration {

namespace {

using orm::migrate::hazards;
using orm::migrate::migration;
using orm::migrate::step;

constexpr step create[]{{.sql = "create table notes (id integer, stars integer)"}};
constexpr step drop[]{
    {.sql = "alter table notes drop column stars", .risk = {hazards::destructive}}};
constexpr migration list[]{{.name = "1_notes", .up = create},
                           {.name = "2_less", .parent = "1_notes", .up = drop}};

constexpr orm::migrate::migration_set first{.head = {}, .sqlite = {list, 1}, .postgres = {list, 1}};
constexpr orm::migrate::migration_set both{.head = {}, .sqlite = list, .postgres = list};

template <class Backend>
struct options_of {
    using type = orm::sqlite::options;
};
#if defined(ORM_TEST_WITH_POSTGRES)
template <>
struct options_of<postgres_server> {
    using type = orm::postgres::options;
};
#endif

struct note_row {
    std::int64_t id{};
    std::string  title;
    std::string  slug;
};
ORM_TABLE(notes, note_row, "notes", (id, primary_key), (title), (slug))

/// What no engine's own functions do.
std::string slug_of(std::string title) {
    for (char& letter : title)
        if (letter == ' ' || letter == '/') letter = '-';
    return title;
}

template <class Transaction>
void fill_slugs_1(Transaction& db) {
    using namespace orm::dsl;
    db.transaction([](auto& inner) {  // a savepoint, as in any transaction
        for (note_row each : inner.all(select().from(notes))) {
            each.slug = slug_of(each.title);
            inner.update(each);
        }
    });
}
template <class Transaction>
void fail_1(Transaction& db) {
    fill_slugs_1(db);
    throw std::runtime_error("no");
}
template <class Transaction>
void roll_back_1(Transaction& db) {
    fill_slugs_1(db);
    db.rollback();
}
template <class Transaction>
void end_1(Transaction& db) {
    db.backend().rollback();
}

template <class Database>
void run_one(Database& db, orm::array_view<step> steps) {
    constexpr orm::migrate::step_function functions[]{
#if defined(ORM_TEST_WITH_POSTGRES)
        {.name = "fill_slugs_1", .sqlite = fill_slugs_1, .postgres = fill_slugs_1},
        {.name = "fail_1", .sqlite = fail_1, .postgres = fail_1},
        {.name = "roll_back_1", .sqlite = roll_back_1, .postgres = roll_back_1},
        {.name = "end_1", .sqlite = end_1, .postgres = end_1},
#else
        {.name = "fill_slugs_1", .sqlite = fill_slugs_1},
        {.name = "fail_1", .sqlite = fail_1},
        {.name = "roll_back_1", .sqlite = roll_back_1},
        {.name = "end_1", .sqlite = end_1},
#endif
        {.name = "of_no_engine_1"},
    };
    migration const one[]{{.name = "1_slugs", .up = steps}};
    orm::migrate::migrate(db.backend(), one, {.functions = functions});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_migrate)

TEST_ON_EACH_BACKEND(a_step_in_cpp_is_part_of_its_migration) {
    constexpr step added{.sql = "alter table notes add column slug text not null default ''"};
    constexpr step index{.sql = "create unique index slugs on notes (slug)"};
    auto           db = Backend::database();
    db.backend().run_script(
        "create table notes (id integer primary key, title text not null); "
        "insert into notes values (1, 'a/b c'), (2, 'd')");
    auto const is_as_before = [&] {
        BOOST_TEST(!db.backend().in_transaction());
        BOOST_CHECK_THROW(db.backend().run_script("select slug from notes"), orm::error);
    };

    step const failing[]{added, orm::migrate::call("fail_1")};
    BOOST_CHECK_THROW(run_one(db, failing), std::runtime_error);
    is_as_before();
    step const undoing[]{added, orm::migrate::call("roll_back_1")};
    BOOST_CHECK_THROW(run_one(db, undoing), orm::usage_error);
    is_as_before();
    step const ending[]{added, orm::migrate::call("end_1")};
    BOOST_CHECK_THROW(run_one(db, ending), orm::misuse);
    is_as_before();
    for (std::string_view const unknown : {"fill_slugs_2", "of_no_engine_1"}) {
        step const calling[]{added, orm::migrate::call(unknown)};
        BOOST_CHECK_EXCEPTION(run_one(db, calling), orm::usage_error, [&](auto const& error) {
            return std::string_view(error.what()).find(unknown) != std::string_view::npos;
        });
        is_as_before();
    }

    // Steps behind it find what it wrote.
    step const filling[]{added, orm::migrate::call("fill_slugs_1"), index};
    run_one(db, filling);
    auto const slugs = texts(db, "select slug from notes order by id");
    BOOST_TEST((slugs == std::vector<std::string>{"a-b-c", "d"}));
    BOOST_CHECK_THROW(db.backend().run_script("insert into notes values (3, 'x', 'd')"),
                      orm::unique_violation);
    // The connection is as usable as before.
    BOOST_TEST(db.count(orm::dsl::select().from(notes)) == 2);
}

TEST_ON_EACH_BACKEND(a_database_is_up_to_date_once_it_is_open) {
    using options = typename options_of<Backend>::type;
    place<Backend> const at;
    for (int again = 0; again != 2; ++again) {
        auto db = open<Backend>(at.where, options{.migrations = first});
        db.backend().run_script("insert into notes values (1, 2)");
    }
    // What destroys data is not done in passing.
    BOOST_CHECK_THROW(open<Backend>(at.where, options{.migrations = both}),
                      orm::migrate::needs_approval);
    std::string const      approval = "2_less:" + std::string(list[1].hash().view());
    std::string_view const approved[]{approval};
    auto                   db = open<Backend>(
        at.where, options{.migrations = orm::migrate::with_options{both, {.approved = approved}}});
    BOOST_TEST(texts(db, "select cast(count(*) as text) from notes").front() == "2");
    BOOST_CHECK_THROW(db.backend().run_script("select stars from notes"), orm::error);
}

/// Of the last one with its approval.
std::string approval_of_last() { return "2_less:" + std::string(list[1].hash().view()); }

constexpr char const* many_rows =
    "insert into notes with recursive more (id) as (select 1 union all select id + 1 from more "
    "where id < 1000) select id, id from more";

TEST_ON_EACH_BACKEND(a_program_with_nothing_pending_does_not_wait_for_one_that_migrates) {
    using options = typename options_of<Backend>::type;
    place<Backend> const at;
    auto                 db = open<Backend>(at.where, options{.migrations = first});
    db.backend().run_script(many_rows);
    std::string const      approval = approval_of_last();
    std::string_view const approved[]{approval};
    int                    opened       = 0;
    auto const             open_another = [&](migration const&, step const&) {
        auto other = open<Backend>(
            at.where, options{.migrations = orm::migrate::with_options{
                                  first, {.patience = std::chrono::milliseconds(50)}}});
        BOOST_TEST(texts(other, "select cast(count(*) as text) from notes").front() == "1000");
        ++opened;
    };
    orm::migrate::migrate(db.backend(), list, {.approved = approved, .on_step = open_another});
    BOOST_TEST(opened == 1);
}

BOOST_AUTO_TEST_CASE(a_file_that_somebody_writes_to_is_waited_for_where_something_is_pending) {
    using namespace std::chrono_literals;
    place<sqlite_in_memory> const at;
    auto                          writer = orm::sqlite::open(at.where, {.migrations = first});
    writer.backend().run_script(many_rows);
    std::string const         approval = approval_of_last();
    std::string_view const    approved[]{approval};
    orm::migrate::run_options told{.approved = approved};
    auto const                open_pending = [&] {
        return orm::sqlite::open(
            at.where, {.busy_timeout = 50ms, .migrations = orm::migrate::with_options{both, told}});
    };
    auto const says_so = [](orm::busy const& busy) {
        return std::string_view(busy.what()) ==
               "orm: a migration has waited 50 ms for another connection that writes: the "
               "database is locked";
    };
    writer.backend().begin();
    writer.backend().run_script("update notes set stars = 0");
    {
        auto db = orm::sqlite::open(at.where, {.busy_timeout = 50ms, .migrations = first});
        BOOST_TEST(db.backend().pragma("busy_timeout") == "50");
        BOOST_TEST(texts(db, "select cast(sum(stars) as text) from notes").front() == "500500");
        orm::sqlite::open(at.where,
                          {.mode = orm::sqlite::open_mode::read_only, .migrations = first});
    }
    auto const begun = std::chrono::steady_clock::now();
    BOOST_CHECK_EXCEPTION(open_pending(), orm::busy, says_so);
    BOOST_CHECK((std::chrono::steady_clock::now() - begun < 20s));  // the migrator's own are 30
    told.patience = 50ms;
    BOOST_CHECK_EXCEPTION(
        orm::sqlite::open(at.where, {.migrations = orm::migrate::with_options{both, told}}),
        orm::busy, says_so);
    writer.backend().rollback();
    auto db = open_pending();
    BOOST_TEST(texts(db, "select cast(count(*) as text) from notes").front() == "1000");
    BOOST_TEST(db.backend().pragma("busy_timeout") == "50");
}

BOOST_AUTO_TEST_CASE(a_pool_begins_with_a_database_that_is_up_to_date) {
    place<sqlite_in_memory> const at;
    auto lite = orm::sqlite::open_pool(at.where, {.maximum = 2}, {.migrations = first});
    auto lent = lite.acquire();
    BOOST_TEST(texts(lent, "select name from orm_migrations").front() == "1_notes");
#if defined(ORM_TEST_WITH_POSTGRES)
    place<postgres_server> const there;
    auto pool      = orm::postgres::open_pool(there.where, {.maximum = 2}, {.migrations = first});
    auto connected = pool.acquire();
    BOOST_TEST(texts(connected, "select name from orm_migrations").front() == "1_notes");
#endif
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
