// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/migrate/migration.hpp>
#include <orm/migrate/snapshot.hpp>
#include <orm/support/array_view.hpp>

namespace orm::migrate {

/// All migrations of a program, and the schema as the last one leaves it. The header that embeds a
/// folder of migrations defines one.
struct migration_set {
    snapshot              head;
    array_view<migration> sqlite   = {};
    array_view<migration> postgres = {};

    template <class Dialect>
    constexpr array_view<migration> of() const {
        return Dialect::facts.rowid_keys ? sqlite : postgres;
    }
};

}  // namespace orm::migrate
