// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>

#include <orm/orm.hpp>

namespace first {

// [schema]
struct Note {
    std::int64_t id{};
    std::string  title{};
    std::int32_t stars{};
};
ORM_TABLE(notes, Note, "notes",
    (id, primary_key, autoincrement),
    (title),
    (stars, default_(0)))

inline constexpr auto notebook = orm::schema(notes);
// [/schema]

}  // namespace first
