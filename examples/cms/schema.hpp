// SPDX-License-Identifier: BSL-1.0
#pragma once

// A content system: who writes, what is written, every version of it, what readers say, and the
// menus of each edition.

#include <chrono>
#include <optional>
#include <string>

#include <boost/uuid/uuid.hpp>

#include <orm/mixin.hpp>
#include <orm/orm.hpp>
#include <orm/slug.hpp>
#include <orm/uuid.hpp>
#include <orm/validation.hpp>

namespace cms {

using timestamp = std::chrono::sys_seconds;

enum class Role { admin, editor, author, viewer };
ORM_ENUM(Role, admin, editor, author, viewer)

enum class Status { draft, review, published, archived };
ORM_ENUM(Status, draft, review, published, archived)

/// The key of the user who has signed in.
struct signed_in : orm::context_key<std::int64_t> {};

struct User {
    std::int64_t    id{};
    std::string     email{};
    std::string     name{};
    Role            role = Role::viewer;
    orm::created_at created_at{};
};
ORM_TABLE(users, User, "users",
    (id, primary_key, autoincrement),
    (email, email),
    (name, length(1, 80)),
    (role, default_(Role::viewer)),
    (created_at))
ORM_CONSTRAINTS(users, unique_index(lower(users.email)).named("users_email"))

/// A kind of content, "articles" or "recipes". The fields its content has are kept as JSON.
struct Collection {
    std::int64_t id{};
    std::string  slug{};
    std::string  title{};
    std::string  fields = "{}";
};
ORM_TABLE(collections, Collection, "collections",
    (id, primary_key, autoincrement),
    (slug, unique, matches("[a-z0-9-]+", "has to be of small letters, digits and hyphens")),
    (title, length(1, 80)),
    (fields, default_("{}"), check(like(collections.fields, "{%}"))))

/// It is not deleted but put into the trash, and its slug may then be used again. Where none is
/// given it is made of the title.
struct Content : orm::timestamps {
    std::int64_t               id{};
    std::int64_t               collection_id{};
    orm::created_by<signed_in> author_id{};
    std::string                slug{};
    std::string                title{};
    std::string                body{};
    Status                     status = Status::draft;
    std::optional<timestamp>   published_at;
    orm::version               version{};
    orm::soft_delete           deleted_at{};

