// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#generated-with-default
// expect: things_t::second_t
#include "tables.hpp"

struct thing {
    std::int64_t first{}, second{};
};
#ifdef ORM_GOOD_TWIN
ORM_TABLE(things, thing, "things", (first), (second, generated(things.first + 1, stored)))
#else
ORM_TABLE(things, thing, "things",
    (first), (second, generated(things.first + 1, stored), default_(5)))
#endif
inline constexpr auto made = orm::schema(things);
