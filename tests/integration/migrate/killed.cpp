// SPDX-License-Identifier: BSL-1.0
#include <chrono>
#include <csignal>
#include <cstddef>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include <orm/backend/error.hpp>

#include "integration/migrate/place.hpp"
#include "integration/migrate/random_model.hpp"

// Processes that are killed while they migrate, and ones that begin together. What is left behind
// is whole, and the next one finishes it.

namespace integration {

namespace {

using orm::migrate::migration;
using orm::migrate::step;

/// Runs the function in a process of its own. What it answers is the exit code; an exception is 99.
template <class Function>
::pid_t in_a_process(Function function) {
    ::pid_t const child = ::fork();
    if (child == 0) {
        int code = 99;
        try {
            code = function();
        } catch (...) {
        }
        ::_exit(code);
    }
    return child;
}

int end_of(::pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
}

bool was_killed(int status) { return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL; }
bool ended_with(int status, int code) { return WIFEXITED(status) && WEXITSTATUS(status) == code; }

/// Parents, children that refer to them, and what makes both tables again in SQLite.
loose_schema first_schema() {
    loose_schema schema;
    schema.tables = {{.name        = "parents",
                      .counts_keys = true,
                      .columns     = {{.name = "a", .type = orm::sql_type::text}, {.name = "b"}}},
                     {.name    = "children",
                      .columns = {{.name = "parent_id", .refers_to = "parents"}, {.name = "c"}}}};
    return schema;
}

loose_schema second_schema() {
    loose_schema schema             = first_schema();
    loose_table& parents            = schema.tables[0];
    parents.columns[0].renamed_from = "a";
    parents.columns[0].name         = "name";
    parents.columns[1].not_null     = true;
    parents.columns[1].backfill     = "7";
    parents.columns[1].default_text = "7";
    parents.columns[1].indexed      = true;
    loose_table& children           = schema.tables[1];
    children.columns[0].indexed     = true;
    children.columns.push_back({.name = "d", .not_null = true, .checked = true, .backfill = "1"});
    schema.tables.push_back({.name = "more", .columns = {{.name = "e", .unique = true}}});
    return schema;
}

constexpr int row_count = 200;

/// Two migrations of a database that the first fills with rows.
class history {
public:
    explicit history(orm::dialect_facts const& dialect)
        : creation_(orm::migrate::diff({}, first_.model()), dialect),
          change_(orm::migrate::diff(first_.model(), second_.model()), dialect),
          up_(creation_.steps().begin(), creation_.steps().end()) {
        std::string const numbers =
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < " +
            std::to_string(row_count) + ") ";
        fill_parents_ = "insert into parents (id, a, b) " + numbers +
                        "select i, 'p', case when i < 100 then i end from n";
        fill_children_ =
            "insert into children (id, parent_id, c) " + numbers + "select i, i, i from n";
        up_.push_back({.sql = fill_parents_});
        up_.push_back({.sql = fill_children_});
        list_ = {{.name = "1", .up = up_}, {.name = "2", .parent = "1", .up = change_.steps()}};
    }
    history(history const&) = delete;

