// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>

#include <orm/orm.hpp>

namespace third {

// [notes]
struct Note {
    std::int64_t id{};
    std::string  subject{};
    std::string  body{};
};
ORM_TABLE(notes, Note, "notes",
    (id, primary_key, autoincrement),
    (subject, renamed_from("title")),
    (body, backfill("")))
// [/notes]

struct Tag {
    std::int64_t note_id{};
    std::string  word{};
};
ORM_TABLE(tags, Tag, "tags",
    (note_id, references(notes.id, on_delete_cascade)),
    (word))
ORM_CONSTRAINTS(tags, primary_key(tags.note_id, tags.word), index(tags.word))

inline constexpr auto notebook = orm::schema(notes, tags);

}  // namespace third
