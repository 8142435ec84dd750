// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

#include <orm/backend/postgres/connection.hpp>
#include <orm/migrate/history.hpp>
#include <orm/migrate/migration.hpp>
#include <orm/migrate/step.hpp>
#include <orm/support/array_view.hpp>

namespace orm::migrate {

/// Runs the steps in as few transactions as their modes allow. No step waits longer than
/// `lock_timeout` for a lock, as everybody else would wait behind it; `busy` is thrown then.
///
/// Throws `misuse` inside of a transaction, `rows_in_the_way` before anything is run, and whatever
/// a step says. What was committed before that step stays.
void run_steps(postgres::connection& database, array_view<step> steps,
               std::chrono::milliseconds lock_timeout = std::chrono::seconds(2));

/// What the program's migrations are to a database, in their order; unknown ones come last.
std::vector<migration_status> status(postgres::connection& database,
                                     array_view<migration> migrations);

/// Applies what is pending: each migration is one transaction together with its place in the
/// history, unless a step has to stand alone: then the next run goes on behind the last finished
/// one. Programs that start together wait for the first, and find nothing left to do. Answers how
/// many were applied.
///
/// Throws `broken_history` when the list is no line, or a migration was changed after it was
/// applied; `needs_approval` before the first step when one would destroy data; `rows_in_the_way`;
/// `busy` when another program took longer than the options' patience; and whatever a step says.
std::size_t migrate(postgres::connection& database, array_view<migration> migrations,
                    run_options const& options = {});

/// Takes back the last migrations, the newest first. Throws `needs_approval` where there is no way
/// back, or where it would destroy data and is not approved.
std::size_t rollback(postgres::connection& database, array_view<migration> migrations,
                     std::size_t count, run_options const& options = {});

/// Notes migrations as applied that a database has without them, and runs nothing. Whether it has
/// them is for the caller to look at. Answers how many were noted.
///
/// Throws `broken_history` when the list is no line, or the database has migrations that are not of
/// it or that were changed.
std::size_t baseline(postgres::connection& database, array_view<migration> migrations,
                     run_options const& options = {});

}  // namespace orm::migrate
