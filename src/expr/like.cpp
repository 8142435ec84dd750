// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/like.hpp>

namespace orm {

like_pattern escape_like(std::string_view text) {
    like_pattern pattern;
    for (char const character : text) {
        if (character == '%' || character == '_' || character == '\\') pattern.text += '\\';
        pattern.text += character;
    }
    return pattern;
}

}  // namespace orm
