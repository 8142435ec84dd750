// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <orm/migrate/step.hpp>
#include <orm/support/array_view.hpp>

// Steps as a file of SQL, to be read in a review and changed by hand. Each begins with a comment
// that says how it is run and what it does: `-- step: alone, destructive`, or `-- check`.

namespace orm::migrate {

struct owned_step {
    std::string sql;
    step_mode   mode  = step_mode::transaction;
    hazards     risk  = {};
    bool        check = false;

    step view() const { return {sql, mode, risk, check}; }
};

/// "destructive, rewrite", and "alone" where the step is run on its own; empty of a safe one.
std::string words_of(step const& one);

std::string steps_text(array_view<step> steps);

/// Of a text without such comments all is one step. Ends of lines are those of this machine or
/// another. Throws `usage_error` that names the line with a word that means nothing.
std::vector<owned_step> parse_steps(std::string_view text);

}  // namespace orm::migrate
