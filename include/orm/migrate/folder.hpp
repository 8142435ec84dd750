// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <orm/migrate/migration.hpp>
#include <orm/migrate/migration_set.hpp>
#include <orm/migrate/snapshot.hpp>
#include <orm/migrate/step_text.hpp>
#include <orm/support/array_view.hpp>

// Migrations as files, made for reviews and merges: a folder for each with its statements for each
// engine, the schema as it leaves it, and the name of the one before; and one header with all of
// them, by which a program migrates without files.

namespace orm::migrate {

/// A migration as its folder has it.
struct migration_files {
    std::string             name;
    std::string             parent;
    std::vector<owned_step> sqlite_up;
    std::vector<owned_step> sqlite_down;
    std::vector<owned_step> postgres_up;
    std::vector<owned_step> postgres_down;
    /// A squashed one: those that it was made from, each by its name, a colon and its hash.
    std::vector<std::string> sqlite_replaces;
    std::vector<std::string> postgres_replaces;
    bool                     for_sqlite   = false;
    bool                     for_postgres = false;
    bool                     generated    = false;  // and nobody has changed it since
    bool                     converts     = false;  // values to others; of one that is written
};

/// Those of a directory in the order of their names, also when they are no line.
std::vector<migration_files> read_migrations(std::string const& directory);

/// All migrations of a folder, each behind the one that it follows.
class migration_folder {
public:
    migration_folder() = default;
    /// Throws `broken_history` when they are no line: two that follow one, or one that follows
    /// nothing that is there; `usage_error` for a file that cannot be read. A folder that is not
    /// there has none.
    explicit migration_folder(std::string const& directory);
    migration_folder(migration_folder&&)            = default;
    migration_folder& operator=(migration_folder&&) = default;

    std::vector<migration_files> const& files() const { return files_; }
    array_view<migration>               sqlite() const { return sqlite_; }
    array_view<migration>               postgres() const { return postgres_; }

private:
    void make_views();
    void view(std::vector<migration>& list, migration_files const& one,
              std::vector<owned_step> const& up, std::vector<owned_step> const& down,
              std::vector<std::string> const& replaces);

    std::vector<migration_files>               files_;
    std::vector<std::vector<std::string_view>> names_;
    std::vector<std::vector<step>>             steps_;
    std::vector<migration>                     sqlite_;
    std::vector<migration>                     postgres_;
};

/// Writes a migration's folder. What is written depends on nothing but what is given.
void write_migration(std::string const& directory, migration_files const& one,
                     snapshot const& after);
/// With a snapshot that was written before.
void write_migration_with(std::string const& directory, migration_files const& one,
                          std::string_view after);

/// The header that embeds the folder: `migrations::head` and `migrations::all`.
std::string embedding_text(migration_folder const& folder);

/// Writes that header, `migrations.hpp` in the directory.
void write_embedding(std::string const& directory);

/// Whether that header is the one that would be written.
bool is_embedding_current(std::string const& directory);

}  // namespace orm::migrate
