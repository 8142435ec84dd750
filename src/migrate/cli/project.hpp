// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include <orm/dialect/sqlite.hpp>
#include <orm/migrate/cli/run.hpp>
#include <orm/migrate/error.hpp>
#include <orm/migrate/folder.hpp>

#include "arguments.hpp"

namespace orm::cli {

template <class Dialect>
constexpr std::string_view engine_name() {
    return is_sqlite<Dialect> ? "sqlite" : "postgres";
}

/// The program, its files and what is wanted of them.
struct project {
    arguments const&          wanted;
    application const&        app;
    migrate::migration_folder folder{wanted.directory};

    /// Those of the files, as they may be newer than the tool; those compiled in without files.
    template <class Dialect>
    array_view<migrate::migration> migrations() const {
        if (folder.files().empty()) return app.migrations.of<Dialect>();
        return is_sqlite<Dialect> ? folder.sqlite() : folder.postgres();
    }

    template <class Dialect>
    schema_model code() const {
        return is_sqlite<Dialect> ? app.code.sqlite : app.code.postgres;
    }
    template <class Dialect>
    schema_model head() const {
        migrate::snapshot const& last = app.migrations.head;
        return is_sqlite<Dialect> ? last.sqlite : last.postgres;
    }

    /// Whether the program is for the engine, and this command, too.
    template <class Dialect>
    bool uses() const {
        bool const asked = wanted.engine.empty() || wanted.engine == engine_name<Dialect>();
        return asked && (!code<Dialect>().tables.empty() || !head<Dialect>().tables.empty());
    }

    /// Whether the tool was built with the migrations that the files hold.
    bool is_built_from_files() const {
        return is_built_from_beginning() &&
               folder.sqlite().size() == app.migrations.sqlite.size() &&
               folder.postgres().size() == app.migrations.postgres.size();
    }
    /// Whether the files hold those that the tool was built with, and perhaps later ones: it is
    /// older than they are, and both mean the same line.
    bool is_built_from_beginning() const {
        return begins(folder.sqlite(), app.migrations.sqlite) &&
               begins(folder.postgres(), app.migrations.postgres);
    }

    /// Whether the tool was built with migrations of the same names, whatever their statements are
    /// by now.
    bool is_built_from_names() const {
        return have_same_names(folder.sqlite(), app.migrations.sqlite) &&
               have_same_names(folder.postgres(), app.migrations.postgres);
    }

    /// Of one that was not built from the files: what is missing.
    std::string what_to_build() const {
        return (is_built_from_beginning()
                    ? "this program was built before its last migration: "
                    : "this program was built with other migrations than those in " +
                          wanted.directory + ": ") +
               (migrate::is_embedding_current(wanted.directory) ? "" : "run `embed` and ") +
               "build it again";
    }
    /// What is applied is then what the program knows, or will know once it is built again.
    void check_beginning() const {
        if (!folder.files().empty() && !is_built_from_beginning())
            throw migrate::broken_history(what_to_build());
    }
    /// Whether the last schema that the tool knows is that of the last migration.
    bool knows_head() const { return folder.files().empty() || is_built_from_files(); }
    void check_built() const {
        if (!is_built_from_files()) throw migrate::broken_history(what_to_build());
    }

private:
    static bool have_same_names(array_view<migrate::migration> files,
                                array_view<migrate::migration> built) {
        return std::equal(
            files.begin(), files.end(), built.begin(), built.end(),
            [](auto const& one, auto const& other) { return one.name == other.name; });
    }
    static bool begins(array_view<migrate::migration> files, array_view<migrate::migration> built) {
        if (files.size() < built.size()) return false;
        for (std::size_t at = 0; at != built.size(); ++at)
            if (files[at].name != built[at].name || files[at].parent != built[at].parent ||
                files[at].hash().view() != built[at].hash().view())
                return false;
        return true;
    }
};

/// Calls the function with each dialect that the project uses.
template <class Function>
void for_each_engine(project const& project, Function function) {
    if (project.uses<sqlite_dialect>()) function(sqlite_dialect{});
    if (project.uses<postgres_dialect>()) function(postgres_dialect{});
}

}  // namespace orm::cli
