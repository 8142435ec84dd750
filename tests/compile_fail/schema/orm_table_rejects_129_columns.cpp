// SPDX-License-Identifier: BSL-1.0
// expect: things_t has more than the 128 columns that ORM_TABLE takes
// expect: docs/errors\.md#too-many-columns
#include "tables.hpp"

// clang-format off
#define EIGHT(apply, ten)                                               \
    apply(ten##0) apply(ten##1) apply(ten##2) apply(ten##3)             \
    apply(ten##4) apply(ten##5) apply(ten##6) apply(ten##7)
#define ALL(apply)                                                      \
    EIGHT(apply, a) EIGHT(apply, b) EIGHT(apply, c) EIGHT(apply, d)     \
    EIGHT(apply, e) EIGHT(apply, f) EIGHT(apply, g) EIGHT(apply, h)     \
    EIGHT(apply, i) EIGHT(apply, j) EIGHT(apply, k) EIGHT(apply, l)     \
    EIGHT(apply, m) EIGHT(apply, n) EIGHT(apply, o) EIGHT(apply, p)
// clang-format on
#define MEMBER(name) int name;
#define COLUMN(name) , (name)
#define TABLE(...) ORM_TABLE(__VA_ARGS__)

struct thing {
    ALL(MEMBER)
#ifndef ORM_GOOD_TWIN
    MEMBER(last)
#endif
};
#ifdef ORM_GOOD_TWIN
TABLE(things, thing, "things" ALL(COLUMN))
#else
TABLE(things, thing, "things" ALL(COLUMN) COLUMN(last))
#endif
