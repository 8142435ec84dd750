// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#duplicate-column
// expect: things_t::second_t
#include "tables.hpp"

struct thing {
    std::int64_t first{}, second{};
};
#ifdef ORM_GOOD_TWIN
ORM_TABLE(things, thing, "things", (first), (second))
#else
ORM_TABLE(things, thing, "things", (first), (second, named("FIRST")))
#endif
inline constexpr auto made = orm::schema(things);
