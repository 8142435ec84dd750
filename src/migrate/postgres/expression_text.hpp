// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace orm::migrate {

/// An expression of the catalog, without the casts to types that are a text to the library, and
/// without the parentheses that were there for them: `varchar` and `text` then say the same.
std::string without_casts(std::string_view expression, std::vector<std::string> const& text_types);

}  // namespace orm::migrate
