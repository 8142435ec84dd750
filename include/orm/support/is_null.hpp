// SPDX-License-Identifier: BSL-1.0
#pragma once

namespace orm {

/// Whether a pointer is null, also in a constant expression. With `-fsanitize=undefined` g++ knows
/// of no variable for certain that its address is not null (its bug 71962), and takes a comparison
/// with null for no constant.
constexpr bool is_null(void const* pointer) {
    if (__builtin_is_constant_evaluated())
        return __builtin_constant_p(pointer == nullptr) && pointer == nullptr;
    return pointer == nullptr;
}

}  // namespace orm
