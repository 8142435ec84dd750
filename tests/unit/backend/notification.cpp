// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/notification.hpp>

#include <orm/backend/sqlite/connection.hpp>

static_assert(!orm::notifying_connection<orm::sqlite::connection>);
static_assert(orm::channel("Orders of \"now\"").name() == "Orders of \"now\"");
