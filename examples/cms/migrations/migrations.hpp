// All migrations. Written by a program; not to be edited.
#pragma once

#include <orm/migrate/line.hpp>
#include <orm/migrate/migration_set.hpp>

#include "0004_editions/snapshot.hpp"

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

// sqlite: 0003_mixins
inline constexpr orm::migrate::step history_sqlite_0003_mixins_up[]{
    {.sql = R"sql(select 'users.users_name_length_check: ' || count(*) || ' rows do not meet it' from "users" where not (length("name") between 1 and 80) having count(*) > 0)sql",
     .check = true},
    {.sql = R"sql(select 'collections.collections_title_length_check: ' || count(*) || ' rows do not meet it' from "collections" where not (length("title") between 1 and 80) having count(*) > 0)sql",
     .check = true},
    {.sql = R"sql(select 'content.content_title_length_check: ' || count(*) || ' rows do not meet it' from "content" where not (length("title") between 1 and 200) having count(*) > 0)sql",
     .check = true},
    {.sql = R"sql(select 'media.media_file_name_length_check: ' || count(*) || ' rows do not meet it' from "media" where not (length("file_name") between 1 and 255) having count(*) > 0)sql",
     .check = true},
    {.sql = R"sql(create table "tags" (
    "id" integer primary key autoincrement,
    "name" text not null unique constraint "tags_name_length_check" check (length("name") between 1 and 40)
))sql"},
    {.sql = R"sql(create table "content_tags" (
    "content_id" integer not null references "content" ("id") on delete cascade,
    "tag_id" integer not null references "tags" ("id") on delete cascade,
    primary key ("content_id", "tag_id")
))sql"},
    {.sql = R"sql(create table "comments" (
    "id" integer primary key autoincrement,
    "content_id" integer not null references "content" ("id") on delete cascade,
    "reader" text not null constraint "comments_reader_length_check" check (length("reader") between 1 and 80),
    "text" text not null constraint "comments_text_length_check" check (length("text") between 1 and 2000),
    "created_at" text not null default current_timestamp,
    "deleted_at" text,
    "deleted_through" text
))sql"},
    {.sql = R"sql(create table "__orm_new_users" (
    "id" integer primary key autoincrement,
    "email" text collate nocase not null unique,
    "name" text not null constraint "users_name_length_check" check (length("name") between 1 and 80),
    "role" text not null default 'viewer' constraint "users_role_values" check ("role" in ('admin', 'editor', 'author', 'viewer')),
    "created_at" text not null default current_timestamp
))sql"},
    {.sql = R"sql(insert into "__orm_new_users" ("id", "email", "name", "role", "created_at") select "id", "email", "name", "role", "created_at" from "users")sql",
     .risk = {18}},  // data-dependent, rewrite
    {.sql = R"sql(delete from sqlite_sequence where name = '__orm_new_users')sql"},
    {.sql = R"sql(insert into sqlite_sequence (name, seq) select '__orm_new_users', seq from sqlite_sequence where name = 'users')sql"},
    {.sql = R"sql(drop table "users")sql"},
    {.sql = R"sql(pragma legacy_alter_table = on)sql"},
    {.sql = R"sql(alter table "__orm_new_users" rename to "users")sql"},
    {.sql = R"sql(pragma legacy_alter_table = off)sql"},
    {.sql = R"sql(create table "__orm_new_collections" (
    "id" integer primary key autoincrement,
    "slug" text not null unique,
    "title" text not null constraint "collections_title_length_check" check (length("title") between 1 and 80),
    "fields" text not null default '{}' constraint "collections_fields_check" check ("fields" like '{%}')
))sql"},
    {.sql = R"sql(insert into "__orm_new_collections" ("id", "slug", "title", "fields") select "id", "slug", "title", "fields" from "collections")sql",
     .risk = {18}},  // data-dependent, rewrite
    {.sql = R"sql(delete from sqlite_sequence where name = '__orm_new_collections')sql"},
    {.sql = R"sql(insert into sqlite_sequence (name, seq) select '__orm_new_collections', seq from sqlite_sequence where name = 'collections')sql"},
    {.sql = R"sql(drop table "collections")sql"},
    {.sql = R"sql(pragma legacy_alter_table = on)sql"},
    {.sql = R"sql(alter table "__orm_new_collections" rename to "collections")sql"},
    {.sql = R"sql(pragma legacy_alter_table = off)sql"},
    {.sql = R"sql(create table "__orm_new_content" (
    "created_at" text not null default current_timestamp,
    "updated_at" text not null default current_timestamp,
    "id" integer primary key autoincrement,
    "collection_id" integer not null references "collections" ("id") on delete restrict,
    "author_id" integer not null references "users" ("id") on delete restrict,
    "slug" text not null,
    "title" text not null constraint "content_title_length_check" check (length("title") between 1 and 200),
    "body" text not null,
    "status" text not null default 'draft' constraint "content_status_values" check ("status" in ('draft', 'review', 'published', 'archived')),
    "published_at" text,
    "version" integer not null default 1,
    "deleted_at" text,
    constraint "content_published_has_a_date" check ("status" <> 'published' or "published_at" is not null)
))sql"},
    {.sql = R"sql(insert into "__orm_new_content" ("created_at", "updated_at", "id", "collection_id", "author_id", "slug", "title", "body", "status", "published_at") select "created_at", "updated_at", "id", "collection_id", "author_id", "slug", "title", "body", "status", "published_at" from "content")sql",
     .risk = {18}},  // data-dependent, rewrite
    {.sql = R"sql(delete from sqlite_sequence where name = '__orm_new_content')sql"},
    {.sql = R"sql(insert into sqlite_sequence (name, seq) select '__orm_new_content', seq from sqlite_sequence where name = 'content')sql"},
    {.sql = R"sql(drop table "content")sql"},
    {.sql = R"sql(pragma legacy_alter_table = on)sql"},
    {.sql = R"sql(alter table "__orm_new_content" rename to "content")sql"},
    {.sql = R"sql(pragma legacy_alter_table = off)sql"},
    {.sql = R"sql(create table "__orm_new_content_versions" (
    "content_id" integer not null references "content" ("id") on delete cascade,
    "number" integer not null constraint "content_versions_number_check" check ("number" > 0),
    "editor_id" integer not null references "users" ("id"),
    "title" text not null,
    "body" text not null,
    "created_at" text not null default current_timestamp,
    primary key ("content_id", "number")
))sql"},
    {.sql = R"sql(insert into "__orm_new_content_versions" (rowid, "content_id", "number", "editor_id", "title", "body", "created_at") select rowid, "content_id", "number", "editor_id", "title", "body", "created_at" from "content_versions")sql",
     .risk = {18}},  // data-dependent, rewrite
    {.sql = R"sql(drop table "content_versions")sql"},
    {.sql = R"sql(pragma legacy_alter_table = on)sql"},
    {.sql = R"sql(alter table "__orm_new_content_versions" rename to "content_versions")sql"},
    {.sql = R"sql(pragma legacy_alter_table = off)sql"},
    {.sql = R"sql(create table "__orm_new_media" (
    "id" integer primary key autoincrement,
    "owner_id" integer not null references "users" ("id"),
    "file_name" text not null constraint "media_file_name_length_check" check (length("file_name") between 1 and 255),
    "mime_type" text not null,
    "bytes" integer not null constraint "media_bytes_range_check" check ("bytes" >= 0),
    "metadata" text not null default '{}',
    "deleted_at" text
))sql"},
    {.sql = R"sql(insert into "__orm_new_media" ("id", "owner_id", "file_name", "mime_type", "bytes", "metadata", "deleted_at") select "id", "owner_id", "file_name", "mime_type", "bytes", "metadata", "deleted_at" from "media")sql",
     .risk = {18}},  // data-dependent, rewrite
    {.sql = R"sql(delete from sqlite_sequence where name = '__orm_new_media')sql"},
    {.sql = R"sql(insert into sqlite_sequence (name, seq) select '__orm_new_media', seq from sqlite_sequence where name = 'media')sql"},
    {.sql = R"sql(drop table "media")sql"},
    {.sql = R"sql(pragma legacy_alter_table = on)sql"},
    {.sql = R"sql(alter table "__orm_new_media" rename to "media")sql"},
    {.sql = R"sql(pragma legacy_alter_table = off)sql"},
    {.sql = R"sql(create unique index "content_collection_id_slug_idx" on "content" ("collection_id", "slug") where "deleted_at" is null)sql",
     .risk = {2}},  // data-dependent
    {.sql = R"sql(create index "content_collection_id_status_published_at_idx" on "content" ("collection_id", "status", "published_at" desc))sql"},
    {.sql = R"sql(create index "content_author_id_id_idx" on "content" ("author_id", "id" desc))sql"},
    {.sql = R"sql(create index "content_versions_content_id_number_idx" on "content_versions" ("content_id", "number" desc))sql"},
    {.sql = R"sql(create index "content_tags_tag_id_idx" on "content_tags" ("tag_id"))sql"},
    {.sql = R"sql(create index "comments_content_id_idx" on "comments" ("content_id") where "deleted_at" is null)sql"},
    {.sql = R"sql(create unique index "media_file_name_idx" on "media" ("file_name") where "deleted_at" is null)sql",
     .risk = {2}},  // data-dependent
    {.sql = R"sql(create trigger "comments_content_id_soft_deleted" after update of "deleted_at" on "content" for each row when (old."deleted_at" is null and new."deleted_at" is not null) begin update "comments" set "deleted_at" = new."deleted_at", "deleted_through" = 'comments_content_id_fkey' where "content_id" = new."id" and "deleted_at" is null; end)sql"},
    {.sql = R"sql(create trigger "comments_content_id_restored" after update of "deleted_at" on "content" for each row when (old."deleted_at" is not null and new."deleted_at" is null) begin update "comments" set "deleted_at" = new."deleted_at", "deleted_through" = null where "content_id" = new."id" and "deleted_through" = 'comments_content_id_fkey'; end)sql"},
};
inline constexpr orm::migrate::step history_sqlite_0003_mixins_down[]{
    {.sql = R"sql(select 'users.users_name_check: ' || count(*) || ' rows do not meet it' from "users" where not (length("name") > 0) having count(*) > 0)sql",
     .check = true},
    {.sql = R"sql(select 'content.collection_id: ' || count(*) || ' values that several rows have' from (select 1 as "one" from "content" where "collection_id" is not null and "slug" is not null group by "collection_id", "slug" having count(*) > 1) as "again" having count(*) > 0)sql",
     .check = true},
    {.sql = R"sql(drop trigger "comments_content_id_soft_deleted")sql",
     .risk = {4}},  // incompatible
    {.sql = R"sql(drop trigger "comments_content_id_restored")sql",
     .risk = {4}},  // incompatible
    {.sql = R"sql(drop table "comments")sql",
     .risk = {1}},  // destructive
    {.sql = R"sql(drop table "content_tags")sql",
     .risk = {1}},  // destructive
    {.sql = R"sql(drop table "tags")sql",
     .risk = {1}},  // destructive
    {.sql = R"sql(create table "__orm_new_users" (
    "id" integer primary key autoincrement,
    "email" text collate nocase not null unique,
    "name" text not null constraint "users_name_check" check (length("name") > 0),
    "role" text not null default 'viewer' constraint "users_role_values" check ("role" in ('admin', 'editor', 'author', 'viewer')),
    "created_at" text not null
))sql"},
    {.sql = R"sql(insert into "__orm_new_users" ("id", "email", "name", "role", "created_at") select "id", "email", "name", "role", "created_at" from "users")sql",
     .risk = {18}},  // data-dependent, rewrite
    {.sql = R"sql(delete from sqlite_sequence where name = '__orm_new_users')sql"},
    {.sql = R"sql(insert into sqlite_sequence (name, seq) select '__orm_new_users', seq from sqlite_sequence where name = 'users')sql"},
    {.sql = R"sql(drop table "users")sql"},
    {.sql = R"sql(pragma legacy_alter_table = on)sql"},
    {.sql = R"sql(alter table "__orm_new_users" rename to "users")sql"},
    {.sql = R"sql(pragma legacy_alter_table = off)sql"},
    {.sql = R"sql(create table "__orm_new_collections" (
    "id" integer primary key autoincrement,
    "slug" text not null unique,
    "title" text not null,
    "fields" text not null default '{}' constraint "collections_fields_check" check ("fields" like '{%}')
))sql"},
    {.sql = R"sql(insert into "__orm_new_collections" ("id", "slug", "title", "fields") select "id", "slug", "title", "fields" from "collections")sql",
     .risk = {18}},  // data-dependent, rewrite
    {.sql = R"sql(delete from sqlite_sequence where name = '__orm_new_collections')sql"},
    {.sql = R"sql(insert into sqlite_sequence (name, seq) select '__orm_new_collections', seq from sqlite_sequence where name = 'collections')sql"},
    {.sql = R"sql(drop table "collections")sql"},
    {.sql = R"sql(pragma legacy_alter_table = on)sql"},
    {.sql = R"sql(alter table "__orm_new_collections" rename to "collections")sql"},
    {.sql = R"sql(pragma legacy_alter_table = off)sql"},
    {.sql = R"sql(create table "__orm_new_content" (
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
    {.sql = R"sql(insert into "__orm_new_content" ("created_at", "updated_at", "id", "collection_id", "author_id", "slug", "title", "body", "status", "published_at") select "created_at", "updated_at", "id", "collection_id", "author_id", "slug", "title", "body", "status", "published_at" from "content")sql",
     .risk = {18}},  // data-dependent, rewrite
    {.sql = R"sql(delete from sqlite_sequence where name = '__orm_new_content')sql"},
    {.sql = R"sql(insert into sqlite_sequence (name, seq) select '__orm_new_content', seq from sqlite_sequence where name = 'content')sql"},
    {.sql = R"sql(drop table "content")sql",
     .risk = {1}},  // destructive
    {.sql = R"sql(pragma legacy_alter_table = on)sql"},
    {.sql = R"sql(alter table "__orm_new_content" rename to "content")sql"},
    {.sql = R"sql(pragma legacy_alter_table = off)sql"},
    {.sql = R"sql(create table "__orm_new_content_versions" (
    "content_id" integer not null references "content" ("id") on delete cascade,
    "number" integer not null constraint "content_versions_number_check" check ("number" > 0),
    "editor_id" integer not null references "users" ("id"),
    "title" text not null,
    "body" text not null,
    "created_at" text not null,
    primary key ("content_id", "number")
))sql"},
    {.sql = R"sql(insert into "__orm_new_content_versions" (rowid, "content_id", "number", "editor_id", "title", "body", "created_at") select rowid, "content_id", "number", "editor_id", "title", "body", "created_at" from "content_versions")sql",
     .risk = {18}},  // data-dependent, rewrite
    {.sql = R"sql(drop table "content_versions")sql"},
    {.sql = R"sql(pragma legacy_alter_table = on)sql"},
    {.sql = R"sql(alter table "__orm_new_content_versions" rename to "content_versions")sql"},
    {.sql = R"sql(pragma legacy_alter_table = off)sql"},
    {.sql = R"sql(create table "__orm_new_media" (
    "id" integer primary key autoincrement,
    "owner_id" integer not null references "users" ("id"),
    "file_name" text not null,
    "mime_type" text not null,
    "bytes" integer not null constraint "media_bytes_check" check ("bytes" >= 0),
    "metadata" text not null default '{}',
    "deleted_at" text
))sql"},
    {.sql = R"sql(insert into "__orm_new_media" ("id", "owner_id", "file_name", "mime_type", "bytes", "metadata", "deleted_at") select "id", "owner_id", "file_name", "mime_type", "bytes", "metadata", "deleted_at" from "media")sql",
     .risk = {18}},  // data-dependent, rewrite
    {.sql = R"sql(delete from sqlite_sequence where name = '__orm_new_media')sql"},
    {.sql = R"sql(insert into sqlite_sequence (name, seq) select '__orm_new_media', seq from sqlite_sequence where name = 'media')sql"},
    {.sql = R"sql(drop table "media")sql"},
    {.sql = R"sql(pragma legacy_alter_table = on)sql"},
    {.sql = R"sql(alter table "__orm_new_media" rename to "media")sql"},
    {.sql = R"sql(pragma legacy_alter_table = off)sql"},
    {.sql = R"sql(create index "content_collection_id_status_published_at_idx" on "content" ("collection_id", "status", "published_at" desc))sql"},
    {.sql = R"sql(create index "content_author_id_id_idx" on "content" ("author_id", "id" desc))sql"},
    {.sql = R"sql(create index "content_versions_content_id_number_idx" on "content_versions" ("content_id", "number" desc))sql"},
    {.sql = R"sql(create unique index "media_living_file_name" on "media" ("file_name") where "deleted_at" is null)sql",
     .risk = {2}},  // data-dependent
};

