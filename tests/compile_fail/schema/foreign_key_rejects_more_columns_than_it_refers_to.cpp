// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#foreign-key-columns
// expect: things_t::second_t
#include "tables.hpp"

struct thing {
    std::int64_t first{}, second{};
};
ORM_TABLE(things, thing, "things", (first), (second))
#ifdef ORM_GOOD_TWIN
ORM_CONSTRAINTS(things, foreign_key(things.first).references(owners.id))
#else
ORM_CONSTRAINTS(things, foreign_key(things.first, things.second).references(owners.id))
#endif
