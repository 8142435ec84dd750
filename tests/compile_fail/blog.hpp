// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <orm/dialect/sqlite.hpp>
#include <orm/expr/operators.hpp>
#include <orm/expr/raw.hpp>
#include <orm/expr/window_function.hpp>
#include <orm/render/sql.hpp>
#include <orm/schema/table.hpp>

// The tables that the programs of this folder get wrong.

struct user {
    std::int64_t               id{};
    std::string                email;
    std::optional<std::string> nickname;
    std::int32_t               age{};
    bool                       active{};
};
ORM_TABLE(users, user, "users",
    (id, primary_key, autoincrement),
    (email, unique),
    (nickname),
    (age, default_(0)),
    (active, default_(true)))

struct post {
    std::int64_t id{};
    std::int64_t author_id{};
    std::string  title;
    std::int64_t letters{};
};
ORM_TABLE(posts, post, "posts",
    (id, primary_key, autoincrement),
    (author_id, references(users.id)),
    (title),
    (letters, generated(length(posts.title), stored)))

using namespace orm::dsl;
