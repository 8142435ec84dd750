// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>

#include <orm/backend/postgres/connection.hpp>
#include <orm/migrate/step.hpp>
#include <orm/support/array_view.hpp>

namespace orm::migrate {

/// Runs the steps in as few transactions as their modes allow. No step waits longer than
/// `lock_timeout` for a lock, as everybody else would wait behind it; `timeout` is thrown then.
///
/// Throws `misuse` inside of a transaction, `rows_in_the_way` before anything is run, and whatever
/// a step says. What was committed before that step stays.
void run_steps(postgres::connection& database, array_view<step> steps,
               std::chrono::milliseconds lock_timeout = std::chrono::seconds(2));

}  // namespace orm::migrate
