// SPDX-License-Identifier: BSL-1.0
#include <orm/session/postgres.hpp>
#include <orm/session/session_impl.hpp>

namespace orm {

template class session<postgres::connection>;

namespace postgres {

database open(std::string const& where, options const& options) {
    return database(connection(where, options), options.statement_cache_size);
}

}  // namespace postgres
}  // namespace orm
