// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <cstddef>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <orm/backend/error.hpp>
#include <orm/migrate/error.hpp>
#include <orm/migrate/history.hpp>
#include <orm/migrate/locks.hpp>
#include <orm/migrate/plan.hpp>
#include <orm/migrate/schema_header.hpp>

#include "commands.hpp"
#include "connecting.hpp"
#include "progress.hpp"

namespace orm::cli {

namespace {

using namespace orm::migrate;

std::string_view word_of(migration_state state) {
    constexpr std::string_view words[]{"applied", "pending", "interrupted", "modified", "unknown"};
    return words[static_cast<int>(state)];
}

exit_code code_of(migration_state state) {
    switch (state) {
        case migration_state::applied: return exit_code::clean;
        case migration_state::pending:
        case migration_state::interrupted: return exit_code::pending;
        default: return exit_code::conflicting;
    }
}

color color_of(migration_state state) {
    if (state == migration_state::applied) return color::green;
    return state == migration_state::pending ? color::yellow : color::red;
}

std::string first_line(std::string_view sql) {
    std::size_t const end = sql.find('\n');
    return std::string(sql.substr(0, end)) + (end == sql.npos ? "" : " ...");
}

/// Says of each step that it is run, or would be.
class step_teller {
public:
    /// Where it is asked for, with the locks that a step takes, of an engine that has some.
    step_teller(project const& project, answer& out, bool locks)
        : out_(out),
          whole_(project.wanted.dry_run),
          locks_(locks && whole_),
          progress_(project.wanted.terminal) {}

    void operator()(migration const& one, step const& each) {
        progress_.clear();
        tell(one, each);
        if (!whole_) progress_.begin(place_of(one, each));
    }
    std::string json() const { return json_list(steps_); }

private:
    static std::string place_of(migration const& one, step const& each) {
        for (array_view<step> const steps : {one.up, one.down})
            for (std::size_t at = 0; at != steps.size(); ++at)
                if (&steps[at] == &each)
                    return std::string(one.name) + ", step " + std::to_string(at + 1) + " of " +
                           std::to_string(steps.size());
        return std::string(one.name);
    }

    void tell(migration const& one, step const& each) {
        if (one.name != last_) out_.line(std::string(one.name) + ":");
        last_                   = one.name;
        std::string       words = words_of(each);
        std::string const locks = locks_ ? locks_of(each.sql) : "";
        if (!locks.empty()) words.append(words.empty() ? "" : "; ").append(locks);
        out_.line((whole_ ? indented(each.sql) : indented(first_line(each.sql))) +
                  out_.remark(words));
        steps_.push_back(json_object({{"migration", json_text(one.name)},
                                      {"sql", json_text(each.sql)},
                                      {"risk", json_text(words_of(each))},
                                      {"locks", json_text(locks)}}));
    }

