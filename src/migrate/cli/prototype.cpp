// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <orm/migrate/error.hpp>
#include <orm/migrate/live_drift.hpp>
#include <orm/migrate/plan.hpp>

#include "../check_rows.hpp"
#include "commands.hpp"
#include "connecting.hpp"
#include "questions.hpp"

// Databases that nobody misses: the schema without migrations, and a new beginning.

namespace orm::cli {

namespace {

using namespace orm::migrate;

template <class Connection>
void tell_and_run(Connection& database, array_view<step> steps, project const& project,
                  answer& out) {
    std::vector<std::string> list;
    for (step const& each : steps) {
        if (each.check) continue;
        out.line(indented(each.sql) + out.remark(words_of(each)));
        list.push_back(json_text(each.sql));
    }
    out.add("steps", json_list(list));
    if (!project.wanted.dry_run) run_steps(database, steps);
}

bool has_history(auto& database) { return !migrate::status(database, {}).empty(); }

/// Of a database without its path, as an approval has to say it.
std::string short_name(std::string const& where) {
    if (names_a_server(where)) {
        std::string_view     name = where;
        constexpr char const key[]{"dbname="};
        if (std::size_t const at = name.find(key); at != name.npos)
            name.remove_prefix(at + sizeof key - 1);
        else
            name.remove_prefix(name.rfind('/') + 1);
        return std::string(name.substr(0, name.find_first_of(" ?&")));
    }
    return where.substr(where.find_last_of("/\\") + 1);
}

void check_reset(project const& project) {
    std::string const wanted = "reset:" + short_name(project.wanted.database);
    auto const&       given  = project.wanted.approved;
    if (std::find(given.begin(), given.end(), wanted) == given.end())
        throw needs_approval("everything in the database would be gone; say --approve " + wanted);
}

/// Those of SQLite that no schema speaks of; each drops the tables that it is kept in.
void drop_virtual_tables(auto& database) {
    using Dialect = typename std::remove_reference_t<decltype(database)>::dialect;
    if constexpr (is_sqlite<Dialect>)
        for (std::string const& drop :
             texts(database,
                   "select 'drop table \"' || replace(name, '\"', '\"\"') || '\"' from "
                   "pragma_table_list where schema = 'main' and type = 'virtual'"))
            database.run_script(drop);
}

}  // namespace

void push(project const& project, answer& out) {
    auto const lead = [&](auto& database) {
        using Dialect = typename std::remove_reference_t<decltype(database)>::dialect;
        if (has_history(database))
            throw usage_error(
                "the database has migrations: `generate` one and `migrate`, as the database would "
                "no longer be what they make");
        schema_model const code     = project.code<Dialect>();
        owned_schema const expected = as_told(database, code);
        owned_schema       live     = read_live(database, code);
        align_with(expected.model(), live, Dialect::facts);
        schema_difference const difference = diff(live.model(), expected.model());
        check_decided(difference, project.wanted.approved);
        plan const way(difference, Dialect::facts);
        tell_and_run(database, way.steps(), project, out);
        out.line(way.steps().empty()      ? "nothing to do: the database is what the schema says"
                 : project.wanted.dry_run ? "not pushed"
                                          : "pushed");
    };
    project.wanted.dry_run ? look_at_database(project, out, lead) : with_database(project, lead);
}

void reset(project const& project, answer& out) {
    with_database(project, [&](auto& database) {
        using Dialect = typename std::remove_reference_t<decltype(database)>::dialect;
        check_reset(project);
        owned_schema const live = read_live(database, project.code<Dialect>());
        plan const         way(diff(live.model(), {}), Dialect::facts);
        run_steps(database, way.steps());
        drop_virtual_tables(database);
        database.run_script(
            "drop table if exists orm_migrations; drop table if exists orm_migration_log");
        std::vector<std::string> approvals;
        for (migration const& one : project.migrations<Dialect>())
            approvals.push_back(std::string(one.name) + ":" + std::string(one.hash().view()));
        std::vector<std::string_view> const approved(approvals.begin(), approvals.end());
        std::size_t const                   count =
            migrate::migrate(database, project.migrations<Dialect>(),
                             {.approved = approved, .functions = project.app.migrations.functions});
        out.line("emptied, and applied: " + std::to_string(count) +
                 (count == 1 ? " migration" : " migrations"));
        out.add("count", std::to_string(count));
    });
}

}  // namespace orm::cli
