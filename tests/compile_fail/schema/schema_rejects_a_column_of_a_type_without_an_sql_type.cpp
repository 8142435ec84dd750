// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#column-type
// expect: things_t::first_t
#include "tables.hpp"

struct point {
    int x{}, y{};
};
#ifdef ORM_GOOD_TWIN
using member = std::int32_t;
#else
using member = point;
#endif
struct thing {
    member first{};
};
ORM_TABLE(things, thing, "things", (first))
inline constexpr auto made = orm::schema(things);
