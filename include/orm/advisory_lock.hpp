// SPDX-License-Identifier: BSL-1.0
#pragma once

// Locks that PostgreSQL keeps for programs: `orm::postgres::advisory_lock`.

#include <orm/backend/postgres/advisory_lock.hpp>
