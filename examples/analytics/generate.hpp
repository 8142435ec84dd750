// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/sqlite.hpp>

namespace analytics {

/// Creates the tables and fills them, with the same rows each time.
void generate(orm::sqlite::database& db);

}  // namespace analytics
