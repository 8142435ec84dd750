// SPDX-License-Identifier: BSL-1.0
#pragma once

// Pools of connections: `orm::sqlite::open_pool`, `orm::postgres::open_pool`, `orm::replicated`.

#include <orm/session/pool.hpp>
#include <orm/session/replicated.hpp>
