// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace fuzz {

inline void require(bool holds, char const* what) {
    if (holds) return;
    std::fprintf(stderr, "not so: %s\n", what);
    std::abort();
}

/// Takes the first byte away; 0 where there is none.
inline unsigned take_byte(std::string_view& input) {
    if (input.empty()) return 0;
    auto const first = static_cast<unsigned char>(input.front());
    input.remove_prefix(1);
    return first;
}

}  // namespace fuzz
