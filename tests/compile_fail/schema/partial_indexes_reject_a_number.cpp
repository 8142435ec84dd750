// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#not-a-condition
// expect: things_t::first_t
#include "tables.hpp"

struct thing {
    std::int64_t id{};
    std::int64_t first{};
};
ORM_TABLE(things, thing, "things", (id), (first))
#ifdef ORM_GOOD_TWIN
ORM_CONSTRAINTS(things, index(things.id).where(gt(things.first, 0)))
#else
ORM_CONSTRAINTS(things, index(things.id).where(things.first))
#endif
inline constexpr auto made = orm::schema(things);
