// SPDX-License-Identifier: BSL-1.0
// expect: two migrations follow the same one.*docs/errors\.md#migrations-in-no-line
// expect: 0002_stars and 0002_tags
#include <orm/migrate/line.hpp>

// What a merge that keeps the lines of both branches makes of the header.
inline constexpr orm::migrate::migration history_sqlite[]{
    {.name = "0001_notes", .up = {}},
    {.name = "0002_stars", .parent = "0001_notes", .up = {}},
#ifdef ORM_GOOD_TWIN
    {.name = "0003_tags", .parent = "0002_stars", .up = {}},
#else
    {.name = "0002_tags", .parent = "0001_notes", .up = {}},
#endif
};
inline constexpr orm::migrate::migration_set all{.head = {}, .sqlite = history_sqlite};

static_assert(orm::migrate::is_line<all>);
