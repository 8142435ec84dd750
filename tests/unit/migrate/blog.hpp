// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <orm/migrate/change.hpp>
#include <orm/render/lower.hpp>

// A schema, and the same some changes later.

namespace before {

enum class role { admin, guest };
ORM_ENUM(role, admin, guest)

struct user {
    std::int64_t                id{};
    std::string                 nick;
    std::optional<std::int64_t> age;
    role                        kind = role::guest;
};
ORM_TABLE(users, user, "users", (id, primary_key, autoincrement), (nick), (age), (kind))
ORM_CONSTRAINTS(users, index(users.nick))

struct post {
    std::int64_t id{};
    std::int64_t author_id{};
    std::string  body;
    std::string  junk;
};
ORM_TABLE(posts, post, "posts", (id, primary_key),
    (author_id, references(users.id, on_delete_cascade)), (body), (junk))

inline constexpr auto schema = orm::schema(users, posts);

}  // namespace before

namespace after {

enum class role { admin, guest, editor };
ORM_ENUM(role, admin, guest, editor)

struct person {
    std::int64_t id{};
    std::string  name;
    std::int64_t age{};
    role         kind = role::guest;
};
ORM_TABLE(people, person, "people", (id, primary_key, autoincrement),
    (name, renamed_from("nick")), (age, backfill(0)), (kind))
ORM_CONSTRAINTS(people, table_renamed_from("users"), index(people.name))

struct post {
    std::int64_t               id{};
    std::int64_t               author_id{};
    std::string                body;
    std::optional<std::string> note;
};
ORM_TABLE(posts, post, "posts", (id, primary_key),
    (author_id, references(people.id, on_delete_cascade)), (body), (note))

inline constexpr auto schema = orm::schema(people, posts);

}  // namespace after

/// The change from the one to the other, on one engine.
template <orm::dialect Dialect>
using blog_change =
    orm::migrate::models_between<Dialect, orm::migrate::model_of_schema<before::schema>,
                                 orm::migrate::model_of_schema<after::schema>>;

template <orm::dialect Dialect>
constexpr auto const& up = orm::migrate::constant_plan<Dialect, blog_change<Dialect>>::kept.steps;
template <orm::dialect Dialect>
constexpr auto const& down =
    orm::migrate::constant_plan<Dialect,
                                orm::migrate::way_back<Dialect, blog_change<Dialect>>>::kept.steps;
