// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

// The engine's `numeric`: groups of four decimal digits. As text it is exact, whatever its size.

namespace orm::postgres {

/// `-12.50`, `NaN`, `Infinity`. False when the bytes are no numeric.
bool numeric_to_text(std::string_view bytes, std::string& text);

/// Adds the bytes of a decimal number: digits with a point, a sign and an exponent or without, or
/// one of the words above. False when the text is none, or has more digits than a numeric.
bool text_to_numeric(std::string_view text, std::string& bytes);

}  // namespace orm::postgres
