// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <orm/schema/schema_model.hpp>

// A table whose key is its `id`, as models, for tests of what becomes of the other columns.

namespace integration {

inline constexpr std::string_view  id_alone[]{"id"};
inline constexpr orm::column_model id_column{.name = "id", .not_null = true};

constexpr orm::table_model table(orm::array_view<orm::column_model> columns,
                                 std::string_view                   name = "t") {
    return {
        .name = name, .columns = columns, .primary_key = {.name = "t_pkey", .columns = id_alone}};
}

}  // namespace integration
