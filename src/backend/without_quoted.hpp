// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

namespace orm {

/// An engine's message without what it quotes, which may be a value: `invalid input syntax for type
/// integer: "..."`. A quotation ends with the sign that began it.
inline std::string without_quoted(std::string_view message, std::string_view signs) {
    std::string text;
    char        open = 0;
    for (char const each : message) {
        if (open == 0 && signs.find(each) != std::string_view::npos) {
            open = each;
            ((text += each) += "...") += each;
        } else if (open == 0) {
            text += each;
        } else if (each == open) {
            open = 0;
        }
    }
    return text;
}

}  // namespace orm
