// SPDX-License-Identifier: BSL-1.0
#include <filesystem>
#include <string>
#include <vector>

#include <orm/migrate/error.hpp>
#include <orm/migrate/plan.hpp>
#include <orm/migrate/rebase.hpp>

#include "commands.hpp"
#include "connecting.hpp"

// What becomes of the line that migrations are: two branches in one, and many migrations in one.

namespace orm::cli {

namespace {

using namespace orm::migrate;

std::vector<std::string> applied_in(std::string const& where) {
    std::vector<std::string> names;
    if (where.empty() || is_missing_file(where)) return names;
    with_connection(where, sqlite::open_mode::read_only, [&](auto& database) {
        for (migration_status const& one : migrate::status(database, {})) names.push_back(one.name);
    });
    return names;
}

void add_steps(std::vector<owned_step>& list, array_view<step> steps) {
    for (step const& each : steps) list.push_back(owned_step::of(each));
}

/// The schema as it is made at once, and behind it what somebody has written by hand.
template <class Dialect>
void squash_for(project const& project, migration_files& made) {
    bool const         sqlite = is_sqlite<Dialect>;
    schema_model const head   = project.head<Dialect>();
    plan const         up(diff({}, head), Dialect::facts);
    plan const         down(diff(head, {}), Dialect::facts);
    auto&              steps = sqlite ? made.sqlite_up : made.postgres_up;
    add_steps(steps, up.steps());
    add_steps(sqlite ? made.sqlite_down : made.postgres_down, down.steps());
    for (migration_files const& one : project.folder.files())
        if (!one.generated)
            for (owned_step const& each : sqlite ? one.sqlite_up : one.postgres_up)
                steps.push_back(each);
    for (migration const& one : project.migrations<Dialect>())
        (sqlite ? made.sqlite_replaces : made.postgres_replaces)
            .push_back(std::string(one.name) + ":" + std::string(one.hash().view()));
    (sqlite ? made.for_sqlite : made.for_postgres) = true;
}

/// What a function does belongs to its place among the others: it was written for the tables of
/// that time.
void check_squashed(migration_files const& one) {
    for (auto const* steps :
         {&one.sqlite_up, &one.sqlite_down, &one.postgres_up, &one.postgres_down})
        for (owned_step const& each : *steps)
            if (each.code)
                throw usage_error("the migration " + one.name + " calls the function " + each.sql +
                                  ", which nobody can call at the end of all others: it cannot be "
                                  "squashed");
}

}  // namespace

void rebase(arguments const& wanted, answer& out) {
    rebase_result const done =
        migrate::rebase(wanted.directory, wanted.name, applied_in(wanted.database));
    if (done.nothing()) return out.line("nothing to do: no two migrations follow the same one");
    std::vector<std::string> list;
    for (std::string const& line : done.moved) out.line(line);
    for (std::string const& name : done.waiting) {
        out.line(name + ": is to be generated again");
        list.push_back(json_text(name));
    }
    out.line(done.waiting.empty() ? "build" : "build, and run `generate`");
    out.add("waiting", json_list(list));
}

void squash(project const& project, answer& out) {
    project.check_built();
    auto const& all = project.folder.files();
    if (all.size() < 2) return out.line("nothing to do: there are no two migrations");
    for (migration_files const& one : all) check_squashed(one);
    migration_files made;
    for_each_engine(project, [&](auto dialect) { squash_for<decltype(dialect)>(project, made); });
    std::string const& last = all.back().name;
    made.name               = last.substr(0, last.find('_')) + "_" +
                (project.wanted.name.empty() ? "squashed" : project.wanted.name);
    bool by_hand = false;
    for (migration_files const& one : all) {
        if (one.name == made.name)
            throw usage_error("there is a migration " + made.name + ": give another name");
        by_hand = by_hand || !one.generated;
    }
    made.generated = !by_hand;
    write_migration(project.wanted.directory, made, project.app.migrations.head);
    for (migration_files const& one : all) {
        std::filesystem::remove_all(std::filesystem::path(project.wanted.directory) / one.name);
        out.line(one.name + (one.generated ? "" : ": by hand, its steps are at the end"));
    }
    write_embedding(project.wanted.directory);
    out.line("became " + project.wanted.directory + "/" + made.name);
    if (by_hand) out.line("see whether what was written by hand still fits, and run `verify`");
    out.add("migration", json_text(made.name));
}

}  // namespace orm::cli
