// SPDX-License-Identifier: BSL-1.0
// expect: color has more than the 128 values that ORM_ENUM takes
// expect: docs/errors\.md#too-many-values
#include <orm/type/enum.hpp>

// clang-format off
#define EIGHT(ten) , ten##0, ten##1, ten##2, ten##3, ten##4, ten##5, ten##6, ten##7
#define MOST                                                                    \
    first EIGHT(a) EIGHT(b) EIGHT(c) EIGHT(d) EIGHT(e) EIGHT(f) EIGHT(g) EIGHT(h) \
    EIGHT(i) EIGHT(j) EIGHT(k) EIGHT(l) EIGHT(m) EIGHT(n) EIGHT(o), p0, p1, p2, p3, p4, p5, p6
// clang-format on
#define DESCRIBE(...) ORM_ENUM(__VA_ARGS__)

#ifdef ORM_GOOD_TWIN
enum class color { MOST };
DESCRIBE(color, MOST)
#else
enum class color { MOST, last };
DESCRIBE(color, MOST, (last, "the last"))
#endif
static_assert(orm::described_enum<color>);
