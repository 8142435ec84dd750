// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/dialect/sqlite.hpp>
#include <orm/migrate/history.hpp>
#include <orm/migrate/migration.hpp>
#include <orm/migrate/snapshot.hpp>
#include <orm/migrate/step_function.hpp>
#include <orm/support/array_view.hpp>

namespace orm::sqlite {
class connection;
}
namespace orm::postgres {
class connection;
}

namespace orm::migrate {

/// All migrations of a program, and the schema as the last one leaves it. The header that embeds a
/// folder of migrations defines one.
struct migration_set {
    snapshot              head;
    array_view<migration> sqlite   = {};
    array_view<migration> postgres = {};
    /// What steps in C++ call; the header that embeds migrations knows of none.
    array_view<step_function> functions = {};

    /// The same with functions of the program:
    ///
    ///     auto db = orm::sqlite::open("blog.db", {.migrations = migrations::all.with(functions)});
    constexpr migration_set with(array_view<step_function> given) const {
        return {head, sqlite, postgres, given};
    }

    template <class Dialect>
    constexpr array_view<migration> of() const {
        return is_sqlite<Dialect> ? sqlite : postgres;
    }

    /// Applies what is pending, as a database is opened:
    ///
    ///     auto db = orm::sqlite::open("blog.db", {.migrations = migrations::all});
    ///
    /// Errors are those of `migrate`: one that would destroy data is refused.
    void operator()(orm::sqlite::connection& database) const;
    void operator()(orm::postgres::connection& database) const;
};

/// The same with options, as a migration that destroys data needs an approval:
///
///     auto db = orm::sqlite::open("blog.db", {.migrations = orm::migrate::with_options{
///                                                 migrations::all, {.approved = looked_at}}});
///
/// The functions are those of the set, unless the options have some.
struct with_options {
    migration_set const& migrations;
    run_options          options = {};

    void operator()(orm::sqlite::connection& database) const;
    void operator()(orm::postgres::connection& database) const;
};

}  // namespace orm::migrate
