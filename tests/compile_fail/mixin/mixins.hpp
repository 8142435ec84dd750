// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>

#include <orm/dialect/sqlite.hpp>
#include <orm/mixin.hpp>
#include <orm/orm.hpp>

struct author {
    std::int64_t id{};
    std::string  name;
};
ORM_TABLE(authors, author, "authors", (id, primary_key), (name))

struct note {
    std::int64_t     id{};
    std::string      text;
    orm::soft_delete deleted_at{};
};
ORM_TABLE(notes, note, "notes", (id, primary_key), (text), (deleted_at))

using namespace orm::dsl;
