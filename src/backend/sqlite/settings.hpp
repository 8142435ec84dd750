// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/backend/sqlite/options.hpp>

namespace orm::sqlite {

struct connection_state;

/// Makes the settings of the whole process, which SQLite takes only before its first use. To be
/// called before a database is opened; all calls but the first do nothing.
void apply_process_settings(options const& wanted) noexcept;

/// Makes every setting of a database just opened, and reads each of them back.
void apply_settings(connection_state& connection, options const& wanted);

}  // namespace orm::sqlite
