// SPDX-License-Identifier: BSL-1.0
// expect: a clause uses a column of a table that is not in from\(\) or a join
// expect: docs/errors\.md#table-not-in-from
// expect: posts_t::title_t
#include <orm/query/view.hpp>

#include "../blog.hpp"

struct adult {
    std::int64_t id{};
    std::string  title;
};
#ifdef ORM_GOOD_TWIN
ORM_VIEW(adults, adult, "adults", select(posts.id, posts.title).from(posts), (id), (title))
#else
ORM_VIEW(adults, adult, "adults", select(users.id, posts.title).from(users), (id), (title))
#endif
