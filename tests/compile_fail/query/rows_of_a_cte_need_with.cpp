// SPDX-License-Identifier: BSL-1.0
// expect: that no with\(\) declares
// expect: docs/errors\.md#cte-without-with
#include "../blog.hpp"

inline constexpr auto titles = cte<"titles">(select(posts.title).from(posts));

auto query() {
#ifdef ORM_GOOD_TWIN
    return orm::sql<orm::sqlite_dialect>(with(titles).select(titles[posts.title]).from(titles));
#else
    return orm::sql<orm::sqlite_dialect>(select(titles[posts.title]).from(titles));
#endif
}
