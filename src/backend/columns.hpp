// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <orm/type/field.hpp>

namespace orm {

/// Throws `schema_mismatch` unless the columns of a result are those of a layout, as far as that
/// asks for it.
void check_columns(row_layout const& layout, std::vector<std::string_view> const& found,
                   std::string_view sql);

}  // namespace orm
