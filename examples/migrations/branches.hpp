// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>

#include <orm/orm.hpp>

#include "third.hpp"

// The notes as two branches have changed them, and as a merge leaves them.

namespace pinned {

struct Note {
    std::int64_t id{};
    std::string  subject{};
    std::string  body{};
    bool         pinned{};
};
ORM_TABLE(notes, Note, "notes",
    (id, primary_key, autoincrement),
    (subject),
    (body),
    (pinned, default_(false)))

struct Tag {
    std::int64_t note_id{};
    std::string  word{};
};
ORM_TABLE(tags, Tag, "tags",
    (note_id, references(notes.id, on_delete_cascade)),
    (word))
ORM_CONSTRAINTS(tags, primary_key(tags.note_id, tags.word), index(tags.word))

inline constexpr auto notebook = orm::schema(notes, tags);

}  // namespace pinned

namespace merged {

struct Note {
    std::int64_t id{};
    std::string  subject{};
    std::string  body{};
    bool         pinned{};
    std::string  color{};
};
ORM_TABLE(notes, Note, "notes",
    (id, primary_key, autoincrement),
    (subject),
    (body),
    (pinned, default_(false)),
    (color, default_("white")))

struct Tag {
    std::int64_t note_id{};
    std::string  word{};
};
ORM_TABLE(tags, Tag, "tags",
    (note_id, references(notes.id, on_delete_cascade)),
    (word))
ORM_CONSTRAINTS(tags, primary_key(tags.note_id, tags.word), index(tags.word))

inline constexpr auto notebook = orm::schema(notes, tags);

}  // namespace merged

namespace colored {

struct Note {
    std::int64_t id{};
    std::string  subject{};
    std::string  body{};
    std::string  color{};
};
ORM_TABLE(notes, Note, "notes",
    (id, primary_key, autoincrement),
    (subject),
    (body),
    (color, default_("white")))

struct Tag {
    std::int64_t note_id{};
    std::string  word{};
};
ORM_TABLE(tags, Tag, "tags",
    (note_id, references(notes.id, on_delete_cascade)),
    (word))
ORM_CONSTRAINTS(tags, primary_key(tags.note_id, tags.word), index(tags.word))

inline constexpr auto notebook = orm::schema(notes, tags);

}  // namespace colored
