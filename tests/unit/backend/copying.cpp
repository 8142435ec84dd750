// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/copying.hpp>

#include <orm/backend/sqlite/connection.hpp>

static_assert(!orm::copying_connection<orm::sqlite::connection>);
