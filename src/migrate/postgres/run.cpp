// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/postgres/run.hpp>

#include <cstddef>
#include <string>

#include <orm/backend/error.hpp>

#include "../check_rows.hpp"

namespace orm::migrate {

namespace {

/// Runs the steps from `at` on that share a transaction; answers with the first behind them.
std::size_t run_together(postgres::connection& database, array_view<step> steps, std::size_t at,
                         std::string const& limit) {
    database.begin();
    try {
        database.run_script("set local lock_timeout = " + limit);
        for (; at != steps.size() && steps[at].mode == step_mode::transaction; ++at)
            if (!steps[at].check) database.run_script(steps[at].sql);
        database.commit();
    } catch (...) {
        database.rollback();
        throw;
    }
    return at;
}

}  // namespace

void run_steps(postgres::connection& database, array_view<step> steps,
               std::chrono::milliseconds lock_timeout) {
    if (database.in_transaction()) throw misuse("a migration inside of a transaction");
    check_rows(database, steps);
    std::string const limit = std::to_string(lock_timeout.count());
    for (std::size_t at = 0; at != steps.size();) {
        if (steps[at].mode == step_mode::alone)
            database.run_script(steps[at++].sql);
        else
            at = run_together(database, steps, at, limit);
    }
}

}  // namespace orm::migrate
