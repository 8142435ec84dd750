// SPDX-License-Identifier: BSL-1.0
#pragma once

// Migrations: the difference between two schemas, the steps that lead over it, and what a database
// remembers of them. orm/migrate/sqlite/run.hpp and orm/migrate/postgres/run.hpp run them.

#include <orm/migrate/change.hpp>
#include <orm/migrate/gate.hpp>
#include <orm/migrate/history.hpp>
#include <orm/migrate/migration_set.hpp>
#include <orm/migrate/snapshot_text.hpp>
