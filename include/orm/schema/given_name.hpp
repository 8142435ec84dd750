// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <orm/support/fixed_string.hpp>

namespace orm {

/// PostgreSQL cuts a longer one with no more than a notice.
constexpr bool is_identifier(std::string_view name) { return !name.empty() && name.size() <= 63; }

template <fixed_string Name>
concept name_that_is_kept = is_identifier(Name.view());

/// Rule `identifier-length`, for names that a query gives.
template <fixed_string Name>
consteval bool check_given_name() {
    static_assert(name_that_is_kept<Name>,
                  "orm: the name that as<>(), alias<>() or cte<>() gives is empty or longer than "
                  "63 bytes, where PostgreSQL cuts. Choose another. "
                  "docs/errors.md#identifier-length");
    return name_that_is_kept<Name>;
}

}  // namespace orm
