// SPDX-License-Identifier: BSL-1.0
#include <source_location>
#include <utility>

#include <orm/session/pool.hpp>
#include <orm/session/session_driver.hpp>
#include <orm/session/sqlite.hpp>

// Beside session.cpp, so that programs without pools do not carry them.

namespace orm::sqlite {

namespace {

pool_core make_core(std::string const& path, pool_options const& sizes, options const& options) {
    auto const open = [path, options](milliseconds) {
        return new session<connection>(connection(path, options), options.statement_cache_size);
    };
    return {new session_driver<connection, decltype(open)>(open), sizes};
}

void check_file(std::string const& path, options const& options) {
    if (options.memory || path == ":memory:")
        throw usage_error(
            "a database in memory belongs to one connection and cannot be shared by a pool. Use a "
            "file, or open().");
    if (options.mode != open_mode::read_only && options.journal_mode != journal_mode::wal)
        throw usage_error(
            "a pool of SQLite reads while it writes, for which the file has to be "
            "in journal_mode::wal");
}

}  // namespace

pool open_pool(std::string path, pool_options const& sizes, options const& options) {
    check_file(path, options);
    if (options.migrations) {
        connection first(path, options);
        options.migrations(first);
    }
    if (options.mode == open_mode::read_only) {
        pool_core readers = make_core(path, sizes, options);
        give_back(readers.borrow(std::source_location::current()));
        return pool(std::move(readers));
    }
    // The one that writes stays open: when the last connection of a file closes, its log goes.
    pool_options one = sizes;
    one.minimum      = 0;
    one.maximum      = 1;
    one.idle_timeout = {};
    one.life_time    = {};
    pool_core writer = make_core(path, one, options);
    give_back(writer.borrow(std::source_location::current()));
    // By now there is the file.
    sqlite::options reading = options;
    reading.mode            = open_mode::read_only;
    return pool(std::move(writer), make_core(path, sizes, reading));
}

}  // namespace orm::sqlite
