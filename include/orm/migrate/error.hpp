// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/backend/error.hpp>

namespace orm::migrate {

/// Rows are there on which the migration would fail. The message counts them by table and rule.
/// Nothing was run.
struct rows_in_the_way : constraint_violation {
    using constraint_violation::constraint_violation;
};

}  // namespace orm::migrate
