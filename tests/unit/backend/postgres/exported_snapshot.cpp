// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/postgres/exported_snapshot.hpp>

#include <concepts>

#include <orm/session/postgres.hpp>

using tx = orm::postgres::database;

static_assert(requires(tx& open) {
    { orm::postgres::export_snapshot(open) } -> std::same_as<std::string>;
    orm::postgres::import_snapshot(open, "00000003-0000001B-1");
});
