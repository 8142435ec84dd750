// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace orm::postgres {

/// What stands for a text that may give a password.
inline constexpr std::string_view not_shown = "a text that speaks of a password is not shown";

/// Whether a script may give the password of a role or of another server. Where one ends is not
/// known in a text that the server has refused, so that nothing of such a text is told. A column
/// that is called so is no reason: the library quotes its name, and no role is spoken of beside it.
bool may_give_password(std::string_view script);

}  // namespace orm::postgres
