// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/migrate.hpp>
#include <orm/migrate/sqlite/transaction.hpp>

#include "schema.hpp"

// What steps of migrations call by its name.

template <class Transaction>
void add_foreword_1(Transaction& db) {
    db.insert(Book{.title = "Foreword"});
}

inline constexpr orm::migrate::step_function functions[]{
    {.name = "add_foreword_1", .sqlite = add_foreword_1}};
