// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#reserved-table-name
// expect: things_t
#include "tables.hpp"

struct thing {
    std::int64_t first{};
};
#ifdef ORM_GOOD_TWIN
ORM_TABLE(things, thing, "sqlitelike", (first))
#else
ORM_TABLE(things, thing, "sqlite_things", (first))
#endif
inline constexpr auto made = orm::schema(things);
