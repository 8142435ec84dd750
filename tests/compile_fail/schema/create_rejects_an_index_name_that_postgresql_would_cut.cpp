// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#identifier-length
// expect: things_t
#include "tables.hpp"

#include <orm/render/create.hpp>

struct thing {
    std::int64_t first{};
};
ORM_TABLE(things, thing, "things", (first))
#ifdef ORM_GOOD_TWIN
ORM_CONSTRAINTS(things, index(things.first).named("things_by_first"))
#else
ORM_CONSTRAINTS(things, index(things.first)
    .named("things_by_first_in_a_name_that_takes_more_than_the_sixty_three_bytes_there_are"))
#endif
inline constexpr auto made = orm::schema(things);
static_assert(orm::create_sql<orm::sqlite_dialect>(made).size() == 2);
