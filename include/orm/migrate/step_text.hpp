// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <orm/migrate/step.hpp>
#include <orm/support/array_view.hpp>

// Steps as a file of SQL, to be read in a review and changed by hand. Each begins with a comment
// that says how it is run and what it does: `-- step: alone, destructive`, or `-- check`. Behind
// `-- c++` stands the name of one of the program's.

namespace orm::migrate {

struct owned_step {
    std::string sql;
    step_mode   mode  = step_mode::transaction;
    hazards     risk  = {};
    bool        check = false;
    bool        code  = false;

    static owned_step of(step const& one) {
        return {std::string(one.sql), one.mode, one.risk, one.check, one.code};
    }
    step view() const { return {sql, mode, risk, check, code}; }
};

/// "destructive, rewrite", and "alone" where the step is run on its own, "c++" where it is no SQL;
/// empty of a safe one.
std::string words_of(step const& one);

std::string steps_text(array_view<step> steps);

/// Of a text without such comments all is one step. Ends of lines are those of this machine or
/// another. Throws `usage_error` that names the line with a word that means nothing.
std::vector<owned_step> parse_steps(std::string_view text);

}  // namespace orm::migrate
