// SPDX-License-Identifier: BSL-1.0
// expect: a function is given an argument of a type that it does not take
// expect: docs/errors\.md#function-argument
// expect: shifts_t::begins_at_t
#include <chrono>

#include "../blog.hpp"

struct shift {
    std::int64_t                                id{};
    std::chrono::hh_mm_ss<std::chrono::seconds> begins_at{};
    std::chrono::sys_days                       on{};
};
ORM_TABLE(shifts, shift, "shifts", (id, primary_key), (begins_at), (on))

auto query() {
#ifdef ORM_GOOD_TWIN
    return year(shifts.on);
#else
    return year(shifts.begins_at);
#endif
}
