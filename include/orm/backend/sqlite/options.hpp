// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include <orm/support/function_ref.hpp>
#include <orm/type/milliseconds.hpp>

namespace orm::sqlite {

class connection;

enum class open_mode : std::uint8_t {
    read_write_create,
    read_write,  // the file must exist; nothing is created
    read_only,   // the file must exist; nothing is created or written
};

enum class journal_mode : std::uint8_t { wal, delete_file, truncate, persist, memory, off };

enum class synchronous : std::uint8_t { off, normal, full, extra };

enum class temp_store : std::uint8_t { engine_default, file, memory };

/// How a database is opened. Every setting is read back, and opening fails with `cannot_open`
/// that names the setting the engine did not take.
///
///     orm::sqlite::connection db("blog.db", {.mode = orm::sqlite::open_mode::read_only});
struct options {
    open_mode mode = open_mode::read_write_create;
    /// The database lives in memory and ends with the connection; the path is but a name. The path
    /// `:memory:` does the same.
    bool memory = false;
    /// For files open for writing. A read-only connection meets the mode the file has, and a
    /// database in memory has no journal to choose.
    sqlite::journal_mode journal_mode = sqlite::journal_mode::wal;
    /// `normal` with a write-ahead log: a power cut may lose the last transactions, but never
    /// damages the file. `full` loses none.
    sqlite::synchronous synchronous = sqlite::synchronous::normal;
    /// How long to wait for another connection's lock before `orm::busy`.
    milliseconds busy_timeout = milliseconds::of(5'000);
    bool         foreign_keys = true;
    /// A trigger may start itself anew, as in PostgreSQL, and `replace` runs the triggers of the
    /// rows that it deletes. Triggers that update their own table may then never end.
    bool recursive_triggers = false;
    /// Pages kept in memory by this connection, in KiB.
    int cache_size_kib = 16 * 1024;
    /// What the engine keeps aside for a while. In files, which it writes only when it runs out of
    /// cache: in memory, a savepoint costs a bulk insert behind it time by the square of its rows.
    sqlite::temp_store temp_store = sqlite::temp_store::file;
    /// Bytes of the file to read through a memory map; 0: none. Not for a database in memory.
    std::int64_t mmap_size = 0;
    /// Bytes a page, a power of two from 512 to 65536, for a database without tables yet; 0: the
    /// engine's choice.
    int page_size = 0;
    /// Pages in the write-ahead log after which a commit moves them to the file; 0: never.
    int wal_autocheckpoint = 1000;
    /// On: SQLite counts the memory that it uses, behind a mutex that all connections of the
    /// process meet at each allocation. Off: `pragma hard_heap_limit` and `soft_heap_limit` are
    /// taken and have no effect, and `sqlite3_status` tells nothing. The first connection of a
    /// process decides for all of them, by `sqlite3_config`: no other thread may use SQLite itself
    /// meanwhile. Where it is in use already, nothing is changed, and its log says that it was
    /// misused.
    bool memory_statistics = false;
    /// Prepared statements a session keeps open.
    std::size_t statement_cache_size = 256;
    /// Off: "x" names a column and is an error where there is none, never a string.
    bool double_quoted_strings = false;
    /// Off: views, triggers and defaults of the file may call harmless functions only.
    bool trusted_schema = false;
    /// On: SQL cannot damage the file: no writable schema, no write to shadow tables.
    bool defensive = false;
    /// On: a path `file:...` is a URI whose parameters count.
    bool uri = false;
    /// The name of a registered file system of the engine; empty: the default one.
    std::string vfs = {};
    /// Statements run after the settings, for what has no member here.
    std::string on_open = {};
    /// What brings the database up to date before anybody else has it, such as the constant that
    /// embeds a program's migrations: `open` and `open_pool` call it once, and keep nothing of it.
    function_ref<void(connection&)> migrations = {};
};

}  // namespace orm::sqlite
