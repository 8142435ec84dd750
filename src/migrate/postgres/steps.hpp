// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <cstddef>

#include <orm/backend/postgres/connection.hpp>
#include <orm/migrate/step.hpp>
#include <orm/migrate/step_function.hpp>
#include <orm/support/array_view.hpp>
#include <orm/support/function_ref.hpp>

namespace orm::migrate {

/// How steps are run, beside what they are.
struct step_run {
    std::size_t                     begin = 0;  // those before are done
    std::chrono::milliseconds       lock_timeout;
    int                             lock_attempts = 1;
    function_ref<void(step const&)> tell          = {};
    function_ref<void(std::size_t)> record        = {};  // how many are done, in their transaction
    function_ref<void(std::size_t)> note          = {};  // that a step begins which stands alone
    function_ref<bool(std::size_t)> noted         = {};  // by a run before this one
    array_view<step_function>       functions     = {};
};

/// Runs the steps in as few transactions as their modes allow. Throws `rows_in_the_way` before the
/// first.
void run_from(postgres::connection& database, array_view<step> steps, step_run const& how);

}  // namespace orm::migrate
