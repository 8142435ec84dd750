// SPDX-License-Identifier: BSL-1.0
// expect: SQLite keeps durations as text
// expect: docs/errors\.md#feature-of-the-engine
#include <chrono>

#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

#include <orm/dialect/postgres.hpp>

struct run {
    std::int64_t         id{};
    std::chrono::seconds took{};
    std::chrono::seconds counted{};
};
ORM_TABLE(runs, run, "runs",
    (id, primary_key),
    (took),
    (counted, as_integer))

using namespace orm::dsl;
using namespace std::chrono_literals;

template <class Dialect, class Query>
constexpr bool has_text(Query query) {
    return !orm::sql<Dialect>(query).empty();
}

#ifdef ORM_GOOD_TWIN
static_assert(has_text<orm::postgres_dialect>(select(runs.id).from(runs).where(gt(runs.took, 9s))));
static_assert(has_text<orm::sqlite_dialect>(select(runs.id).from(runs).where(eq(runs.took, 9s))));
static_assert(has_text<orm::sqlite_dialect>(select(runs.id).from(runs).order_by(runs.counted)));
static_assert(has_text<orm::sqlite_dialect>(
    select(max(runs.counted)).from(runs).where(gt(runs.counted, 9s))));
#else
static_assert(has_text<orm::sqlite_dialect>(select(runs.id).from(runs).where(gt(runs.took, 9s))));
#endif
