// SPDX-License-Identifier: BSL-1.0
#include <orm/session/session_impl.hpp>
#include <orm/session/sqlite.hpp>

namespace orm {

template class session<sqlite::connection>;

namespace sqlite {

database open(std::string path, options const& options) {
    connection opened(std::move(path), options);
    if (options.migrations) options.migrations(opened);
    return database(std::move(opened), options.statement_cache_size);
}

}  // namespace sqlite
}  // namespace orm
