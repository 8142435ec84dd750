// SPDX-License-Identifier: BSL-1.0
#include "integration/common/blog.hpp"

namespace integration {

template <class Backend>
backend_database<Backend> empty_blog() {
    return created<Backend>(blog);
}

template <class Backend>
backend_database<Backend> filled_blog() {
    auto db = empty_blog<Backend>();
    db.insert(std::vector<user>{
        {.email = "ada@x", .name = "Ada", .role = role::admin, .age = 36, .score = 9.5},
        {.email = "bob@x", .name = "Bob", .role = role::author, .age = 20, .score = 4.0},
        {.email = "cy@x", .role = role::author, .age = 20},
        {.email = "dee@x", .name = "Dee", .role = role::editor, .age = 51, .score = 7.25},
        {.email = "eve@x", .role = role::viewer, .age = 0},
    });
    db.insert(std::vector<post>{
        {.author_id = 1, .title = "engines", .views = 10},
        {.parent_id = 1, .author_id = 2, .title = "re: engines", .views = 3},
        {.parent_id = 1, .author_id = 2, .title = "no", .views = 0},
        {.parent_id = 2, .author_id = 1, .title = "re: re: engines", .views = 7},
    });
    db.insert(std::vector<tag>{{"c"}, {"a"}, {"b"}});
    return db;
}

template orm::sqlite::database empty_blog<sqlite_in_memory>();
template orm::sqlite::database filled_blog<sqlite_in_memory>();
#if defined(ORM_TEST_WITH_POSTGRES)
template orm::postgres::database empty_blog<postgres_server>();
template orm::postgres::database filled_blog<postgres_server>();
#endif

}  // namespace integration
