// SPDX-License-Identifier: BSL-1.0
#include <orm/session/statement_cache.hpp>

#include <atomic>

namespace orm {

std::uint32_t statement_index::assign() {
    static std::atomic<std::uint32_t> last{0};
    std::uint32_t const               mine    = ++last;
    std::uint32_t                     nothing = 0;
    // Another thread may have been first; its number stays.
    if (__atomic_compare_exchange_n(&index_, &nothing, mine, false, __ATOMIC_RELAXED,
                                    __ATOMIC_RELAXED))
        return mine;
    return nothing;
}

}  // namespace orm
