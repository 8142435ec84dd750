// SPDX-License-Identifier: BSL-1.0
// The schema as this migration leaves it. Written by a program; not to be edited.
#pragma once

#include <string_view>

#include <orm/migrate/snapshot.hpp>

// clang-format off
namespace migrations {

using namespace orm;

// sqlite: users
inline constexpr column_model sqlite_users_columns[]{
    {.name = "id", .type = sql_type::bigint, .not_null = true, .details = {.autoincrement = true}},
    {.name = "nick", .type = sql_type::text, .not_null = true},
    {.name = "age", .type = sql_type::integer},
    {.name = "fax", .type = sql_type::text},
};
inline constexpr std::string_view sqlite_users_names_1[]{
    "id",
};

inline constexpr table_model sqlite_tables[]{
    {
        .name = "users",
        .columns = sqlite_users_columns,
        .primary_key = {.name = "users_pkey", .columns = sqlite_users_names_1},
    },
};

inline constexpr orm::migrate::snapshot head{
    .sqlite = {sqlite_tables},
    .postgres = {},
};

}  // namespace migrations
// clang-format on
