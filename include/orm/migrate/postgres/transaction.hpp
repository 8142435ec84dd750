// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/migrate/step_function.hpp>
#include <orm/session/postgres.hpp>

namespace orm::migrate {

/// What a function of a migration is given: the transaction that the migration runs in.
class postgres_transaction : public postgres::transaction {
public:
    using postgres::transaction::transaction;
};

}  // namespace orm::migrate
