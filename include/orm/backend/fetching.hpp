// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

namespace orm {

/// How the rows of a statement are going to be read. An engine that makes them as they are read
/// need not care; one that sends them all does: it keeps them in memory, or sends them one by one,
/// which takes longer for each.
enum class fetching : std::uint8_t { all, one_by_one };

}  // namespace orm
