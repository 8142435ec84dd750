// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/backend/error.hpp>

namespace orm::migrate {

/// Rows are there on which the migration would fail. The message counts them by table and rule.
/// Nothing was run.
struct rows_in_the_way : constraint_violation {
    using constraint_violation::constraint_violation;
};

/// The program's migrations and those of the database have no history in common, or are no line.
struct broken_history : usage_error {
    using usage_error::usage_error;
};

/// A migration would destroy data and nobody has approved it. Nothing was run.
struct needs_approval : usage_error {
    using usage_error::usage_error;
};

}  // namespace orm::migrate
