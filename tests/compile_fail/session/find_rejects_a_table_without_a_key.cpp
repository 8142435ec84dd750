// SPDX-License-Identifier: BSL-1.0
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
    static_cast<void>(db.find(users, 1));
#else
    static_cast<void>(db.find(lines, 1));
#endif
}
