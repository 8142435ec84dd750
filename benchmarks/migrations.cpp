// SPDX-License-Identifier: BSL-1.0
// Measures migrations of a large table: by hand, as the fewest statements that do it, and by the
// library, which also counts the rows in the way, keeps a history and lets others go on.
//
//     migrations ROWS TURNS [CONNECTION-STRING]
//
// A line for each change, its parts separated by tabs: engine, what changes, and the seconds that
// it took by hand and by the library, the median of all turns.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/migrate/plan.hpp>
#include <orm/migrate/sqlite/run.hpp>
#if defined(ORM_BENCHMARK_POSTGRES)
#include <orm/migrate/postgres/run.hpp>
#endif

namespace {

using orm::column_model;
using orm::sql_type;
using orm::table_model;

constexpr std::string_view id[]{"id"};
constexpr orm::key_model   key{.name = "things_pkey", .columns = id};

constexpr column_model id_column{.name = "id", .not_null = true};
constexpr column_model name_column{.name = "name", .type = sql_type::text, .not_null = true};
constexpr column_model size_column{.name = "size", .type = sql_type::integer};

constexpr column_model plain[]{id_column, name_column, size_column};
constexpr column_model filled[]{id_column,
                                name_column,
                                size_column,
                                {.name     = "label",
                                 .type     = sql_type::text,
                                 .not_null = true,
                                 .details  = {.backfill_text = "lower(\"name\")"}}};
constexpr column_model defaulted[]{
    id_column,
    name_column,
    {.name = "size", .type = sql_type::integer, .details = {.default_text = "0"}}};
constexpr column_model widened[]{id_column, name_column, {.name = "size"}};

constexpr orm::index_item_model by_name[]{{.text = "name"}};
constexpr orm::index_model      indexes[]{{.name = "things_name_idx", .items = by_name}};

constexpr table_model table_of(orm::array_view<column_model> columns) {
    return {.name = "things", .columns = columns, .primary_key = key, .indexes = indexes};
}

constexpr table_model before[]{table_of(plain)};

struct change {
    std::string_view              what;
    orm::array_view<column_model> after;
    std::vector<std::string_view> by_hand;
};

double seconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> times) {
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

/// `Engine::open()` gives an empty place, `fill` a table of so many rows.
template <class Engine>
void measure(Engine& engine, change const& one, std::string const& rows, int turns) {
    using dialect = typename Engine::connection::dialect;
    table_model const             after[]{table_of(one.after)};
    orm::migrate::plan const      plan(orm::migrate::diff({before}, {after}), dialect::facts);
    orm::migrate::migration const list[]{{.name = "0001_change", .up = plan.steps()}};
    std::vector<double>           by_hand, by_library;
    for (int turn = 0; turn != turns; ++turn) {
        {
            auto       database = engine.open(rows);
            auto const begin    = std::chrono::steady_clock::now();
            for (std::string_view const sql : one.by_hand) database.run_script(sql);
            by_hand.push_back(seconds_since(begin));
        }
        auto       database = engine.open(rows);
        auto const begin    = std::chrono::steady_clock::now();
        orm::migrate::migrate(database, list);
        by_library.push_back(seconds_since(begin));
    }
    std::printf("%s\t%.*s\t%.3f\t%.3f\n", engine.name, static_cast<int>(one.what.size()),
                one.what.data(), median(by_hand), median(by_library));
}

struct sqlite_engine {
    using connection = orm::sqlite::connection;

    static constexpr char const* name = "SQLite";

    std::filesystem::path file = std::filesystem::temp_directory_path() /
                                 ("orm_migrations_" + std::to_string(::getpid()) + ".db");

    ~sqlite_engine() { remove(); }

    connection open(std::string const& rows) {
        remove();
        connection database(file.string());
        database.run_script(
            "create table things (id integer not null primary key, name text not null, "
            "size integer); with recursive n (i) as (select 1 union all select i + 1 from n where "
            "i < " +
            rows +
            ") insert into things select i, 'Name of ' || (i * 7919 % 1000003), i % 1000 from n; "
            "create index things_name_idx on things (name)");
        return database;
    }

private:
    void remove() {
        for (char const* const end : {"", "-wal", "-shm"})
            std::filesystem::remove(file.string() + end);
    }
};

std::vector<std::string_view> made_again(std::string_view create, std::string_view copy) {
    return {"pragma foreign_keys = off",
            "begin immediate",
            create,
            copy,
            "drop table things",
            "alter table new_things rename to things",
            "create index things_name_idx on things (name)",
            "commit",
            "pragma foreign_keys = on"};
}

#if defined(ORM_BENCHMARK_POSTGRES)
struct postgres_engine {
    using connection = orm::postgres::connection;

    static constexpr char const* name = "PostgreSQL";

    std::string where;

    connection open(std::string const& rows) const {
        connection database(where);
        database.run_script(
            "drop schema if exists orm_benchmark cascade; create schema orm_benchmark; "
            "set search_path = orm_benchmark; create table things (id bigint not null constraint "
            "things_pkey primary key, name text not null, size integer); insert into things select "
            "i, 'Name of ' || (i * 7919 % 1000003), i % 1000 from generate_series(1, " +
            rows + "::bigint) as i; create index things_name_idx on things (name)");
        database.run_script("vacuum analyze things");
        return database;
    }
};
#endif

}  // namespace

int main(int argc, char** argv) {
    std::string const rows  = argc > 1 ? argv[1] : "1000000";
    int const         turns = argc > 2 ? std::atoi(argv[2]) : 3;
    sqlite_engine     sqlite;
    measure(sqlite,
            {"a required column, filled from another one", filled,
             made_again("create table new_things (id integer not null primary key, name text not "
                        "null, size integer, label text not null)",
                        "insert into new_things select id, name, size, lower(name) from things")},
            rows, turns);
    measure(sqlite,
            {"another default: the table is made again", defaulted,
             made_again("create table new_things (id integer not null primary key, name text not "
                        "null, size integer default 0)",
                        "insert into new_things select id, name, size from things")},
            rows, turns);
#if defined(ORM_BENCHMARK_POSTGRES)
    if (argc < 4) return 0;
    postgres_engine postgres{argv[3]};
    measure(postgres,
            {"a required column, filled from another one",
             filled,
             {"begin; alter table things add column label text; update things set label = "
              "lower(name); alter table things alter column label set not null; commit"}},
            rows, turns);
    measure(postgres,
            {"`integer` becomes `bigint`",
             widened,
             {"alter table things alter column size type bigint"}},
            rows, turns);
    orm::postgres::connection(postgres.where).run_script("drop schema orm_benchmark cascade");
#endif
}
