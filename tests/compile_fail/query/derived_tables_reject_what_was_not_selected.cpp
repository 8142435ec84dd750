// SPDX-License-Identifier: BSL-1.0
// expect: the named query has no such column
// expect: docs/errors\.md#not-in-derived
// expect: posts_t::title_t
#include "../blog.hpp"

inline constexpr auto total = as<"total">(count());
inline constexpr auto recent =
    select(posts.author_id, total).from(posts).group_by(posts.author_id).as<"recent">();

auto query() {
#ifdef ORM_GOOD_TWIN
    return select(recent[posts.author_id]).from(recent);
#else
    return select(recent[posts.title]).from(recent);
#endif
}
