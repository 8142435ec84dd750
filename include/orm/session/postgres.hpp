// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <utility>

#include <orm/backend/postgres/connection.hpp>
#include <orm/dialect/postgres.hpp>
#include <orm/session/database.hpp>
#include <orm/session/pool_options.hpp>

namespace orm {

extern template class session<postgres::connection>;
extern template class running_copy<postgres::connection>;
extern template std::int64_t copy_to(session<postgres::connection>& owner,
                                     statement_source const& source, byte_sink sink,
                                     copy_format format);

template <backend_connection Connection>
class pool;

namespace postgres {

using database    = orm::database<connection>;
using transaction = orm::open_transaction<connection>;

/// Connects to a database: `orm::postgres::open("postgresql://blog@db.example.org/blog")`. Errors
/// as for `postgres::connection`.
database open(std::string const& where, options const& options = {});

using pool = orm::pool<connection>;

/// Makes a pool of such connections; needs <orm/pool.hpp>. Nothing is opened yet, and the server
/// need not be there, unless the options say `migrations`:
/// `orm::postgres::open_pool("postgresql:///blog", {.maximum = 20})`.
pool open_pool(std::string where, pool_options const& sizes = {}, options const& options = {});

}  // namespace postgres
}  // namespace orm