// sqlite: 0004_editions
inline constexpr orm::migrate::step history_sqlite_0004_editions_up[]{
    {.sql = R"sql(create table "editions" (
    "id" text not null primary key,
    "name" text not null constraint "editions_name_length_check" check (length("name") between 1 and 80),
    "slug" text not null unique
))sql"},
    {.sql = R"sql(create table "menu_entries" (
    "edition_id" text not null references "editions" ("id") on delete cascade,
    "id" integer primary key autoincrement,
    "parent_id" integer references "menu_entries" ("id") on delete cascade,
    "label" text not null constraint "menu_entries_label_length_check" check (length("label") between 1 and 40),
    "place" integer not null,
    "content_id" integer references "content" ("id") on delete set null,
    "updated_at" text not null default current_timestamp,
    "editor_id" integer not null references "users" ("id")
))sql"},
    {.sql = R"sql(create index "menu_entries_edition_id_idx" on "menu_entries" ("edition_id"))sql"},
    {.sql = R"sql(create index "menu_entries_parent_id_idx" on "menu_entries" ("parent_id"))sql"},
    {.sql = R"sql(create index "menu_entries_content_id_idx" on "menu_entries" ("content_id"))sql"},
};
inline constexpr orm::migrate::step history_sqlite_0004_editions_down[]{
    {.sql = R"sql(drop table "menu_entries")sql",
     .risk = {1}},  // destructive
    {.sql = R"sql(drop table "editions")sql",
     .risk = {1}},  // destructive
};

inline constexpr orm::migrate::migration history_sqlite[]{
    {.name = R"sql(0001_start)sql", .up = history_sqlite_0001_start_up, .down = history_sqlite_0001_start_down},
    {.name = R"sql(0002_media)sql", .parent = R"sql(0001_start)sql", .up = history_sqlite_0002_media_up, .down = history_sqlite_0002_media_down},
    {.name = R"sql(0003_mixins)sql", .parent = R"sql(0002_media)sql", .up = history_sqlite_0003_mixins_up, .down = history_sqlite_0003_mixins_down},
    {.name = R"sql(0004_editions)sql", .parent = R"sql(0003_mixins)sql", .up = history_sqlite_0004_editions_up, .down = history_sqlite_0004_editions_down},
};

inline constexpr orm::migrate::migration_set all{.head = head, .sqlite = history_sqlite};

static_assert(orm::migrate::is_line<all>);

}  // namespace migrations
// clang-format on
