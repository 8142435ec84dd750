// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <vector>

#include <orm/migrate/difference.hpp>

namespace orm::cli {

/// What is to be decided, in words; empty where nothing is.
std::string missing_decision(migrate::schema_difference const& difference,
                             std::vector<std::string> const&   approved);

/// Throws `needs_approval`, which says what is to be decided, while something is.
void check_decided(migrate::schema_difference const& difference,
                   std::vector<std::string> const&   approved);

}  // namespace orm::cli