    orm::array_view<migration> list() const { return list_; }
    orm::schema_model          last() const { return second_.model(); }

private:
    random_model           first_{first_schema()};
    random_model           second_{second_schema()};
    orm::migrate::plan     creation_;
    orm::migrate::plan     change_;
    std::vector<step>      up_;
    std::string            fill_parents_;
    std::string            fill_children_;
    std::vector<migration> list_;
};

void check_file([[maybe_unused]] orm::sqlite::connection& database) {
    BOOST_TEST(database.integrity_check().empty());
}
#if defined(ORM_TEST_WITH_POSTGRES)
void check_file(orm::postgres::connection&) {}
#endif

/// Nobody may have lost a row, whatever became of the process.
template <class Backend>
void finish(place<Backend> const& at, history const& of) {
    {
        connection_of<Backend> database(at.where);
        check_file(database);
        orm::migrate::migrate(database, of.list());
        BOOST_TEST(orm::migrate::migrate(database, of.list()) == 0u);
        for (auto const& found : orm::migrate::find_drift(database, of.last()))
            BOOST_TEST(found.text() == "");
    }
    connection_of<Backend> database(at.where);
    struct holder {
        connection_of<Backend>& database;
        connection_of<Backend>& backend() const { return database; }
    } const held{database};
    BOOST_TEST(texts(held, "select cast(count(*) as text) from parents where b > 0").front() ==
               std::to_string(row_count));
    BOOST_TEST(texts(held,
                     "select cast(count(*) as text) from children join parents on "
                     "parents.id = parent_id where d = 1 and c = parent_id")
                   .front() == std::to_string(row_count));
}

/// Kills itself before the given step or behind the last; steps are counted through all migrations.
template <class Backend>
int migrate_until(std::string const& where, history const& of, int last_step) {
    connection_of<Backend> database(where);
    int                    steps = 0;
    auto const             kill  = [&](migration const&, step const&) {
        if (steps++ == last_step) ::kill(::getpid(), SIGKILL);
    };
    orm::migrate::run_options options;
    options.on_step = kill;
    orm::migrate::migrate(database, of.list(), options);
    if (steps == last_step) ::kill(::getpid(), SIGKILL);  // all is done, and nobody was told
    return 0;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_migrate)

TEST_ON_EACH_BACKEND(a_process_killed_at_any_statement_leaves_what_can_be_finished) {
    history const of(Backend::dialect::facts);
    int           killed = 0;
    for (bool done = false; !done; ++killed) {
        BOOST_TEST_CONTEXT("killed before step " << killed) {
            place<Backend> const at;
            int const            status =
                end_of(in_a_process([&] { return migrate_until<Backend>(at.where, of, killed); }));
            done = ended_with(status, 0);
            BOOST_REQUIRE((done || was_killed(status)));
            finish<Backend>(at, of);
        }
    }
    BOOST_TEST(killed > 10);
}

TEST_ON_EACH_BACKEND(a_process_killed_at_any_moment_leaves_what_can_be_finished) {
    history const of(Backend::dialect::facts);
    auto const    begin = std::chrono::steady_clock::now();
    {
        place<Backend> const at;
        end_of(in_a_process([&] { return migrate_until<Backend>(at.where, of, -1); }));
        finish<Backend>(at, of);
    }
    auto const whole = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - begin);
    unsigned const seed = std::random_device{}();
    std::mt19937   random(seed);
    int const      times = orm::is_sqlite<typename Backend::dialect> ? 60 : 20;
    for (int time = 0; time != times; ++time) {
        BOOST_TEST_CONTEXT("seed " << seed << ", time " << time) {
            place<Backend> const at;
            ::pid_t const        child =
                in_a_process([&] { return migrate_until<Backend>(at.where, of, -1); });
            std::this_thread::sleep_for(whole * (random() % 100) / 100);
            ::kill(child, SIGKILL);
            int const status = end_of(child);
            BOOST_REQUIRE((ended_with(status, 0) || was_killed(status)));
            finish<Backend>(at, of);
        }
    }
}

#if defined(ORM_TEST_WITH_POSTGRES)
/// The server builds an index to its end after the process that asked for it was killed.
BOOST_AUTO_TEST_CASE(an_index_that_a_killed_process_has_built_is_taken_and_another_is_not) {
    using orm::migrate::step_mode;
    static constexpr step steps[]{
        {.sql = "create table t (a integer)"},
        {.sql = "create index concurrently \"t_a\" on \"t\" (\"a\")", .mode = step_mode::alone},
        {.sql = "drop index concurrently \"t_a\"", .mode = step_mode::alone},
        {.sql = "create table u (a integer)"}};
    static constexpr migration list[]{{.name = "1", .up = steps}};
    auto const                 stop_before = [](orm::postgres::connection& database, int last) {
        int        at   = 0;
        auto const stop = [&](migration const&, step const&) {
            if (at++ == last) throw orm::usage_error("stopped");
        };
        orm::migrate::run_options options;
        options.on_step = stop;
        BOOST_CHECK_THROW(orm::migrate::migrate(database, list, options), orm::usage_error);
    };
    auto const begun = [](int step) {
        return "insert into orm_migration_log (name, hash, what) values ('1', '" +
               std::string(list[0].hash().view()) + "', 'begin up " + std::to_string(step) + "')";
    };
    auto  held = postgres::empty_database();
    auto& db   = held.backend();
    stop_before(db, 1);
    db.run_script("create index t_a on t (a)");
    BOOST_CHECK_THROW(orm::migrate::migrate(db, list), orm::error);
    db.run_script(begun(1));
    stop_before(db, 1);
    db.run_script("drop index t_a");
    BOOST_CHECK_THROW(orm::migrate::migrate(db, list), orm::error);
    db.run_script(begun(2));
    BOOST_TEST(orm::migrate::migrate(db, list) == 1u);
}
#endif

TEST_ON_EACH_BACKEND(of_twelve_processes_that_begin_together_one_migrates) {
    history const        of(Backend::dialect::facts);
    place<Backend> const at;
    std::vector<::pid_t> children;
    for (int number = 0; number != 12; ++number)
        children.push_back(in_a_process([&] {
            connection_of<Backend> database(at.where);
            return static_cast<int>(orm::migrate::migrate(database, of.list()));
        }));
    int applied = 0, nothing = 0;
    for (::pid_t const child : children) {
        int const status = end_of(child);
        if (ended_with(status, 2)) ++applied;
        if (ended_with(status, 0)) ++nothing;
    }
    BOOST_TEST(applied == 1);
    BOOST_TEST(nothing == 11);
    finish<Backend>(at, of);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