    void after_insert(auto& tx) const { keep_version(tx, *this); }
    void after_update(auto& tx) const { keep_version(tx, *this); }
};
ORM_TABLE(content, Content, "content",
    (created_at),
    (updated_at),
    (id, primary_key, autoincrement),
    (collection_id, references(collections.id, on_delete_restrict)),
    (author_id, references(users.id, on_delete_restrict)),
    (slug, slug_of<&Content::title>,
        matches("[a-z0-9-]+", "has to be of small letters, digits and hyphens")),
    (title, length(1, 200)),
    (body),
    (status, default_(Status::draft)),
    (published_at),
    (version),
    (deleted_at))
ORM_CONSTRAINTS(content,
    unique_among_living(content.collection_id, content.slug),
    check(or_(ne(content.status, Status::published), is_not_null(content.published_at)))
        .named("content_published_has_a_date"),
    index(content.collection_id, content.status, desc(content.published_at)),
    index(content.author_id, desc(content.id)))

/// What content was like after each time that somebody wrote it.
struct ContentVersion {
    std::int64_t               content_id{};
    std::int32_t               number{};
    orm::created_by<signed_in> editor_id{};
    std::string                title{};
    std::string                body{};
    orm::created_at            created_at{};
};
ORM_TABLE(content_versions, ContentVersion, "content_versions",
    (content_id, references(content.id, on_delete_cascade)),
    (number, check(content_versions.number > 0)),
    (editor_id, references(users.id)),
    (title),
    (body),
    (created_at))
ORM_CONSTRAINTS(content_versions,
    primary_key(content_versions.content_id, content_versions.number),
    index(content_versions.content_id, desc(content_versions.number)))

void keep_version(auto& tx, Content const& row) {
    using namespace orm::dsl;
    auto const newest = tx.one(select(max(content_versions.number))
                                   .from(content_versions)
                                   .where(eq(content_versions.content_id, row.id)));
    tx.insert(ContentVersion{.content_id = row.id,
                             .number     = newest.value_or(0) + 1,
                             .title      = row.title,
                             .body       = row.body});
}

struct Tag {
    std::int64_t id{};
    std::string  name{};
};
ORM_TABLE(tags, Tag, "tags",
    (id, primary_key, autoincrement),
    (name, unique, length(1, 40)))

struct ContentTag {
    std::int64_t content_id{};
    std::int64_t tag_id{};
};
ORM_TABLE(content_tags, ContentTag, "content_tags",
    (content_id, references(content.id, on_delete_cascade)),
    (tag_id, references(tags.id, on_delete_cascade)))
ORM_CONSTRAINTS(content_tags,
    primary_key(content_tags.content_id, content_tags.tag_id),
    index(content_tags.tag_id))

/// What a reader says. It goes into the trash with its content, and comes back with it.
struct Comment {
    std::int64_t         id{};
    std::int64_t         content_id{};
    std::string          reader{};
    std::string          text{};
    orm::created_at      created_at{};
    orm::soft_delete     deleted_at{};
    orm::deleted_through deleted_through{};
};
ORM_TABLE(comments, Comment, "comments",
    (id, primary_key, autoincrement),
    (content_id, references(content.id, on_delete_cascade, on_soft_delete_cascade)),
    (reader, length(1, 80)),
    (text, length(1, 2000)),
    (created_at),
    (deleted_at),
    (deleted_through))
ORM_CONSTRAINTS(comments, index(comments.content_id).where(is_null(comments.deleted_at)))

/// A file, and what is read to those who cannot see it. Its name may be used again when it is in
/// the trash.
struct Media {
    std::int64_t     id{};
    std::int64_t     owner_id{};
    std::string      file_name{};
    std::string      description{};
    std::string      mime_type{};
    std::int64_t     bytes{};
    std::string      metadata = "{}";
    orm::soft_delete deleted_at{};
};
ORM_TABLE(media, Media, "media",
    (id, primary_key, autoincrement),
    (owner_id, references(users.id)),
    (file_name, length(1, 255)),
    (description, length(1, 255)),
    (mime_type),
    (bytes, at_least(0)),
    (metadata, default_("{}")),
    (deleted_at))
ORM_CONSTRAINTS(media, unique_among_living(media.file_name))

/// One for each country, say.
struct Edition {
    boost::uuids::uuid id{};
    std::string        name{};
    std::string        slug{};
};
ORM_TABLE(editions, Edition, "editions",
    (id, primary_key, default_with(orm::uuid_v7)),
    (name, length(1, 80)),
    (slug, unique, slug_of<&Edition::name>))

/// The key of the edition that is worked on.
struct current_edition : orm::context_key<boost::uuids::uuid> {};

/// Rows of other editions are as if they were not there.
struct OfEdition {
    boost::uuids::uuid edition_id{};

    static constexpr auto default_scope(auto table) {
        return orm::dsl::eq(table.edition_id, orm::dsl::from_context<current_edition>);
    }
    void before_insert(orm::context const& around) { edition_id = around.get<current_edition>(); }
};

/// A menu is an entry with entries below it.
struct MenuEntry : OfEdition {
    std::int64_t                id{};
    std::optional<std::int64_t> parent_id{};
    std::string                 label{};
    std::int32_t                place{};
    std::optional<std::int64_t> content_id{};
    orm::updated_at             updated_at{};
    orm::updated_by<signed_in>  editor_id{};
};
ORM_TABLE(menu_entries, MenuEntry, "menu_entries",
    (edition_id, references(editions.id, on_delete_cascade)),
    (id, primary_key, autoincrement),
    (parent_id, references(menu_entries.id, on_delete_cascade)),
    (label, length(1, 40)),
    (place),
    (content_id, references(content.id, on_delete_set_null)),
    (updated_at),
    (editor_id, references(users.id)))
ORM_CONSTRAINTS(menu_entries,
    index(menu_entries.edition_id),
    index(menu_entries.parent_id),
    index(menu_entries.content_id))

inline constexpr auto site = orm::schema(users, collections, content, content_versions, tags,
                                         content_tags, comments, media, editions, menu_entries);

}  // namespace cms
