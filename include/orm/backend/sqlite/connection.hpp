// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <orm/backend/sqlite/maintenance.hpp>
#include <orm/backend/sqlite/options.hpp>
#include <orm/backend/sqlite/statement.hpp>
#include <orm/backend/transaction_options.hpp>
#include <orm/support/owned.hpp>

struct sqlite3;

namespace orm {
struct sqlite_dialect;
}

namespace orm::sqlite {

void destroy(connection_state* state) noexcept;

/// One open database. It belongs to one thread at a time and is opened without the engine's own
/// mutex; only `interrupt` may be called from elsewhere.
///
///     orm::sqlite::connection db("blog.db");
///     db.run_script("create table users (id integer primary key, email text not null)");
class connection {
public:
    using dialect   = orm::sqlite_dialect;
    using statement = orm::sqlite::statement;

    /// The path is UTF-8. Throws `cannot_open` with the file and the reason, `not_a_database`,
    /// `corrupt_database`, `busy`; `usage_error` for options that contradict each other.
    explicit connection(std::string path, sqlite::options const& options = {});

    connection(connection&&) noexcept;
    connection& operator=(connection&&) noexcept;
    ~connection();

    /// Throws `syntax_error`, `statement_error`, and `trailing_text` when more than blanks,
    /// comments and semicolons follow the statement.
    statement prepare(std::string_view sql);

    /// Stops at the first statement that fails; the error carries that statement's text.
    void run_script(std::string_view sql);

    /// Takes the write lock at once; for a read-only transaction or connection there is none.
    /// SQLite is always serializable, so every isolation level is met.
    void begin(transaction_options const& options = {});

    /// After an exception the transaction is still open, unless the engine has ended it: `busy`
    /// may be tried again, after anything else call `rollback`.
    void commit();

    /// Also right when the engine has rolled back by itself.
    void rollback() noexcept;

    /// `depth` counts from 1. Requires an open transaction.
    void savepoint(int depth);
    void release_savepoint(int depth);
    /// Undoes what was done since the savepoint, and removes it.
    void rollback_to_savepoint(int depth) noexcept;

    bool in_transaction() const noexcept;

    /// Whether the connection can still be used; false once a rollback has failed.
    bool healthy() noexcept;

    std::int64_t last_insert_id() const noexcept;
    /// Rows that the last insert, update or delete changed, and all of them since the opening.
    std::int64_t changes() const noexcept;
    std::int64_t total_changes() const noexcept;

    /// Makes the running statement fail with `cancelled`. May be called from any thread, as long
    /// as the connection stays open.
    void interrupt() const noexcept;

    /// The value of a setting as the engine prints it; empty when it has none.
    std::string pragma(std::string_view name);

    /// Sets one that is a number or a truth value and reads it back: `set_pragma("cache_size",
    /// -64'000)`. Throws `usage_error` when the engine has not taken it, as a transaction may be
    /// why.
    void set_pragma(std::string_view name, std::int64_t wanted);

    /// Runs `pragma optimize`.
    void optimize();

    /// Throws `misuse`, and stays open, while a statement of it is there. Everything else throws
    /// `misuse` afterwards, but for what counts: that is 0. To close it again does nothing.
    void close();

    /// Copies the whole database while others use it. False: `progress` stopped it, and no new
    /// file is left behind.
    bool backup_to(std::string const& file, backup_options const& options = {});

    /// Writes a compact copy. The file must not be there or be empty.
    void vacuum_into(std::string const& file);

    checkpoint_result checkpoint(checkpoint_mode mode = checkpoint_mode::passive);

    /// What is wrong with the file, a line each; nothing when it is sound. `quick` leaves out the
    /// comparison of indexes with their tables.
    std::vector<std::string> integrity_check(bool quick = false);

    std::string const& path() const noexcept;
    sqlite3*           native() const noexcept;

private:
    owned<connection_state, destroy> state_;
};

}  // namespace orm::sqlite
