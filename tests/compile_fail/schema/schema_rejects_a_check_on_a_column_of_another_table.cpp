// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#constraint-on-another-table
// expect: owners_t::id_t
#include "tables.hpp"

struct thing {
    std::int64_t first{};
};
#ifdef ORM_GOOD_TWIN
ORM_TABLE(things, thing, "things", (first, check(things.first > 0)))
#else
ORM_TABLE(things, thing, "things", (first, check(owners.id > 0)))
#endif
inline constexpr auto made = orm::schema(owners, things);
