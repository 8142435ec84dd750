// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/cli/run.hpp>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string_view>

#include <unistd.h>

#include <orm/migrate/error.hpp>

#include "commands.hpp"

namespace orm::cli {

namespace {

void check(project const& project, answer& out) {
    check_files(project, out);
    if (!project.wanted.database.empty()) check_database(project, out);
}

void diff(project const& project, answer& out) {
    project.wanted.live ? diff_database(project, out) : diff_code(project, out);
}

struct command {
    std::string_view name;
    void (*run)(project const&, answer&);
};

constexpr command commands[]{
    {"generate", generate},
    {"custom", custom},
    {"embed", embed},
    {"diff", diff},
    {"export", export_code},
    {"verify", verify},
    {"migrate", migrate_database},
    {"rollback", rollback_database},
    {"status", status_of_database},
    {"check", check},
    {"baseline", baseline_database},
    {"pull", pull},
    {"push", push},
    {"reset", reset},
    {"squash", squash},
};

void run_command(arguments const& wanted, application const& app, answer& out) {
    if (wanted.command == "rebase") return rebase(wanted, out);
    project const project{wanted, app};
    for (command const& each : commands)
        if (each.name == wanted.command) each.run(project, out);
}

}  // namespace

namespace {

int run_with(int argc, char const* const* argv, application const& app, std::ostream& out,
             std::ostream& err, std::ostream* terminal, bool colors) {
    arguments wanted;
    wanted.terminal = terminal;
    wanted.colors   = colors;
    if (auto const done = parse(argc, argv, app.directory, wanted, out, err)) return *done;
    answer     given(out, wanted.json, wanted.colors);
    auto const refuse = [&](exit_code code, char const* text) {
        given.add("error", json_text(text));
        given.raise(code);
        if (!wanted.json) err << text << '\n';
    };
    try {
        run_command(wanted, app, given);
    } catch (migrate::broken_history const& broken) {
        refuse(exit_code::conflicting, broken.what());
    } catch (std::exception const& failed) {
        refuse(exit_code::failed, failed.what());
    }
    return given.finish();
}

}  // namespace

int run(int argc, char const* const* argv, application const& app, std::ostream& out,
        std::ostream& err) {
    return run_with(argc, argv, app, out, err, nullptr, false);
}

namespace {

/// https://no-color.org
bool wants_colors() {
    char const* const refused  = std::getenv("NO_COLOR");
    char const* const terminal = std::getenv("TERM");
    return ::isatty(STDOUT_FILENO) == 1 && (refused == nullptr || *refused == '\0') &&
           (terminal == nullptr || std::string_view(terminal) != "dumb");
}

}  // namespace

int run(int argc, char const* const* argv, application const& app) {
    bool const seen = ::isatty(STDERR_FILENO) == 1;
    return run_with(argc, argv, app, std::cout, std::cerr, seen ? &std::cerr : nullptr,
                    wants_colors());
}

}  // namespace orm::cli
