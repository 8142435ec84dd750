// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/sqlite/run.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>

#include <orm/backend/error.hpp>
#include <orm/backend/sqlite/connection.hpp>
#include <orm/migrate/migration_set.hpp>

#include "../runner.hpp"
#include "steps.hpp"

namespace orm::migrate {

namespace {

/// All migrations of a run are one transaction, so that none is ever half done.
struct sqlite_engine {
    using connection = sqlite::connection;

    /// Waits for the only writer there can be, as long as it is told to.
    class lock {
    public:
        lock(connection& database, std::chrono::milliseconds patience) try
            : patience_(database, patience), transaction_(database) {
        } catch (busy const& refused) {
            error_details details = refused.details();
            details.sql.clear();
            throw busy("a migration has waited " + std::to_string(patience.count()) +
                           " ms for another connection that writes: the database is locked",
                       std::move(details));
        }
        void commit() { transaction_.commit(); }

    private:
        class busy_timeout {
        public:
            busy_timeout(connection& database, std::chrono::milliseconds wanted)
                : database_(database), usual_(std::stoll(database.pragma("busy_timeout"))) {
                database_.set_pragma("busy_timeout", wanted.count());
            }
            busy_timeout(busy_timeout const&)            = delete;
            busy_timeout& operator=(busy_timeout const&) = delete;
            ~busy_timeout() {
                try {
                    database_.set_pragma("busy_timeout", usual_);
                } catch (error const&) {
                    // The connection is lost, and its settings with it.
                }
            }

        private:
            connection&  database_;
            std::int64_t usual_;
        };

        busy_timeout           patience_;
        unenforced_transaction transaction_;
    };

    static std::string parameter(int) { return "?"; }

    static bool has_code(step_function const& one) { return one.sqlite != nullptr; }

    static bool has_history(connection& database) {
        return !texts(database, "select name from sqlite_schema where name = 'orm_migrations'")
                    .empty();
    }

    static void create_history(connection& database) {
        database.run_script(R"(
            create table if not exists orm_migrations (
                name text not null primary key, hash text not null, done integer not null,
                steps integer not null, applied_at text not null default current_timestamp);
            create table if not exists orm_migration_log (
                id integer primary key, name text not null, hash text not null, what text not null,
                at text not null default current_timestamp))");
    }

    /// Inside of the lock everything is.
    template <class Function>
    static void atomically(connection&, Function function) {
        function();
    }

    template <class Notes>
    static void run(connection& database, array_view<step> steps, std::size_t,
                    run_options const& options, Notes notes) {
        auto const tell = [&](step const& each) { notes.tell(each); };
        run_in_transaction(database, steps, tell, options.functions);
        notes.record(steps.size());
    }
};

}  // namespace

std::vector<migration_status> status(sqlite::connection&   database,
                                     array_view<migration> migrations) {
    run_options const usual;
    return runner<sqlite_engine>(database, migrations, usual).status();
}

std::size_t migrate(sqlite::connection& database, array_view<migration> migrations,
                    run_options const& options) {
    return runner<sqlite_engine>(database, migrations, options).migrate();
}

std::size_t rollback(sqlite::connection& database, array_view<migration> migrations,
                     std::size_t count, run_options const& options) {
    return runner<sqlite_engine>(database, migrations, options).rollback(count);
}

std::size_t baseline(sqlite::connection& database, array_view<migration> migrations,
                     run_options const& options) {
    return runner<sqlite_engine>(database, migrations, options).baseline();
}

namespace {

/// Who opens a file has said by that how long to wait.
std::chrono::milliseconds patience_of(sqlite::connection& database) {
    return std::chrono::milliseconds(std::stoll(database.pragma("busy_timeout")));
}

}  // namespace

void migration_set::operator()(orm::sqlite::connection& database) const {
    migrate::migrate(database, sqlite, {.functions = functions, .patience = patience_of(database)});
}

void with_options::operator()(orm::sqlite::connection& database) const {
    run_options all = options;
    if (!all.patience) all.patience = patience_of(database);
    if (all.functions.empty()) all.functions = migrations.functions;
    migrate::migrate(database, migrations.sqlite, all);
}

}  // namespace orm::migrate
