// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <orm/backend/transaction_options.hpp>

namespace orm {

/// How many microseconds to pause after so many attempts that failed, counted from 0.
std::int64_t retry_pause(int attempt, transaction_options const& options,
                         std::uint32_t random) noexcept;

/// Throws `usage_error` where the options ask for what a transaction inside of another cannot be.
void check_nested(transaction_options const& options);

/// Pauses for that long.
void pause_before_retry(int attempt, transaction_options const& options);

}  // namespace orm
