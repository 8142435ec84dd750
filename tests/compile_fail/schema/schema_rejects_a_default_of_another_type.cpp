// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#default-type
// expect: things_t::first_t
#include "tables.hpp"

struct thing {
    std::int64_t first{};
};
#ifdef ORM_GOOD_TWIN
ORM_TABLE(things, thing, "things", (first, default_(5)))
#else
ORM_TABLE(things, thing, "things", (first, default_("five")))
#endif
inline constexpr auto made = orm::schema(things);
