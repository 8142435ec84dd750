// SPDX-License-Identifier: BSL-1.0
#pragma once

// The SQLite backend: `orm::sqlite::open`.

#include <orm/session/sqlite.hpp>
