// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/postgres/run.hpp>

#include <cstddef>
#include <string>
#include <string_view>

#include <orm/backend/error.hpp>

#include "../check_rows.hpp"
#include "steps.hpp"

namespace orm::migrate {

namespace {

/// Runs the steps from `at` on that share a transaction; answers with the first behind them.
std::size_t run_together(postgres::connection& database, array_view<step> steps, std::size_t at,
                         step_run const& how) {
    database.begin();
    try {
        database.run_script("set local lock_timeout = " + std::to_string(how.lock_timeout.count()));
        for (; at != steps.size() && steps[at].mode == step_mode::transaction; ++at) {
            if (how.tell) how.tell(steps[at]);
            if (!steps[at].check) database.run_script(steps[at].sql);
        }
        if (how.record) how.record(at);
        database.commit();
    } catch (...) {
        database.rollback();
        throw;
    }
    return at;
}

/// What is left of an index that could not be built to its end. Only one that this step would build
/// is dropped.
void drop_unfinished_index(postgres::connection& database, std::string_view step) {
    constexpr std::string_view unfinished =
        "select quote_ident(n.nspname) || '.' || quote_ident(c.relname) || ' ' || c.relname "
        "from pg_index i join pg_class c on c.oid = i.indexrelid "
        "join pg_namespace n on n.oid = c.relnamespace where not i.indisvalid";
    for (std::string const& line : texts(database, unfinished)) {
        std::size_t const blank = line.find(' ');
        if (step.find("\"" + line.substr(blank + 1) + "\" on ") != step.npos)
            database.run_script("drop index concurrently " + line.substr(0, blank));
    }
}

void run_alone(postgres::connection& database, step const& each, bool again, step_run const& how) {
    if (how.tell) how.tell(each);
    if (again) drop_unfinished_index(database, each.sql);
    database.run_script("set lock_timeout = " + std::to_string(how.lock_timeout.count()));
    try {
        database.run_script(each.sql);
    } catch (...) {
        if (database.healthy()) database.run_script("reset lock_timeout");
        throw;
    }
    database.run_script("reset lock_timeout");
}

}  // namespace

void run_from(postgres::connection& database, array_view<step> steps, step_run const& how) {
    if (database.in_transaction()) throw misuse("a migration inside of a transaction");
    if (how.begin == 0) check_rows(database, steps);
    for (std::size_t at = how.begin; at != steps.size();) {
        if (steps[at].mode == step_mode::transaction) {
            at = run_together(database, steps, at, how);
        } else {
            run_alone(database, steps[at], at == how.begin, how);
            if (how.record)
                how.record(++at);
            else
                ++at;
        }
    }
}

void run_steps(postgres::connection& database, array_view<step> steps,
               std::chrono::milliseconds lock_timeout) {
    run_from(database, steps, {.lock_timeout = lock_timeout});
}

}  // namespace orm::migrate
