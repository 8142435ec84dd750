// SPDX-License-Identifier: BSL-1.0
// expect: SQLite has no nulls_not_distinct\(\) in any
// expect: docs/errors\.md#feature-of-the-engine
// expect: nulls_not_distinct
#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

struct note {
    std::int64_t               id{};
    std::optional<std::string> text;
};
ORM_TABLE(notes, note, "notes", (id, primary_key), (text))
#ifdef ORM_GOOD_TWIN
ORM_CONSTRAINTS(notes, unique_index(notes.text))
#else
ORM_CONSTRAINTS(notes, unique_index(notes.text).nulls_not_distinct())
#endif

void use(orm::sqlite::database& db) { db.create(orm::schema(notes)); }
