// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "integration/common/backends.hpp"

// The tables that most tests of behaviour use.

namespace integration {

enum class role { admin, editor, author, viewer };
ORM_ENUM(role, admin, editor, author, viewer)

struct user {
    std::int64_t               id{};
    std::string                email;
    std::optional<std::string> name;
    integration::role          role = role::viewer;
    std::int32_t               age{};
    std::optional<double>      score;

    bool operator==(user const&) const = default;
};
ORM_TABLE(users, user, "users",
    (id, primary_key, autoincrement),
    (email, unique),
    (name),
    (role, default_(role::viewer)),
    (age, default_(18), check(gte(users.age, 0)).named("users_age_not_negative")),
    (score))

// Its first column may be null in a row that is there.
struct post {
    std::optional<std::int64_t> parent_id;
    std::int64_t                id{};
    std::int64_t                author_id{};
    std::string                 title;
    std::int32_t                views{};

    bool operator==(post const&) const = default;
};
ORM_TABLE(posts, post, "posts",
    (parent_id, references(posts.id, on_delete_set_null)),
    (id, primary_key, autoincrement),
    (author_id, references(users.id, on_delete_cascade)),
    (title),
    (views, default_(0)))
ORM_CONSTRAINTS(posts, index(posts.author_id, desc(posts.id)))

// A key of two columns, and no column besides that is required.
struct grade {
    std::int64_t               user_id{};
    std::string                subject;
    std::int32_t               points{};
    std::optional<std::string> note;

    bool operator==(grade const&) const = default;
};
ORM_TABLE(grades, grade, "grades",
    (user_id, references(users.id)),
    (subject),
    (points, default_(1)),
    (note))
ORM_CONSTRAINTS(grades, primary_key(grades.user_id, grades.subject))

// A table of one column.
struct tag {
    std::string label;

    bool operator==(tag const&) const = default;
};
ORM_TABLE(tags, tag, "tags", (label, primary_key))

inline constexpr auto blog = orm::schema(users, posts, grades, tags);

// Compiled once for each backend: see blog.cpp.

template <class Backend>
backend_database<Backend> empty_blog();

/// Five users with the ids 1 to 5, four posts of two of them, three tags.
template <class Backend>
backend_database<Backend> filled_blog();

}  // namespace integration
