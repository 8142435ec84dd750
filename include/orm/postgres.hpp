// SPDX-License-Identifier: BSL-1.0
#pragma once

// The PostgreSQL backend: `orm::postgres::open`.

#include <orm/session/postgres.hpp>
