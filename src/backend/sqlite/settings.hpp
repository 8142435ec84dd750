// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/backend/sqlite/options.hpp>

namespace orm::sqlite {

struct connection_state;

/// Makes every setting of a database just opened, and reads each of them back.
void apply_settings(connection_state& connection, options const& wanted);

}  // namespace orm::sqlite
