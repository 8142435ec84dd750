// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#table-used-twice
// expect: posts_as<.*other.*>
#include "../blog.hpp"

inline constexpr auto one       = alias<"other">(users);
inline constexpr auto one_again = alias<"other">(posts);
inline constexpr auto two       = alias<"another">(posts);

auto query() {
#ifdef ORM_GOOD_TWIN
    return select(one.id).from(one).left_join(two, eq(two.id, one.id));
#else
    return select(one.id).from(one).left_join(one_again, eq(one_again.id, one.id));
#endif
}
