// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

namespace orm {

enum class direction : std::uint8_t { ascending, descending };

/// Where nulls go. By default an engine decides: first in SQLite, last in PostgreSQL.
enum class nulls_position : std::uint8_t { engine_default, first, last };

}  // namespace orm
