// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#member-left-out
// expect: thing
#include "tables.hpp"

struct thing {
    std::int64_t first{}, second{};
};
#ifdef ORM_GOOD_TWIN
ORM_TABLE(things, thing, "things", (first), (second))
#else
ORM_TABLE(things, thing, "things", (first))
#endif
