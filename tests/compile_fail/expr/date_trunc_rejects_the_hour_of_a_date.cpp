// SPDX-License-Identifier: BSL-1.0
// expect: a function is given an argument of a type that it does not take
// expect: docs/errors\.md#function-argument
// expect: days_t::day_t
#include "../blog.hpp"

#include <chrono>

struct date {
    std::chrono::sys_days day{};
};
ORM_TABLE(days, date, "days", (day))

auto query() {
#ifdef ORM_GOOD_TWIN
    return date_trunc<time_part::month>(days.day);
#else
    return date_trunc<time_part::hour>(days.day);
#endif
}
