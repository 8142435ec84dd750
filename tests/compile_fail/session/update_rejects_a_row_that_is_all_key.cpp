// SPDX-License-Identifier: BSL-1.0
// expect: an update of whole structs finds its rows by their key
// expect: docs/errors\.md#update-by-key
// expect: tags_t
#include <orm/sqlite.hpp>

#include "../blog.hpp"

struct tag {
    std::string name;
};
ORM_TABLE(tags, tag, "tags", (name, primary_key))

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.update(user{});
#else
    db.update(tag{});
#endif
}
