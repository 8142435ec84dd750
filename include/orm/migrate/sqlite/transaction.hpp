// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/migrate/step_function.hpp>
#include <orm/session/sqlite.hpp>

namespace orm::migrate {

/// What a function of a migration is given: the transaction that the migration runs in. Foreign
/// keys are not enforced in it, as in all of the migration: rows that refer to nothing are looked
/// for before it commits, and nothing is done to children.
class sqlite_transaction : public sqlite::transaction {
public:
    using sqlite::transaction::transaction;
};

}  // namespace orm::migrate
