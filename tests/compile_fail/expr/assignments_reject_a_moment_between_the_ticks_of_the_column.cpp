// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#wrong-type-assigned
// expect: visits_t::at_t
#include <chrono>

#include "../blog.hpp"

struct visit {
    std::int64_t             id{};
    std::chrono::sys_seconds at{};
};
ORM_TABLE(visits, visit, "visits", (id, primary_key), (at))

auto query(std::chrono::system_clock::time_point now) {
#ifdef ORM_GOOD_TWIN
    return visits.at = std::chrono::floor<std::chrono::seconds>(now);
#else
    return visits.at = now;
#endif
}
