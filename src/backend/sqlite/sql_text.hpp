// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace orm::sqlite {

/// The text from its first character that is no blank, comment or semicolon on.
std::string_view skip_blank(std::string_view sql) noexcept;

/// Whether a statement that writes is an insert, update or delete, whose rows the engine counts.
/// After any other it still answers with the number of the last one that did.
bool counts_rows(std::string_view sql) noexcept;

}  // namespace orm::sqlite
