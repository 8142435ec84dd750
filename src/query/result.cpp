// SPDX-License-Identifier: BSL-1.0
#include <orm/query/result.hpp>

namespace orm {

bool place(void const* row, std::initializer_list<void const*> members, field* fields,
           row_part* parts, bool flat) {
    for (void const* const member : members) {
        auto const offset = static_cast<std::uint32_t>(static_cast<char const*>(member) -
                                                       static_cast<char const*>(row));
        (parts++)->offset = offset;
        if (flat) (fields++)->offset = offset;
    }
    return true;
}

}  // namespace orm
