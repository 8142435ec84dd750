// SPDX-License-Identifier: BSL-1.0
#pragma once

// A whole database as lines of JSON, by Boost.JSON: `db.dump`, `db.load_dump`.

#include <orm/session/dump.hpp>
