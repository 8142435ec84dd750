// SPDX-License-Identifier: BSL-1.0
// expect: raw_query<>\(\) reads its rows into the struct of a table
// expect: docs/errors\.md#raw-query-row
// expect: summary
#include <orm/sqlite.hpp>

#include "../blog.hpp"

struct name {
    std::string first;
};
struct summary {
#ifdef ORM_GOOD_TWIN
    std::string author;
#else
    name author;
#endif
    std::int64_t posts{};
};

void use(orm::sqlite::database& db) {
    db.all(raw_query<summary>("select email, count(*) from users group by email"));
}