    answer&                  out_;
    bool                     whole_;
    bool                     locks_;
    std::string              last_;
    std::vector<std::string> steps_;
    progress_line            progress_;
};

/// Runs what the function runs with the options of the command line.
template <class Function>
void run_told(project const& project, answer& out, bool locks, std::string_view done,
              Function function) {
    std::vector<std::string_view> const approved(project.wanted.approved.begin(),
                                                 project.wanted.approved.end());
    step_teller                         teller(project, out, locks);
    run_options                         options;
    options.to              = project.wanted.to;
    options.functions       = project.app.migrations.functions;
    options.approved        = approved;
    options.dry_run         = project.wanted.dry_run;
    options.on_step         = teller;
    std::size_t const count = function(options);
    out.line(std::string(options.dry_run ? "not " : "") + std::string(done) + ": " +
             std::to_string(count) + (count == 1 ? " migration" : " migrations"));
    out.add("count", std::to_string(count));
    out.add("steps", teller.json());
}

template <class Connection>
bool tell_status(Connection& database, project const& project, answer& out) {
    bool                     clean = true;
    std::vector<std::string> list;
    for (migration_status const& one :
         migrate::status(database, project.migrations<typename Connection::dialect>())) {
        out.raise(code_of(one.state));
        clean = clean && one.state == migration_state::applied;
        std::string const word(word_of(one.state));
        out.line(out.in(color_of(one.state), word) + std::string(13 - word.size(), ' ') + one.name);
        list.push_back(json_object({{"name", json_text(one.name)}, {"state", json_text(word)}}));
    }
    out.add("migrations", json_list(list));
    return clean;
}

/// Whether there are none.
bool tell_differences(std::vector<live_drift> const& found, answer& out) {
    std::vector<std::string> list;
    for (live_drift const& each : found) {
        out.line(each.text());
        list.push_back(json_object({{"table", json_text(each.table)},
                                    {"part", json_text(each.part)},
                                    {"what", json_text(each.what)}}));
    }
    out.add("drift", json_list(list));
    if (!found.empty()) out.raise(exit_code::drifted);
    return found.empty();
}

std::vector<std::string> all_approvals(array_view<migration> migrations) {
    std::vector<std::string> approvals;
    for (migration const& one : migrations)
        approvals.push_back(std::string(one.name) + ":" + std::string(one.hash().view()));
    return approvals;
}

/// How many of the newest have a way back.
std::size_t count_reversible(array_view<migration> migrations) {
    std::size_t count = 0;
    while (count != migrations.size() && migrations[migrations.size() - 1 - count].has_way_back())
        ++count;
    return count;
}

template <class Connection>
void verify_on(Connection& database, project const& project, answer& out) {
    using Dialect         = typename Connection::dialect;
    auto const migrations = project.migrations<Dialect>();
    auto const head       = project.head<Dialect>();
    if (!read_schema(database).tables.empty()) throw usage_error("verify needs an empty database");
    std::vector<std::string> const      approvals = all_approvals(migrations);
    std::vector<std::string_view> const approved(approvals.begin(), approvals.end());
    run_options                         options;
    options.approved  = approved;
    options.functions = project.app.migrations.functions;
    std::string const engine(engine_name<Dialect>());
    std::size_t const back  = count_reversible(migrations);
    std::size_t const count = migrate::migrate(database, migrations, options);
    bool              clean = tell_differences(find_drift(database, head), out);
    migrate::rollback(database, migrations, back, options);
    if (back == migrations.size()) clean = tell_differences(find_drift(database, {}), out) && clean;
    migrate::migrate(database, migrations, options);
    clean = tell_differences(find_drift(database, head), out) && clean;
    if (clean)
        out.line(engine + ": " + std::to_string(count) + " up, " + std::to_string(back) +
                 " down and up again: as the schema says");
    else
        out.line(engine + ": the migrations do not make what the schema says");
}

}  // namespace

void migrate_database(project const& project, answer& out) {
    project.check_beginning();
    auto const run = [&](auto& database) {
        using Dialect = typename std::remove_reference_t<decltype(database)>::dialect;
        run_told(project, out, Dialect::facts.schemas, "applied", [&](run_options const& options) {
            return migrate::migrate(database, project.migrations<Dialect>(), options);
        });
    };
    project.wanted.dry_run ? look_at_database(project, out, run) : with_database(project, run);
}

void rollback_database(project const& project, answer& out) {
    auto const mode =
        project.wanted.dry_run ? sqlite::open_mode::read_only : sqlite::open_mode::read_write;
    with_database_there(project, mode, [&](auto& database) {
        using Dialect = typename std::remove_reference_t<decltype(database)>::dialect;
        run_told(project, out, Dialect::facts.schemas, "taken back",
                 [&](run_options const& options) {
                     return migrate::rollback(database, project.migrations<Dialect>(),
                                              project.wanted.count, options);
                 });
    });
}

void status_of_database(project const& project, answer& out) {
    look_at_database(project, out, [&](auto& database) { tell_status(database, project, out); });
}

void check_database(project const& project, answer& out) {
    look_at_database(project, out, [&](auto& database) {
        using Dialect = typename std::remove_reference_t<decltype(database)>::dialect;
        // What is not applied yet, or not known to the tool, would be reported once more.
        if (tell_status(database, project, out) && project.knows_head())
            tell_differences(find_drift(database, project.head<Dialect>()), out);
    });
}

void diff_database(project const& project, answer& out) {
    with_database_there(project, sqlite::open_mode::read_only, [&](auto& database) {
        using Dialect = typename std::remove_reference_t<decltype(database)>::dialect;
        if (tell_differences(find_drift(database, project.code<Dialect>()), out))
            out.line("the database is what the schema says");
    });
}

void baseline_database(project const& project, answer& out) {
    if (!project.knows_head()) project.check_built();
    with_database(project, [&](auto& database) {
        using Dialect = typename std::remove_reference_t<decltype(database)>::dialect;
        if (!tell_differences(find_drift(database, project.head<Dialect>()), out)) return;
        std::size_t const count = baseline(database, project.migrations<Dialect>());
        out.line("noted " + std::to_string(count) + " as applied");
        out.add("count", std::to_string(count));
    });
}

void pull(project const& project, answer& out) {
    with_database_there(project, sqlite::open_mode::read_only, [&](auto& database) {
        std::string const& file = project.wanted.output;
        std::string const  text =
            schema_header(read_for_header(database), project.wanted.name_space);
        out.add("header", json_text(text));
        if (file.empty()) return out.line(std::string_view(text).substr(0, text.size() - 1));
        std::ofstream written(file, std::ios::binary);
        written << text;
        written.close();
        if (!written) throw usage_error("cannot write " + file);
        out.line("wrote " + file);
    });
}

void verify(project const& project, answer& out) {
    if (!project.folder.files().empty() && !project.is_built_from_names()) {
        std::string const problem = project.what_to_build();
        out.raise(project.is_built_from_beginning() ? exit_code::pending : exit_code::conflicting);
        out.line(problem);
        out.add("problems", json_list({json_text(problem)}));
        return;
    }
    if (!project.wanted.scratch.empty())
        return with_connection(project.wanted.scratch, sqlite::open_mode::read_write_create,
                               [&](auto& database) { verify_on(database, project, out); });
    if (project.uses<sqlite_dialect>()) {
        sqlite::connection database(":memory:");
        verify_on(database, project, out);
    }
    if (project.uses<postgres_dialect>())
        out.line("postgres: not looked at; give an empty database, --scratch");
}

}  // namespace orm::cli
