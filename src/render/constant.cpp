// SPDX-License-Identifier: BSL-1.0
#include <orm/render/constant.hpp>

#include <stdexcept>

namespace orm {

void constant_without_text(char const* message) { throw std::logic_error(message); }

}  // namespace orm
