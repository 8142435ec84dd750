// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

namespace orm::migrate {

/// What a statement of PostgreSQL keeps others from while it runs: "access exclusive on users", and
/// several behind commas. Empty where it locks no table that was there before, or nothing is known
/// of the statement. The table of docs/migrations_codes.md; a test compares it with what the server
/// takes.
std::string locks_of(std::string_view sql);

}  // namespace orm::migrate
