// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <span>

#include <sqlite3.h>

#include <orm/type/field.hpp>

namespace orm::sqlite {

/// Stores cells of the current row, from a column on, in members of what lies at `base`. There are
/// as many columns as fields.
void read_cells(sqlite3_stmt* statement, std::int64_t number, std::span<field const> fields,
                int column, char* base);

}  // namespace orm::sqlite
