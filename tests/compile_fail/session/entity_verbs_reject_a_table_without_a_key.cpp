// SPDX-License-Identifier: BSL-1.0
// expect: the table has no primary key
// expect: docs/errors\.md#no-primary-key
// expect: lines_t
#include <orm/sqlite.hpp>

#include "../blog.hpp"

struct line {
    std::int64_t at{};
    std::string  text;
};
ORM_TABLE(lines, line, "lines", (at), (text))

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.remove(user{});
#else
    db.remove(line{});
#endif
}
