// SPDX-License-Identifier: BSL-1.0
#include "arguments.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include <orm/migrate/cli/run.hpp>

namespace orm::cli {

namespace {

constexpr char const* footer = R"(
Answers with 0 when all is done, 1 for an error, 2 when something is to be generated, built or
applied, 3 when a database is not what its migrations say, 4 when migrations were modified, are
unknown or follow each other in no line.)";

/// Letters that are to be put in, taken out or changed until two words are one.
std::size_t count_edits(std::string_view from, std::string_view to) {
    std::vector<std::size_t> edits(to.size() + 1);
    for (std::size_t at = 0; at != edits.size(); ++at) edits[at] = at;
    for (std::size_t row = 0; row != from.size(); ++row) {
        std::size_t diagonal = std::exchange(edits[0], row + 1);
        for (std::size_t at = 0; at != to.size(); ++at) {
            std::size_t const changed = diagonal + (from[row] != to[at] ? 1 : 0);
            diagonal                  = edits[at + 1];
            edits[at + 1]             = std::min({changed, diagonal + 1, edits[at] + 1});
        }
    }
    return edits.back();
}

class parser {
public:
    parser(arguments& wanted, std::string_view directory) : wanted_(wanted) {
        wanted.directory = std::string(directory);
        app_.description(
            "Migrations: files made from the schema in code, and what databases have.");
        app_.footer(footer + 1);
        app_.require_subcommand(1);
        app_.add_option("--directory", wanted.directory, "Where the migrations' files are")
            ->capture_default_str();
        app_.add_option("--database", wanted.database,
                        "A file of SQLite, or where a PostgreSQL server is (postgresql://...)")
            ->envname("ORM_DATABASE");
        app_.add_flag("--json", wanted.json, "Answer with one JSON object");
        app_.fallthrough();
        add_commands_on_files();
        add_commands_on_databases();
    }

    CLI::App& app() { return app_; }

    /// The first word, where none is a command; else empty.
    std::string unknown_command() const {
        if (!app_.get_subcommands().empty()) return {};
        for (std::string const& word : app_.remaining())
            if (!word.starts_with('-')) return word;
        return {};
    }
    std::string nearest_command(std::string_view word) const {
        std::string nearest;
        std::size_t least = word.size();
        for (CLI::App const* const each : app_.get_subcommands({}))
            if (std::size_t const edits = count_edits(word, each->get_name()); edits < least) {
                least   = edits;
                nearest = each->get_name();
            }
        return nearest;
    }

private:
    CLI::App& add(char const* name, char const* text) {
        CLI::App* const command = app_.add_subcommand(name, text);
        command->callback([this, name] { wanted_.command = name; });
        return *command;
    }

    void add_engine(CLI::App& command) {
        command.add_option("--engine", wanted_.engine, "Only of this one")
            ->check(CLI::IsMember({"sqlite", "postgres"}));
    }

    void add_commands_on_files() {
        CLI::App& generate =
            add("generate", "Write a migration from the last one to the schema in code");
        generate.add_option("name", wanted_.name, "What it is called; else after what it does");
        generate.add_option("--approve", wanted_.approved,
                            "A decision: drop-table:T, drop-column:T.C, drop-value:T.C.V, "
                            "require:T.C");
        add("custom", "Write an empty migration, to be filled by hand")
            .add_option("name", wanted_.name, "What it is called")
            ->required();
        add("embed", "Write the header again, after files were changed by hand or merged");
        add("rebase", "Make one of two branches of migrations follow the other, after a merge")
            .add_option("name", wanted_.name, "A migration of the branch that is to follow");
        add("squash", "Make one migration of all, which databases that have them have, too")
            .add_option("name", wanted_.name, "What it is called");
        CLI::App& diff = add("diff", "What leads from the last migration to the schema in code");
        diff.add_flag("--live", wanted_.live, "Compare the database with the schema in code");
        add_engine(diff);
        add_engine(add("export", "Print the statements that create the schema in code"));
        CLI::App& verify = add("verify",
                               "Run all migrations up, down and up again, and compare what comes "
                               "out: SQLite in memory");
        verify.add_option("--scratch", wanted_.scratch, "An empty database to do it in");
        add_engine(verify);
    }

    void add_commands_on_databases() {
        CLI::App& migrate = add("migrate", "Apply what a database does not have");
        migrate.add_option("--to", wanted_.to, "The last migration to apply");
        add_run_options(migrate);
        CLI::App& rollback = add("rollback", "Take back the newest migrations");
        rollback.add_option("count", wanted_.count, "How many")->capture_default_str();
        add_run_options(rollback);
        add("status", "Which migrations a database has");
        add("check", "All that can be wrong: files, header, schema and, if given, a database");
        CLI::App& pull = add("pull", "Write a header with structs and tables for what it has");
        pull.add_option("--output", wanted_.output, "The file; else it is printed");
        pull.add_option("--namespace", wanted_.name_space, "What its names are in")
            ->capture_default_str();
        CLI::App& push = add("push", "Lead a database without migrations to the schema in code");
        push.add_flag("--dry-run", wanted_.dry_run, "Print what would be run, and run nothing");
        push.add_option("--approve", wanted_.approved, "A decision, as for generate");
        add("reset", "Drop everything in a database, and apply all migrations")
            .add_option("--approve", wanted_.approved, "reset: and the database's name");
        add("baseline",
            "Note all migrations as applied, once the database is seen to be what they make");
    }

    void add_run_options(CLI::App& command) {
        command.add_flag("--dry-run", wanted_.dry_run, "Print what would be run, and run nothing");
        command.add_option("--approve", wanted_.approved,
                           "One that may destroy data, by its name, a colon and its hash");
    }

    arguments& wanted_;
    CLI::App   app_;
};

}  // namespace

std::optional<int> parse(int argc, char const* const* argv, std::string_view directory,
                         arguments& wanted, std::ostream& out, std::ostream& err) {
    parser made(wanted, directory);
    try {
        made.app().parse(argc, const_cast<char**>(argv));
    } catch (CLI::ParseError const& stopped) {
        if (std::string const word = made.unknown_command();
            !word.empty() && stopped.get_exit_code() != 0) {
            std::string const nearest = made.nearest_command(word);
            err << "orm: there is no command " << word << "; "
                << (nearest.empty() ? "" : "did you mean " + nearest + "? ")
                << "--help lists all\n";
            return static_cast<int>(exit_code::failed);
        }
        int const code = made.app().exit(stopped, out, err);
        return code == 0 ? 0 : static_cast<int>(exit_code::failed);
    }
    return std::nullopt;
}

}  // namespace orm::cli
