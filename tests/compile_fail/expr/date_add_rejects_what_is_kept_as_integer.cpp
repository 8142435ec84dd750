// SPDX-License-Identifier: BSL-1.0
// expect: date_trunc\(\) and date_add\(\) work out what the engine keeps as a date or a moment
// expect: docs/errors\.md#kept-as-time
// expect: events_t::counted_t
#include "../blog.hpp"

#include <chrono>

struct event {
    std::chrono::sys_seconds at{}, counted{};
};
ORM_TABLE(events, event, "events", (at), (counted, as_integer))

auto query() {
#ifdef ORM_GOOD_TWIN
    return date_add<time_part::month>(events.at, 1);
#else
    return date_add<time_part::month>(events.counted, 1);
#endif
}
