// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/backend/sqlite/connection.hpp>
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

}  // namespace orm::migrate
