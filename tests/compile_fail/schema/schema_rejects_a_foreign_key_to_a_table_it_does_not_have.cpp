// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#foreign-key-table
// expect: owners_t
#include "tables.hpp"

struct thing {
    std::int64_t owner_id{};
};
ORM_TABLE(things, thing, "things", (owner_id, references(owners.id)))
#ifdef ORM_GOOD_TWIN
inline constexpr auto made = orm::schema(owners, things);
#else
inline constexpr auto made = orm::schema(things);
#endif
