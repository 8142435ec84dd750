// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#two-primary-keys
// expect: things_t
#include "tables.hpp"

struct thing {
    std::int64_t first{}, second{};
};
#ifdef ORM_GOOD_TWIN
ORM_TABLE(things, thing, "things", (first), (second))
ORM_CONSTRAINTS(things, primary_key(things.first, things.second))
#else
ORM_TABLE(things, thing, "things", (first, primary_key), (second, primary_key))
#endif
inline constexpr auto made = orm::schema(things);
