// SPDX-License-Identifier: BSL-1.0
// A schema of more than tables is compared with what a program includes to declare it.
#include <orm/orm.hpp>

#include <cstdint>

#include <orm/migrate/gate.hpp>

namespace viewed {

struct Note {
    std::int64_t id{};
    bool         open{};
};
ORM_TABLE(notes, Note, "notes", (id, primary_key), (open))

struct OpenNote {
    std::int64_t id{};
};
ORM_VIEW(open_notes, OpenNote, "open_notes",
         orm::dsl::select(notes.id).from(notes).where(notes.open), (id))

inline constexpr auto tables = orm::schema(notes);
inline constexpr auto schema = orm::schema(notes, open_notes);

inline constexpr orm::migrate::snapshot head{.sqlite = orm::lower<orm::sqlite_dialect>(schema)};
static_assert(orm::migrate::is_current<schema, head>);
static_assert(orm::migrate::drift_of_code<tables, head>.size == 1);

}  // namespace viewed
