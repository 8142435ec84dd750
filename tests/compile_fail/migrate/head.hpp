// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <orm/migrate/change.hpp>
#include <orm/migrate/gate.hpp>

// What the last migration has left: users (id, nick, age) with an age that may be null, and a role.

namespace migrations {

inline constexpr std::string_view  roles[]{"admin", "guest"};
inline constexpr orm::column_model users_columns[]{
    {.name = "id", .type = orm::sql_type::bigint, .not_null = true},
    {.name = "nick", .type = orm::sql_type::text, .not_null = true},
    {.name = "age", .type = orm::sql_type::bigint},
    {.name = "role", .type = orm::sql_type::text, .not_null = true, .details = {.values = roles}},
};
inline constexpr std::string_view users_key[]{"id"};
inline constexpr orm::check_model users_checks[]{
    {.name = "users_role_values", .condition = R"("role" in ('admin', 'guest'))", .column = "role"},
};
inline constexpr orm::table_model       tables[]{{
          .name        = "users",
          .columns     = users_columns,
          .primary_key = {.name = "users_pkey", .columns = users_key},
          .checks      = users_checks,
}};
inline constexpr orm::migrate::snapshot head{.sqlite = {tables}};

}  // namespace migrations

enum class role { admin, guest };
ORM_ENUM(role, admin, guest)
