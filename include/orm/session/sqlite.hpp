// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <utility>

#include <orm/backend/sqlite/connection.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/session/database.hpp>

namespace orm {

extern template class session<sqlite::connection>;

namespace sqlite {

using database    = orm::database<connection>;
using transaction = orm::open_transaction<connection>;

/// Opens a database file, and creates it unless the options say otherwise. `":memory:"` is a
/// database of its own that goes with the object. Errors as for `sqlite::connection`.
database open(std::string path, options const& options = {});

}  // namespace sqlite
}  // namespace orm
