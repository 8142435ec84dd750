// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace orm {

/// Whether a statement calls a function that is known to change its connection beyond the
/// transaction: a setting, the start of random numbers, an advisory lock. Statements that the
/// library has made change nothing else.
bool leaves_something_behind(std::string_view sql) noexcept;

}  // namespace orm
