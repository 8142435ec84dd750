// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <cstdint>
#include <utility>

#include <orm/session/pool.hpp>
#include <orm/session/postgres.hpp>
#include <orm/session/session_driver.hpp>

// Beside session.cpp, so that programs without pools do not carry them.

namespace orm::postgres {

pool open_pool(std::string where, pool_options const& sizes, options const& options) {
    if (options.migrations) {
        connection first(where, options);
        options.migrations(first);
    }
    auto const open = [where = std::move(where), options](milliseconds within) {
        postgres::options now = options;
        // libpq waits at least two seconds for a server that does not answer at all.
        if (now.connect_timeout.count() == 0 || now.connect_timeout.count() > within.count())
            now.connect_timeout = milliseconds::of(std::max<std::int64_t>(within.count(), 2'000));
        return new session<connection>(connection(where, now), now.statement_cache_size);
    };
    return pool(pool_core(new session_driver<connection, decltype(open)>(open), sizes));
}

}  // namespace orm::postgres
