// SPDX-License-Identifier: BSL-1.0
// expect: two windows of one name
// expect: docs/errors\.md#window-named-twice
// expect: named_window<.*age_t
#include "../blog.hpp"

inline constexpr auto w     = as<"w">(order_by(users.age));
inline constexpr auto same  = as<"W">(order_by(users.id));
inline constexpr auto other = as<"other">(order_by(users.id));

auto query() {
#ifdef ORM_GOOD_TWIN
    return select(users.id).from(users).window(w, other);
#else
    return select(users.id).from(users).window(w, same);
#endif
}
