// SPDX-License-Identifier: BSL-1.0
// expect: SQLite has no exclude\(\) in any version
// expect: docs/errors\.md#feature-of-the-engine
// expect: exclusion_constraints
#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

struct note {
    std::int64_t               id{};
    std::optional<std::string> text;
};
ORM_TABLE(notes, note, "notes", (id, primary_key), (text))
#ifdef ORM_GOOD_TWIN
ORM_CONSTRAINTS(notes, unique(notes.text))
#else
ORM_CONSTRAINTS(notes, exclude(compared(notes.text, "=")))
#endif

void use(orm::sqlite::database& db) { db.create(orm::schema(notes)); }
