// SPDX-License-Identifier: BSL-1.0
// expect: window\(\) does not define
// expect: docs/errors\.md#window-not-defined
// expect: named_window<.*age_t
#include "../blog.hpp"

inline constexpr auto w     = as<"w">(order_by(users.age));
inline constexpr auto other = as<"other">(order_by(users.id));

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(select(rank().over(w)).from(users).window(w));
#else
    return orm::sql<orm::sqlite_dialect>(select(rank().over(w)).from(users).window(other));
#endif
}
