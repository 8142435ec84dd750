// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <orm/migrate/step.hpp>
#include <orm/support/array_view.hpp>

namespace orm::migrate {

// What such a function is given, with all verbs of a transaction: see
// orm/migrate/sqlite/transaction.hpp and orm/migrate/postgres/transaction.hpp.
class sqlite_transaction;
class postgres_transaction;

/// A step of migrations in C++, for what SQL alone cannot say. It is run in the transaction of the
/// steps around it, and is undone with them.
///
///     template <class Transaction>
///     void fill_slugs_1(Transaction& db) { ... }
///
///     constexpr orm::migrate::step_function functions[]{
///         {.name = "fill_slugs_1", .sqlite = fill_slugs_1, .postgres = fill_slugs_1}};
///
/// Migrations find it by its name, for ever: what it does later under another name is another step.
/// It may be called again where the engine had to undo the transaction because of others.
struct step_function {
    std::string_view name                   = {};
    void (*sqlite)(sqlite_transaction&)     = nullptr;
    void (*postgres)(postgres_transaction&) = nullptr;
};

constexpr step_function const* find_function(array_view<step_function> functions,
                                             std::string_view          name) {
    for (step_function const& each : functions)
        if (each.name == name) return &each;
    return nullptr;
}

}  // namespace orm::migrate
