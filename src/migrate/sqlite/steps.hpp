// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include <orm/backend/sqlite/connection.hpp>
#include <orm/migrate/step.hpp>
#include <orm/migrate/step_function.hpp>
#include <orm/support/array_view.hpp>
#include <orm/support/function_ref.hpp>

namespace orm::migrate {

/// A transaction in which foreign keys are not enforced. Without a commit it is rolled back.
class unenforced_transaction {
public:
    /// Throws `misuse` inside of a transaction, where foreign keys cannot be set aside.
    explicit unenforced_transaction(sqlite::connection& database);
    unenforced_transaction(unenforced_transaction const&)            = delete;
    unenforced_transaction& operator=(unenforced_transaction const&) = delete;
    ~unenforced_transaction();

    void commit() { database_.commit(); }

private:
    void restore() noexcept;

    sqlite::connection& database_;
    bool                enforced_;
};

/// Runs the steps inside of an `unenforced_transaction`. Throws `rows_in_the_way` before the first,
/// and `foreign_key_violation` when rows would be left that refer to nothing.
void run_in_transaction(sqlite::connection& database, array_view<step> steps,
                        function_ref<void(step const&)> tell      = {},
                        array_view<step_function>       functions = {});

}  // namespace orm::migrate
