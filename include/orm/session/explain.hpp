// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <orm/type/field.hpp>

namespace orm {

/// A row of SQLite's `explain query plan`.
struct explained_step {
    std::int64_t id     = 0;
    std::int64_t parent = 0;
    std::int64_t unused = 0;
    std::string  detail;
};

row_layout explained_step_layout();

/// A line of PostgreSQL's `explain`.
row_layout explained_line_layout();

/// The steps as lines, each under its parent and two blanks further in.
std::vector<std::string> indented_plan(std::vector<explained_step> const& steps);

}  // namespace orm
