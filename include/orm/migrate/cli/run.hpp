// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <iosfwd>
#include <string_view>
#include <type_traits>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/migrate/migration_set.hpp>
#include <orm/migrate/snapshot.hpp>
#include <orm/render/lower_objects.hpp>
#include <orm/schema/role_columns.hpp>

namespace orm::cli {

/// A table whose rows can be deleted softly: all statements ask for this column to be null.
struct softly_deleted {
    std::string_view schema = {};
    std::string_view table  = {};
    std::string_view column = {};
};

/// What the tool is told of a program.
struct application {
    migrate::snapshot          code;                         // the schema in code
    migrate::migration_set     migrations;                   // those that are compiled in
    std::string_view           directory    = "migrations";  // where their files are
    array_view<softly_deleted> soft_deletes = {};
};

/// What the tool answers with. Of several the highest.
enum class exit_code : int {
    clean       = 0,
    failed      = 1,  // an error, whose text says which
    pending     = 2,  // something is to be generated, built or applied
    drifted     = 3,  // the database is not what its migrations say
    conflicting = 4,  // migrations were modified, are unknown, or are no line
};

template <class Dialect, class... Dialects>
inline constexpr bool is_one_of = (std::is_same_v<Dialect, Dialects> || ...);

template <class Table>
constexpr softly_deleted soft_delete_of() {
    return {table_options_of<Table>.schema, table_facts<Table>::name,
            name_of<column_of_role<Table, member_role::deleted_at>>};
}

template <class... Tables>
inline constexpr softly_deleted soft_deletes_of[]{soft_delete_of<Tables>()...};

template <class... Tables>
constexpr array_view<softly_deleted> soft_deletes_among(types<Tables...>) {
    if constexpr (sizeof...(Tables) == 0)
        return {};
    else
        return soft_deletes_of<Tables...>;
}

template <class... Tables>
constexpr array_view<softly_deleted> find_soft_deletes(types<Tables...>) {
    return soft_deletes_among(
        joined_types<std::conditional_t<has_role<Tables, member_role::deleted_at>, types<Tables>,
                                        types<>>...>{});
}

/// The application with a schema, for the engines that it is to run on: all, or those named.
///
///     int main(int argc, char** argv) {
///         return orm::cli::run(argc, argv, orm::cli::application_of<blog>(migrations::all));
///     }
template <auto Schema, class... Dialects>
constexpr application application_of(migrate::migration_set const& migrations) {
    application made{.code = {}, .migrations = migrations};
    made.soft_deletes = find_soft_deletes(typename decltype(Schema)::tables{});
    if constexpr (sizeof...(Dialects) == 0 || is_one_of<sqlite_dialect, Dialects...>)
        made.code.sqlite = lower<sqlite_dialect>(Schema);
    if constexpr (sizeof...(Dialects) == 0 || is_one_of<postgres_dialect, Dialects...>)
        made.code.postgres = lower<postgres_dialect>(Schema);
#ifdef ORM_MIGRATIONS_DIRECTORY
    made.directory = ORM_MIGRATIONS_DIRECTORY;
#endif
    return made;
}

/// Does what the arguments say, and answers with an `exit_code`. It asks nothing and throws
/// nothing: errors go to standard error.
int run(int argc, char const* const* argv, application const& app);
int run(int argc, char const* const* argv, application const& app, std::ostream& out,
        std::ostream& err);

}  // namespace orm::cli
