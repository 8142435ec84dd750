// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#without-rowid-key
// expect: things_t
#include "tables.hpp"

struct thing {
    std::int64_t first{};
};
#ifdef ORM_GOOD_TWIN
ORM_TABLE(things, thing, "things", (first, primary_key))
#else
ORM_TABLE(things, thing, "things", (first))
#endif
ORM_CONSTRAINTS(things, without_rowid)
inline constexpr auto made = orm::schema(things);
