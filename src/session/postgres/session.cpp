// SPDX-License-Identifier: BSL-1.0
#include <utility>

#include <orm/session/postgres.hpp>
#include <orm/session/session_impl.hpp>

namespace orm {

template class session<postgres::connection>;
template class running_copy<postgres::connection>;
template std::int64_t copy_to(session<postgres::connection>& owner, statement_source const& source,
                              byte_sink sink, copy_format format);

namespace postgres {

database open(std::string const& where, options const& options) {
    connection opened(where, options);
    if (options.migrations) options.migrations(opened);
    return database(std::move(opened), options.statement_cache_size);
}

}  // namespace postgres
}  // namespace orm
