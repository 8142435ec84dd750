// All migrations. Written by a program; not to be edited.
#pragma once

#include <orm/migrate/line.hpp>
#include <orm/migrate/migration_set.hpp>

#include "0002_media/snapshot.hpp"

// clang-format off
namespace migrations {

// sqlite: 0001_start
inline constexpr orm::migrate::step history_sqlite_0001_start_up[]{
    {.sql = R"sql(create table "users" (
    "id" integer primary key autoincrement,
    "email" text collate nocase not null unique,
    "name" text not null constraint "users_name_check" check (length("name") > 0),
    "role" text not null default 'viewer' constraint "users_role_values" check ("role" in ('admin', 'editor', 'author', 'viewer')),
    "created_at" text not null
))sql"},
    {.sql = R"sql(create table "collections" (
    "id" integer primary key autoincrement,
    "slug" text not null unique,
    "title" text not null,
    "fields" text not null default '{}' constraint "collections_fields_check" check ("fields" like '{%}')
))sql"},
    {.sql = R"sql(create table "content" (
    "created_at" text not null,
    "updated_at" text not null,
    "id" integer primary key autoincrement,
    "collection_id" integer not null references "collections" ("id") on delete restrict,
    "author_id" integer not null references "users" ("id") on delete restrict,
    "slug" text not null,
    "title" text not null,
    "body" text not null,
    "status" text not null default 'draft' constraint "content_status_values" check ("status" in ('draft', 'review', 'published', 'archived')),
    "published_at" text,
    unique ("collection_id", "slug"),
    constraint "content_published_has_a_date" check ("status" <> 'published' or "published_at" is not null)
))sql"},
    {.sql = R"sql(create table "content_versions" (
    "content_id" integer not null references "content" ("id") on delete cascade,
    "number" integer not null constraint "content_versions_number_check" check ("number" > 0),
    "editor_id" integer not null references "users" ("id"),
    "title" text not null,
    "body" text not null,
    "created_at" text not null,
    primary key ("content_id", "number")
))sql"},
    {.sql = R"sql(create index "content_collection_id_status_published_at_idx" on "content" ("collection_id", "status", "published_at" desc))sql"},
    {.sql = R"sql(create index "content_author_id_id_idx" on "content" ("author_id", "id" desc))sql"},
    {.sql = R"sql(create index "content_versions_content_id_number_idx" on "content_versions" ("content_id", "number" desc))sql"},
};
inline constexpr orm::migrate::step history_sqlite_0001_start_down[]{
    {.sql = R"sql(drop table "content_versions")sql",
     .risk = {1}},  // destructive
    {.sql = R"sql(drop table "content")sql",
     .risk = {1}},  // destructive
    {.sql = R"sql(drop table "collections")sql",
     .risk = {1}},  // destructive
    {.sql = R"sql(drop table "users")sql",
     .risk = {1}},  // destructive
};

// sqlite: 0002_media
inline constexpr orm::migrate::step history_sqlite_0002_media_up[]{
    {.sql = R"sql(create table "media" (
    "id" integer primary key autoincrement,
    "owner_id" integer not null references "users" ("id"),
    "file_name" text not null,
    "mime_type" text not null,
    "bytes" integer not null constraint "media_bytes_check" check ("bytes" >= 0),
    "metadata" text not null default '{}',
    "deleted_at" text
))sql"},
    {.sql = R"sql(create unique index "media_living_file_name" on "media" ("file_name") where "deleted_at" is null)sql"},
};
inline constexpr orm::migrate::step history_sqlite_0002_media_down[]{
    {.sql = R"sql(drop table "media")sql",
     .risk = {1}},  // destructive
};

inline constexpr orm::migrate::migration history_sqlite[]{
    {.name = R"sql(0001_start)sql", .up = history_sqlite_0001_start_up, .down = history_sqlite_0001_start_down},
    {.name = R"sql(0002_media)sql", .parent = R"sql(0001_start)sql", .up = history_sqlite_0002_media_up, .down = history_sqlite_0002_media_down},
};

inline constexpr orm::migrate::migration_set all{.head = head, .sqlite = history_sqlite};

static_assert(orm::migrate::is_line<all>);

}  // namespace migrations
// clang-format on
