// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <vector>

#include <orm/backend/sqlite/connection.hpp>
#include <orm/migrate/history.hpp>
#include <orm/migrate/migration.hpp>
#include <orm/migrate/step.hpp>
#include <orm/support/array_view.hpp>

namespace orm::migrate {

/// Runs the steps in one transaction, all or none. Meanwhile the connection does not enforce
/// foreign keys, as a table that is made again would lose its children; before it commits, the rows
/// that refer to nothing are compared with those at the beginning. Triggers of tables that are made
/// again are kept.
///
/// Throws `misuse` inside of a transaction, `rows_in_the_way` before anything is run,
/// `foreign_key_violation` when rows would be left that refer to nothing, and whatever a step says.
/// Nothing has changed then.
void run_steps(sqlite::connection& database, array_view<step> steps);

/// What the program's migrations are to a database, in their order; unknown ones come last.
std::vector<migration_status> status(sqlite::connection&   database,
                                     array_view<migration> migrations);

/// Applies what is pending: a run is one transaction, so that no migration is ever half done.
/// Programs that start together wait for the first, and find nothing left to do; where nothing is
/// pending no lock is taken. Answers how many were applied.
///
/// Throws `broken_history` when the list is no line, or a migration was changed after it was
/// applied; `needs_approval` before the first step when one would destroy data; `rows_in_the_way`;
/// `busy` when others wrote for longer than the options' patience; and whatever a step says.
std::size_t migrate(sqlite::connection& database, array_view<migration> migrations,
                    run_options const& options = {});

/// Takes back the last migrations, the newest first. Throws `needs_approval` where there is no way
/// back, or where it would destroy data and is not approved.
std::size_t rollback(sqlite::connection& database, array_view<migration> migrations,
                     std::size_t count, run_options const& options = {});

/// Notes migrations as applied that a database has without them, and runs nothing. Whether it has
/// them is for the caller to look at. Answers how many were noted.
///
/// Throws `broken_history` when the list is no line, or the database has migrations that are not of
/// it or that were changed.
std::size_t baseline(sqlite::connection& database, array_view<migration> migrations,
                     run_options const& options = {});

}  // namespace orm::migrate
