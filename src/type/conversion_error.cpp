// SPDX-License-Identifier: BSL-1.0
#include <orm/type/conversion_error.hpp>

#include <string>

namespace orm {

void throw_conversion_error(std::string_view type, std::string_view problem) {
    std::string message = "orm: ";
    message.append(type).append(": ").append(problem);
    throw conversion_error(message);
}

}  // namespace orm
