// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <utility>

#include <orm/backend/postgres/connection.hpp>
#include <orm/dialect/postgres.hpp>
#include <orm/session/database.hpp>

namespace orm {

extern template class session<postgres::connection>;

namespace postgres {

using database    = orm::database<connection>;
using transaction = orm::open_transaction<connection>;

/// Connects to a database: `orm::postgres::open("postgresql://blog@db.example.org/blog")`. Errors
/// as for `postgres::connection`.
database open(std::string const& where, options const& options = {});

}  // namespace postgres
}  // namespace orm
