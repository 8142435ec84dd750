// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <utility>

#include <orm/backend/sqlite/connection.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/session/database.hpp>
#include <orm/session/pool_options.hpp>

namespace orm {

extern template class session<sqlite::connection>;

template <backend_connection Connection>
class pool;

namespace sqlite {

using database    = orm::database<connection>;
using transaction = orm::open_transaction<connection>;

/// Opens a database file, and creates it unless the options say otherwise. `":memory:"` is a
/// database of its own that goes with the object. Errors as for `sqlite::connection`.
database open(std::string path, options const& options = {});

using pool = orm::pool<connection>;

/// Makes a pool for a database file; needs <orm/pool.hpp>. One connection writes, and as many as
/// the maximum only read, at the same time, in WAL mode. Opens the file now, so errors are those of
/// `sqlite::connection`. Throws `usage_error` for a database in memory, which belongs to a single
/// connection, and for other journal modes. With `open_mode::read_only` all connections read.
pool open_pool(std::string path, pool_options const& sizes = {}, options const& options = {});

}  // namespace sqlite
}  // namespace orm
