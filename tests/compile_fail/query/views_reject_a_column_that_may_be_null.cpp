// SPDX-License-Identifier: BSL-1.0
// expect: What may be null needs a std::optional
// expect: docs/errors\.md#view-column-type
// expect: latest_t::title_t
#include <orm/query/view.hpp>

#include "../blog.hpp"

struct last_post {
    std::int64_t id{};
#ifdef ORM_GOOD_TWIN
    std::optional<std::string> title;
#else
    std::string title;
#endif
};
ORM_VIEW(latest, last_post, "latest",
         select(users.id, posts.title).from(users).left_join(posts, posts.author_id == users.id),
         (id), (title))
