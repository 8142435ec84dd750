// SPDX-License-Identifier: BSL-1.0
#pragma once

// A content system: who writes, what is written, and every version of it.

#include <chrono>
#include <optional>
#include <string>

#include <orm/orm.hpp>

namespace cms {

using timestamp = std::chrono::sys_seconds;

enum class Role { admin, editor, author, viewer };
ORM_ENUM(Role, admin, editor, author, viewer)

enum class Status { draft, review, published, archived };
ORM_ENUM(Status, draft, review, published, archived)

/// What rows that people work on have in common.
struct Timestamps {
    timestamp created_at{};
    timestamp updated_at{};
};

inline timestamp now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

struct User {
    std::int64_t id{};
    std::string  email;
    std::string  name;
    Role         role = Role::viewer;
    timestamp    created_at{};
};
ORM_TABLE(users, User, "users",
    (id, primary_key, autoincrement),
    (email, unique, collate("nocase")),
    (name, check(length(users.name) > 0)),
    (role, default_(Role::viewer)),
    (created_at, default_with(now)))

/// A kind of content, "articles" or "recipes". The fields its content has are kept as JSON.
struct Collection {
    std::int64_t id{};
    std::string  slug;
    std::string  title;
    std::string  fields = "{}";
};
ORM_TABLE(collections, Collection, "collections",
    (id, primary_key, autoincrement),
    (slug, unique),
    (title),
    (fields, default_("{}"), check(like(collections.fields, "{%}"))))

struct Content : Timestamps {
    std::int64_t             id{};
    std::int64_t             collection_id{};
    std::int64_t             author_id{};
    std::string              slug;
    std::string              title;
    std::string              body;
    Status                   status = Status::draft;
    std::optional<timestamp> published_at;
};
ORM_TABLE(content, Content, "content",
    (created_at, default_with(now)),
    (updated_at, on_update_with(now)),
    (id, primary_key, autoincrement),
    (collection_id, references(collections.id, on_delete_restrict)),
    (author_id, references(users.id, on_delete_restrict)),
    (slug),
    (title),
    (body),
    (status, default_(Status::draft)),
    (published_at))
ORM_CONSTRAINTS(content,
    unique(content.collection_id, content.slug),
    check(or_(ne(content.status, Status::published), is_not_null(content.published_at)))
        .named("content_published_has_a_date"),
    index(content.collection_id, content.status, desc(content.published_at)),
    index(content.author_id, desc(content.id)))

struct ContentVersion {
    std::int64_t content_id{};
    std::int32_t number{};
    std::int64_t editor_id{};
    std::string  title;
    std::string  body;
    timestamp    created_at{};
};
ORM_TABLE(content_versions, ContentVersion, "content_versions",
    (content_id, references(content.id, on_delete_cascade)),
    (number, check(content_versions.number > 0)),
    (editor_id, references(users.id)),
    (title),
    (body),
    (created_at, default_with(now)))
ORM_CONSTRAINTS(content_versions,
    primary_key(content_versions.content_id, content_versions.number),
    index(content_versions.content_id, desc(content_versions.number)))

/// A file. It is not deleted but marked, and its name may then be used again.
struct Media {
    std::int64_t             id{};
    std::int64_t             owner_id{};
    std::string              file_name;
    std::string              mime_type;
    std::int64_t             bytes{};
    std::string              metadata = "{}";
    std::optional<timestamp> deleted_at;
};
ORM_TABLE(media, Media, "media",
    (id, primary_key, autoincrement),
    (owner_id, references(users.id)),
    (file_name),
    (mime_type),
    (bytes, check(media.bytes >= 0)),
    (metadata, default_("{}")),
    (deleted_at))
ORM_CONSTRAINTS(media,
    unique_index(media.file_name).where(is_null(media.deleted_at)).named("media_living_file_name"))

inline constexpr auto site = orm::schema(users, collections, content, content_versions, media);

}  // namespace cms
