// SPDX-License-Identifier: BSL-1.0
// expect: SQLite has no range\(\) of a duration
// expect: docs/errors\.md#feature-of-the-engine
#include <chrono>

#include "../blog.hpp"

#include <orm/dialect/postgres.hpp>

struct event {
    std::chrono::sys_days day{};
};
ORM_TABLE(events, event, "events", (day))

auto query() {
    auto const week = order_by(events.day).range(preceding(std::chrono::days(7)));
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::postgres_dialect>(select(count().over(week)).from(events));
#else
    return orm::sql<orm::sqlite_dialect>(select(count().over(week)).from(events));
#endif
}
