// All migrations. Written by a program; not to be edited.
#pragma once

#include <orm/migrate/line.hpp>
#include <orm/migrate/migration_set.hpp>

#include "0009_drop_views/snapshot.hpp"

// clang-format off
namespace migrations {

// sqlite: 0001_start
inline constexpr orm::migrate::step history_sqlite_0001_start_up[]{
    {.sql = R"sql(create table "users" (
    "id" integer primary key autoincrement,
    "email" text not null,
    "name" text not null constraint "users_name_check" check (length("name") > 0),
    "role" text not null default 'viewer' constraint "users_role_values" check ("role" in ('admin', 'editor', 'author', 'viewer')),
    "created_at" text not null
))sql"},
    {.sql = R"sql(create table "sections" (
    "id" integer primary key autoincrement,
    "slug" text not null unique,
    "title" text not null
))sql"},
    {.sql = R"sql(create table "articles" (
    "created_at" text not null,
    "updated_at" text not null,
    "id" integer primary key autoincrement,
    "section_id" integer not null references "sections" ("id") on delete restrict,
    "author_id" integer not null references "users" ("id") on delete restrict,
    "slug" text not null,
    "title" text not null,
    "body" text not null,
    "status" text not null default 'draft' constraint "articles_status_values" check ("status" in ('draft', 'published', 'hidden')),
    "published_at" text,
    "views" integer not null default 0,
    unique ("section_id", "slug"),
    constraint "articles_published_has_a_date" check ("status" <> 'published' or "published_at" is not null)
))sql"},
    {.sql = R"sql(create table "article_versions" (
    "article_id" integer not null references "articles" ("id") on delete cascade,
    "number" integer not null constraint "article_versions_number_check" check ("number" > 0),
    "editor_id" integer not null references "users" ("id"),
    "title" text not null,
    "body" text not null,
    "created_at" text not null,
    primary key ("article_id", "number")
))sql"},
    {.sql = R"sql(create unique index "users_email" on "users" ((lower("email"))))sql"},
    {.sql = R"sql(create index "articles_section_id_status_published_at_idx" on "articles" ("section_id", "status", "published_at" desc))sql"},
    {.sql = R"sql(create index "articles_author_id_id_idx" on "articles" ("author_id", "id" desc))sql"},
    {.sql = R"sql(create index "articles_most_read" on "articles" ("views" desc) where "views" > 0)sql"},
    {.sql = R"sql(create index "article_versions_article_id_number_idx" on "article_versions" ("article_id", "number" desc))sql"},
};
inline constexpr orm::migrate::step history_sqlite_0001_start_down[]{
    {.sql = R"sql(drop table "article_versions")sql",
     .risk = {1}},  // destructive
    {.sql = R"sql(drop table "articles")sql",
     .risk = {1}},  // destructive
    {.sql = R"sql(drop table "sections")sql",
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
    "bytes" text not null,
    "metadata" text not null default '{}',
    "deleted_at" text
))sql"},
    {.sql = R"sql(create unique index "media_living_file_name" on "media" ("file_name") where "deleted_at" is null)sql"},
};
inline constexpr orm::migrate::step history_sqlite_0002_media_down[]{
    {.sql = R"sql(drop table "media")sql",
     .risk = {1}},  // destructive
};

// sqlite: 0003_descriptions
inline constexpr orm::migrate::step history_sqlite_0003_descriptions_up[]{
    {.sql = R"sql(create table "__orm_new_media" (
    "id" integer primary key autoincrement,
    "owner_id" integer not null references "users" ("id"),
    "file_name" text not null,
    "mime_type" text not null,
    "bytes" text not null,
    "metadata" text not null default '{}',
    "deleted_at" text,
    "description" text not null
))sql"},
    {.sql = R"sql(insert into "__orm_new_media" ("id", "owner_id", "file_name", "mime_type", "bytes", "metadata", "deleted_at", "description") select "id", "owner_id", "file_name", "mime_type", "bytes", "metadata", "deleted_at", "file_name" from "media")sql",
     .risk = {18}},  // data-dependent, rewrite
    {.sql = R"sql(delete from sqlite_sequence where name = '__orm_new_media')sql"},
    {.sql = R"sql(insert into sqlite_sequence (name, seq) select '__orm_new_media', seq from sqlite_sequence where name = 'media')sql"},
    {.sql = R"sql(drop table "media")sql"},
    {.sql = R"sql(pragma legacy_alter_table = on)sql"},
    {.sql = R"sql(alter table "__orm_new_media" rename to "media")sql"},
    {.sql = R"sql(pragma legacy_alter_table = off)sql"},
    {.sql = R"sql(create unique index "media_living_file_name" on "media" ("file_name") where "deleted_at" is null)sql",
     .risk = {2}},  // data-dependent
};
inline constexpr orm::migrate::step history_sqlite_0003_descriptions_down[]{
    {.sql = R"sql(alter table "media" drop column "description")sql",
     .risk = {1}},  // destructive
};

// sqlite: 0004_collections
inline constexpr orm::migrate::step history_sqlite_0004_collections_up[]{
    {.sql = R"sql(drop index "articles_section_id_status_published_at_idx")sql"},
    {.sql = R"sql(drop index "articles_author_id_id_idx")sql"},
    {.sql = R"sql(drop index "articles_most_read")sql"},
    {.sql = R"sql(drop index "article_versions_article_id_number_idx")sql"},
    {.sql = R"sql(alter table "sections" rename to "collections")sql",
     .risk = {4}},  // incompatible
    {.sql = R"sql(alter table "articles" rename to "content")sql",
     .risk = {4}},  // incompatible
    {.sql = R"sql(alter table "article_versions" rename to "content_versions")sql",
     .risk = {4}},  // incompatible
    {.sql = R"sql(alter table "content" rename column "section_id" to "collection_id")sql",
     .risk = {4}},  // incompatible
    {.sql = R"sql(alter table "content_versions" rename column "article_id" to "content_id")sql",
     .risk = {4}},  // incompatible
    {.sql = R"sql(alter table "collections" add column "fields" text not null default '{}' constraint "collections_fields_check" check ("fields" like '{%}'))sql"},
    {.sql = R"sql(create index "content_collection_id_status_published_at_idx" on "content" ("collection_id", "status", "published_at" desc))sql"},
    {.sql = R"sql(create index "content_author_id_id_idx" on "content" ("author_id", "id" desc))sql"},
    {.sql = R"sql(create index "content_most_read" on "content" ("views" desc) where "views" > 0)sql"},
    {.sql = R"sql(create index "content_versions_content_id_number_idx" on "content_versions" ("content_id", "number" desc))sql"},
};
inline constexpr orm::migrate::step history_sqlite_0004_collections_down[]{
    {.sql = R"sql(drop index "content_collection_id_status_published_at_idx")sql"},
    {.sql = R"sql(drop index "content_author_id_id_idx")sql"},
    {.sql = R"sql(drop index "content_most_read")sql"},
    {.sql = R"sql(drop index "content_versions_content_id_number_idx")sql"},
    {.sql = R"sql(alter table "collections" rename to "sections")sql",
     .risk = {4}},  // incompatible
    {.sql = R"sql(alter table "content" rename to "articles")sql",
     .risk = {4}},  // incompatible
    {.sql = R"sql(alter table "content_versions" rename to "article_versions")sql",
     .risk = {4}},  // incompatible
    {.sql = R"sql(alter table "sections" drop column "fields")sql",
     .risk = {1}},  // destructive
    {.sql = R"sql(alter table "articles" rename column "collection_id" to "section_id")sql",
     .risk = {4}},  // incompatible
    {.sql = R"sql(alter table "article_versions" rename column "content_id" to "article_id")sql",
     .risk = {4}},  // incompatible
    {.sql = R"sql(create index "articles_section_id_status_published_at_idx" on "articles" ("section_id", "status", "published_at" desc))sql"},
    {.sql = R"sql(create index "articles_author_id_id_idx" on "articles" ("author_id", "id" desc))sql"},
    {.sql = R"sql(create index "articles_most_read" on "articles" ("views" desc) where "views" > 0)sql"},
    {.sql = R"sql(create index "article_versions_article_id_number_idx" on "article_versions" ("article_id", "number" desc))sql"},
};

// sqlite: 0005_sizes
inline constexpr orm::migrate::step history_sqlite_0005_sizes_up[]{
    {.sql = R"sql(create table "__orm_new_media" (
    "id" integer primary key autoincrement,
    "owner_id" integer not null references "users" ("id"),
    "file_name" text not null,
    "mime_type" text not null,
    "bytes" integer not null constraint "media_bytes_check" check ("bytes" >= 0),
    "metadata" text not null default '{}',
    "deleted_at" text,
    "description" text not null
))sql"},
    {.sql = R"sql(insert into "__orm_new_media" ("id", "owner_id", "file_name", "mime_type", "bytes", "metadata", "deleted_at", "description") select "id", "owner_id", "file_name", "mime_type", cast("bytes" as bigint), "metadata", "deleted_at", "description" from "media")sql",
     .risk = {18}},  // data-dependent, rewrite
    {.sql = R"sql(delete from sqlite_sequence where name = '__orm_new_media')sql"},
    {.sql = R"sql(insert into sqlite_sequence (name, seq) select '__orm_new_media', seq from sqlite_sequence where name = 'media')sql"},
    {.sql = R"sql(drop table "media")sql"},
    {.sql = R"sql(pragma legacy_alter_table = on)sql"},
    {.sql = R"sql(alter table "__orm_new_media" rename to "media")sql"},
    {.sql = R"sql(pragma legacy_alter_table = off)sql"},
    {.sql = R"sql(create unique index "media_living_file_name" on "media" ("file_name") where "deleted_at" is null)sql",
     .risk = {2}},  // data-dependent
};
inline constexpr orm::migrate::step history_sqlite_0005_sizes_down[]{
    {.sql = R"sql(create table "__orm_new_media" (
    "id" integer primary key autoincrement,
    "owner_id" integer not null references "users" ("id"),
    "file_name" text not null,
    "mime_type" text not null,
    "bytes" text not null,
    "metadata" text not null default '{}',
    "deleted_at" text,
    "description" text not null
))sql"},
    {.sql = R"sql(insert into "__orm_new_media" ("id", "owner_id", "file_name", "mime_type", "bytes", "metadata", "deleted_at", "description") select "id", "owner_id", "file_name", "mime_type", cast("bytes" as text), "metadata", "deleted_at", "description" from "media")sql",
     .risk = {18}},  // data-dependent, rewrite
    {.sql = R"sql(delete from sqlite_sequence where name = '__orm_new_media')sql"},
    {.sql = R"sql(insert into sqlite_sequence (name, seq) select '__orm_new_media', seq from sqlite_sequence where name = 'media')sql"},
    {.sql = R"sql(drop table "media")sql"},
    {.sql = R"sql(pragma legacy_alter_table = on)sql"},
    {.sql = R"sql(alter table "__orm_new_media" rename to "media")sql"},
    {.sql = R"sql(pragma legacy_alter_table = off)sql"},
    {.sql = R"sql(create unique index "media_living_file_name" on "media" ("file_name") where "deleted_at" is null)sql",
     .risk = {2}},  // data-dependent
};

// sqlite: 0006_mixins
inline constexpr orm::migrate::step history_sqlite_0006_mixins_up[]{
    {.sql = R"sql(select 'users.users_name_length_check: ' || count(*) || ' rows do not meet it' from "users" where not (length("name") between 1 and 80) having count(*) > 0)sql",
     .check = true},
    {.sql = R"sql(select 'collections.collections_title_length_check: ' || count(*) || ' rows do not meet it' from "collections" where not (length("title") between 1 and 80) having count(*) > 0)sql",
     .check = true},
    {.sql = R"sql(select 'content.content_title_length_check: ' || count(*) || ' rows do not meet it' from "content" where not (length("title") between 1 and 200) having count(*) > 0)sql",
     .check = true},
    {.sql = R"sql(select 'media.media_file_name_length_check: ' || count(*) || ' rows do not meet it' from "media" where not (length("file_name") between 1 and 255) having count(*) > 0)sql",
     .check = true},
    {.sql = R"sql(select 'media.media_description_length_check: ' || count(*) || ' rows do not meet it' from "media" where not (length("description") between 1 and 255) having count(*) > 0)sql",
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
    "email" text not null,
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
    "status" text not null default 'draft' constraint "content_status_values" check ("status" in ('draft', 'published', 'hidden')),
    "published_at" text,
    "version" integer not null default 1,
    "deleted_at" text,
    "views" integer not null default 0,
    constraint "content_published_has_a_date" check ("status" <> 'published' or "published_at" is not null)
))sql"},
    {.sql = R"sql(insert into "__orm_new_content" ("created_at", "updated_at", "id", "collection_id", "author_id", "slug", "title", "body", "status", "published_at", "views") select "created_at", "updated_at", "id", "collection_id", "author_id", "slug", "title", "body", "status", "published_at", "views" from "content")sql",
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
    "description" text not null constraint "media_description_length_check" check (length("description") between 1 and 255),
    "mime_type" text not null,
    "bytes" integer not null constraint "media_bytes_range_check" check ("bytes" >= 0),
    "metadata" text not null default '{}',
    "deleted_at" text
))sql"},
    {.sql = R"sql(insert into "__orm_new_media" ("id", "owner_id", "file_name", "description", "mime_type", "bytes", "metadata", "deleted_at") select "id", "owner_id", "file_name", "description", "mime_type", "bytes", "metadata", "deleted_at" from "media")sql",
     .risk = {18}},  // data-dependent, rewrite
    {.sql = R"sql(delete from sqlite_sequence where name = '__orm_new_media')sql"},
    {.sql = R"sql(insert into sqlite_sequence (name, seq) select '__orm_new_media', seq from sqlite_sequence where name = 'media')sql"},
    {.sql = R"sql(drop table "media")sql"},
    {.sql = R"sql(pragma legacy_alter_table = on)sql"},
    {.sql = R"sql(alter table "__orm_new_media" rename to "media")sql"},
    {.sql = R"sql(pragma legacy_alter_table = off)sql"},
    {.sql = R"sql(create unique index "users_email" on "users" ((lower("email"))))sql",
     .risk = {2}},  // data-dependent
    {.sql = R"sql(create unique index "content_collection_id_slug_idx" on "content" ("collection_id", "slug") where "deleted_at" is null)sql",
     .risk = {2}},  // data-dependent
    {.sql = R"sql(create index "content_collection_id_status_published_at_idx" on "content" ("collection_id", "status", "published_at" desc))sql"},
    {.sql = R"sql(create index "content_author_id_id_idx" on "content" ("author_id", "id" desc))sql"},
    {.sql = R"sql(create index "content_most_read" on "content" ("views" desc) where "views" > 0)sql"},
    {.sql = R"sql(create index "content_versions_content_id_number_idx" on "content_versions" ("content_id", "number" desc))sql"},
    {.sql = R"sql(create index "content_tags_tag_id_idx" on "content_tags" ("tag_id"))sql"},
    {.sql = R"sql(create index "comments_content_id_idx" on "comments" ("content_id") where "deleted_at" is null)sql"},
    {.sql = R"sql(create unique index "media_file_name_idx" on "media" ("file_name") where "deleted_at" is null)sql",
     .risk = {2}},  // data-dependent
    {.sql = R"sql(create trigger "comments_content_id_soft_deleted" after update of "deleted_at" on "content" for each row when (old."deleted_at" is null and new."deleted_at" is not null) begin update "comments" set "deleted_at" = new."deleted_at", "deleted_through" = 'comments_content_id_fkey' where "content_id" = new."id" and "deleted_at" is null; end)sql"},
    {.sql = R"sql(create trigger "comments_content_id_restored" after update of "deleted_at" on "content" for each row when (old."deleted_at" is not null and new."deleted_at" is null) begin update "comments" set "deleted_at" = new."deleted_at", "deleted_through" = null where "content_id" = new."id" and "deleted_through" = 'comments_content_id_fkey'; end)sql"},
};
inline constexpr orm::migrate::step history_sqlite_0006_mixins_down[]{
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
    "email" text not null,
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
    "status" text not null default 'draft' constraint "content_status_values" check ("status" in ('draft', 'published', 'hidden')),
    "published_at" text,
    "views" integer not null default 0,
    unique ("collection_id", "slug"),
    constraint "content_published_has_a_date" check ("status" <> 'published' or "published_at" is not null)
))sql"},
    {.sql = R"sql(insert into "__orm_new_content" ("created_at", "updated_at", "id", "collection_id", "author_id", "slug", "title", "body", "status", "published_at", "views") select "created_at", "updated_at", "id", "collection_id", "author_id", "slug", "title", "body", "status", "published_at", "views" from "content")sql",
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
    "deleted_at" text,
    "description" text not null
))sql"},
    {.sql = R"sql(insert into "__orm_new_media" ("id", "owner_id", "file_name", "description", "mime_type", "bytes", "metadata", "deleted_at") select "id", "owner_id", "file_name", "description", "mime_type", "bytes", "metadata", "deleted_at" from "media")sql",
     .risk = {18}},  // data-dependent, rewrite
    {.sql = R"sql(delete from sqlite_sequence where name = '__orm_new_media')sql"},
    {.sql = R"sql(insert into sqlite_sequence (name, seq) select '__orm_new_media', seq from sqlite_sequence where name = 'media')sql"},
    {.sql = R"sql(drop table "media")sql"},
    {.sql = R"sql(pragma legacy_alter_table = on)sql"},
    {.sql = R"sql(alter table "__orm_new_media" rename to "media")sql"},
    {.sql = R"sql(pragma legacy_alter_table = off)sql"},
    {.sql = R"sql(create unique index "users_email" on "users" ((lower("email"))))sql",
     .risk = {2}},  // data-dependent
    {.sql = R"sql(create index "content_collection_id_status_published_at_idx" on "content" ("collection_id", "status", "published_at" desc))sql"},
    {.sql = R"sql(create index "content_author_id_id_idx" on "content" ("author_id", "id" desc))sql"},
    {.sql = R"sql(create index "content_most_read" on "content" ("views" desc) where "views" > 0)sql"},
    {.sql = R"sql(create index "content_versions_content_id_number_idx" on "content_versions" ("content_id", "number" desc))sql"},
    {.sql = R"sql(create unique index "media_living_file_name" on "media" ("file_name") where "deleted_at" is null)sql",
     .risk = {2}},  // data-dependent
};

// sqlite: 0007_review
inline constexpr orm::migrate::step history_sqlite_0007_review_up[]{
    {.sql = R"sql(drop trigger "comments_content_id_soft_deleted")sql"},
    {.sql = R"sql(drop trigger "comments_content_id_restored")sql"},
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
    "views" integer not null default 0,
    constraint "content_published_has_a_date" check ("status" <> 'published' or "published_at" is not null)
))sql"},
    {.sql = R"sql(insert into "__orm_new_content" ("created_at", "updated_at", "id", "collection_id", "author_id", "slug", "title", "body", "status", "published_at", "version", "deleted_at", "views") select "created_at", "updated_at", "id", "collection_id", "author_id", "slug", "title", "body", case "status" when 'hidden' then 'archived' else "status" end, "published_at", "version", "deleted_at", "views" from "content")sql",
     .risk = {18}},  // data-dependent, rewrite
    {.sql = R"sql(delete from sqlite_sequence where name = '__orm_new_content')sql"},
    {.sql = R"sql(insert into sqlite_sequence (name, seq) select '__orm_new_content', seq from sqlite_sequence where name = 'content')sql"},
    {.sql = R"sql(drop table "content")sql"},
    {.sql = R"sql(pragma legacy_alter_table = on)sql"},
    {.sql = R"sql(alter table "__orm_new_content" rename to "content")sql"},
    {.sql = R"sql(pragma legacy_alter_table = off)sql"},
    {.sql = R"sql(create unique index "content_collection_id_slug_idx" on "content" ("collection_id", "slug") where "deleted_at" is null)sql",
     .risk = {2}},  // data-dependent
    {.sql = R"sql(create index "content_collection_id_status_published_at_idx" on "content" ("collection_id", "status", "published_at" desc))sql"},
    {.sql = R"sql(create index "content_author_id_id_idx" on "content" ("author_id", "id" desc))sql"},
    {.sql = R"sql(create index "content_most_read" on "content" ("views" desc) where "views" > 0)sql"},
    {.sql = R"sql(create trigger "comments_content_id_soft_deleted" after update of "deleted_at" on "content" for each row when (old."deleted_at" is null and new."deleted_at" is not null) begin update "comments" set "deleted_at" = new."deleted_at", "deleted_through" = 'comments_content_id_fkey' where "content_id" = new."id" and "deleted_at" is null; end)sql"},
    {.sql = R"sql(create trigger "comments_content_id_restored" after update of "deleted_at" on "content" for each row when (old."deleted_at" is not null and new."deleted_at" is null) begin update "comments" set "deleted_at" = new."deleted_at", "deleted_through" = null where "content_id" = new."id" and "deleted_through" = 'comments_content_id_fkey'; end)sql"},
};
inline constexpr orm::migrate::step history_sqlite_0007_review_down[]{
    {.sql = R"sql(select 'content.content_status_values: ' || count(*) || ' rows do not meet it' from "content" where not ("status" in ('draft', 'published', 'hidden')) having count(*) > 0)sql",
     .check = true},
    {.sql = R"sql(drop trigger "comments_content_id_soft_deleted")sql"},
    {.sql = R"sql(drop trigger "comments_content_id_restored")sql"},
    {.sql = R"sql(create table "__orm_new_content" (
    "created_at" text not null default current_timestamp,
    "updated_at" text not null default current_timestamp,
    "id" integer primary key autoincrement,
    "collection_id" integer not null references "collections" ("id") on delete restrict,
    "author_id" integer not null references "users" ("id") on delete restrict,
    "slug" text not null,
    "title" text not null constraint "content_title_length_check" check (length("title") between 1 and 200),
    "body" text not null,
    "status" text not null default 'draft' constraint "content_status_values" check ("status" in ('draft', 'published', 'hidden')),
    "published_at" text,
    "version" integer not null default 1,
    "deleted_at" text,
    "views" integer not null default 0,
    constraint "content_published_has_a_date" check ("status" <> 'published' or "published_at" is not null)
))sql"},
    {.sql = R"sql(insert into "__orm_new_content" ("created_at", "updated_at", "id", "collection_id", "author_id", "slug", "title", "body", "status", "published_at", "version", "deleted_at", "views") select "created_at", "updated_at", "id", "collection_id", "author_id", "slug", "title", "body", "status", "published_at", "version", "deleted_at", "views" from "content")sql",
     .risk = {18}},  // data-dependent, rewrite
    {.sql = R"sql(delete from sqlite_sequence where name = '__orm_new_content')sql"},
    {.sql = R"sql(insert into sqlite_sequence (name, seq) select '__orm_new_content', seq from sqlite_sequence where name = 'content')sql"},
    {.sql = R"sql(drop table "content")sql"},
    {.sql = R"sql(pragma legacy_alter_table = on)sql"},
    {.sql = R"sql(alter table "__orm_new_content" rename to "content")sql"},
    {.sql = R"sql(pragma legacy_alter_table = off)sql"},
    {.sql = R"sql(create unique index "content_collection_id_slug_idx" on "content" ("collection_id", "slug") where "deleted_at" is null)sql",
     .risk = {2}},  // data-dependent
    {.sql = R"sql(create index "content_collection_id_status_published_at_idx" on "content" ("collection_id", "status", "published_at" desc))sql"},
    {.sql = R"sql(create index "content_author_id_id_idx" on "content" ("author_id", "id" desc))sql"},
    {.sql = R"sql(create index "content_most_read" on "content" ("views" desc) where "views" > 0)sql"},
    {.sql = R"sql(create trigger "comments_content_id_soft_deleted" after update of "deleted_at" on "content" for each row when (old."deleted_at" is null and new."deleted_at" is not null) begin update "comments" set "deleted_at" = new."deleted_at", "deleted_through" = 'comments_content_id_fkey' where "content_id" = new."id" and "deleted_at" is null; end)sql"},
    {.sql = R"sql(create trigger "comments_content_id_restored" after update of "deleted_at" on "content" for each row when (old."deleted_at" is not null and new."deleted_at" is null) begin update "comments" set "deleted_at" = new."deleted_at", "deleted_through" = null where "content_id" = new."id" and "deleted_through" = 'comments_content_id_fkey'; end)sql"},
};

// sqlite: 0008_editions
inline constexpr orm::migrate::step history_sqlite_0008_editions_up[]{
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
inline constexpr orm::migrate::step history_sqlite_0008_editions_down[]{
    {.sql = R"sql(drop table "menu_entries")sql",
     .risk = {1}},  // destructive
    {.sql = R"sql(drop table "editions")sql",
     .risk = {1}},  // destructive
};

// sqlite: 0009_drop_views
inline constexpr orm::migrate::step history_sqlite_0009_drop_views_up[]{
    {.sql = R"sql(drop trigger "comments_content_id_soft_deleted")sql"},
    {.sql = R"sql(drop trigger "comments_content_id_restored")sql"},
    {.sql = R"sql(drop index "content_most_read")sql"},
    {.sql = R"sql(alter table "content" drop column "views")sql",
     .risk = {1}},  // destructive
    {.sql = R"sql(create trigger "comments_content_id_soft_deleted" after update of "deleted_at" on "content" for each row when (old."deleted_at" is null and new."deleted_at" is not null) begin update "comments" set "deleted_at" = new."deleted_at", "deleted_through" = 'comments_content_id_fkey' where "content_id" = new."id" and "deleted_at" is null; end)sql"},
    {.sql = R"sql(create trigger "comments_content_id_restored" after update of "deleted_at" on "content" for each row when (old."deleted_at" is not null and new."deleted_at" is null) begin update "comments" set "deleted_at" = new."deleted_at", "deleted_through" = null where "content_id" = new."id" and "deleted_through" = 'comments_content_id_fkey'; end)sql"},
};
inline constexpr orm::migrate::step history_sqlite_0009_drop_views_down[]{
    {.sql = R"sql(alter table "content" add column "views" integer not null default 0)sql"},
    {.sql = R"sql(create index "content_most_read" on "content" ("views" desc) where "views" > 0)sql"},
};

inline constexpr orm::migrate::migration history_sqlite[]{
    {.name = R"sql(0001_start)sql", .up = history_sqlite_0001_start_up, .down = history_sqlite_0001_start_down},
    {.name = R"sql(0002_media)sql", .parent = R"sql(0001_start)sql", .up = history_sqlite_0002_media_up, .down = history_sqlite_0002_media_down},
    {.name = R"sql(0003_descriptions)sql", .parent = R"sql(0002_media)sql", .up = history_sqlite_0003_descriptions_up, .down = history_sqlite_0003_descriptions_down},
    {.name = R"sql(0004_collections)sql", .parent = R"sql(0003_descriptions)sql", .up = history_sqlite_0004_collections_up, .down = history_sqlite_0004_collections_down},
    {.name = R"sql(0005_sizes)sql", .parent = R"sql(0004_collections)sql", .up = history_sqlite_0005_sizes_up, .down = history_sqlite_0005_sizes_down},
    {.name = R"sql(0006_mixins)sql", .parent = R"sql(0005_sizes)sql", .up = history_sqlite_0006_mixins_up, .down = history_sqlite_0006_mixins_down},
    {.name = R"sql(0007_review)sql", .parent = R"sql(0006_mixins)sql", .up = history_sqlite_0007_review_up, .down = history_sqlite_0007_review_down},
    {.name = R"sql(0008_editions)sql", .parent = R"sql(0007_review)sql", .up = history_sqlite_0008_editions_up, .down = history_sqlite_0008_editions_down},
    {.name = R"sql(0009_drop_views)sql", .parent = R"sql(0008_editions)sql", .up = history_sqlite_0009_drop_views_up, .down = history_sqlite_0009_drop_views_down},
};

// postgres: 0001_start
inline constexpr orm::migrate::step history_postgres_0001_start_up[]{
    {.sql = R"sql(create table "users" (
    "id" bigint generated by default as identity primary key,
    "email" text not null,
    "name" text not null constraint "users_name_check" check (length("name") > 0),
    "role" text not null default 'viewer' constraint "users_role_values" check ("role" in ('admin', 'editor', 'author', 'viewer')),
    "created_at" timestamptz not null
))sql"},
    {.sql = R"sql(create table "sections" (
    "id" bigint generated by default as identity primary key,
    "slug" text not null unique,
    "title" text not null
))sql"},
    {.sql = R"sql(create table "articles" (
    "created_at" timestamptz not null,
    "updated_at" timestamptz not null,
    "id" bigint generated by default as identity primary key,
    "section_id" bigint not null,
    "author_id" bigint not null,
    "slug" text not null,
    "title" text not null,
    "body" text not null,
    "status" text not null default 'draft' constraint "articles_status_values" check ("status" in ('draft', 'published', 'hidden')),
    "published_at" timestamptz,
    "views" bigint not null default 0,
    unique ("section_id", "slug"),
    constraint "articles_published_has_a_date" check ("status" <> 'published' or "published_at" is not null)
))sql"},
    {.sql = R"sql(create table "article_versions" (
    "article_id" bigint not null,
    "number" integer not null constraint "article_versions_number_check" check ("number" > 0),
    "editor_id" bigint not null,
    "title" text not null,
    "body" text not null,
    "created_at" timestamptz not null,
    primary key ("article_id", "number")
))sql"},
    {.sql = R"sql(create unique index "users_email" on "users" ((lower("email"))))sql"},
    {.sql = R"sql(create index "articles_section_id_status_published_at_idx" on "articles" ("section_id", "status", "published_at" desc))sql"},
    {.sql = R"sql(create index "articles_author_id_id_idx" on "articles" ("author_id", "id" desc))sql"},
    {.sql = R"sql(create index "articles_most_read" on "articles" ("views" desc) where "views" > 0)sql"},
    {.sql = R"sql(create index "article_versions_article_id_number_idx" on "article_versions" ("article_id", "number" desc))sql"},
    {.sql = R"sql(alter table "articles" add constraint "articles_section_id_fkey" foreign key ("section_id") references "sections" ("id") on delete restrict)sql"},
    {.sql = R"sql(alter table "articles" add constraint "articles_author_id_fkey" foreign key ("author_id") references "users" ("id") on delete restrict)sql"},
    {.sql = R"sql(alter table "article_versions" add constraint "article_versions_article_id_fkey" foreign key ("article_id") references "articles" ("id") on delete cascade)sql"},
    {.sql = R"sql(alter table "article_versions" add constraint "article_versions_editor_id_fkey" foreign key ("editor_id") references "users" ("id"))sql"},
};
inline constexpr orm::migrate::step history_postgres_0001_start_down[]{
    {.sql = R"sql(drop table "article_versions", "articles", "sections", "users")sql",
     .risk = {5}},  // destructive, incompatible
};

// postgres: 0002_media
inline constexpr orm::migrate::step history_postgres_0002_media_up[]{
    {.sql = R"sql(create table "media" (
    "id" bigint generated by default as identity primary key,
    "owner_id" bigint not null,
    "file_name" text not null,
    "mime_type" text not null,
    "bytes" text not null,
    "metadata" text not null default '{}',
    "deleted_at" timestamptz
))sql"},
    {.sql = R"sql(create unique index "media_living_file_name" on "media" ("file_name") where "deleted_at" is null)sql"},
    {.sql = R"sql(alter table "media" add constraint "media_owner_id_fkey" foreign key ("owner_id") references "users" ("id"))sql"},
};
inline constexpr orm::migrate::step history_postgres_0002_media_down[]{
    {.sql = R"sql(drop table "media")sql",
     .risk = {5}},  // destructive, incompatible
};

// postgres: 0003_descriptions
inline constexpr orm::migrate::step history_postgres_0003_descriptions_up[]{
    {.sql = R"sql(alter table "media" add column "description" text)sql"},
    {.sql = R"sql(update "media" set "description" = "file_name" where "description" is null)sql",
     .risk = {16}},  // rewrite
    {.sql = R"sql(alter table "media" add constraint "__orm_description" check ("description" is not null) not valid)sql"},
    {.sql = R"sql(alter table "media" validate constraint "__orm_description")sql",
     .risk = {2}},  // data-dependent
    {.sql = R"sql(alter table "media" alter column "description" set not null)sql"},
    {.sql = R"sql(alter table "media" drop constraint "__orm_description")sql"},
};
inline constexpr orm::migrate::step history_postgres_0003_descriptions_down[]{
    {.sql = R"sql(alter table "media" drop column "description")sql",
     .risk = {5}},  // destructive, incompatible
};

// postgres: 0004_collections
inline constexpr orm::migrate::step history_postgres_0004_collections_up[]{
    {.sql = R"sql(alter table "sections" rename to "collections")sql",
     .risk = {4}},  // incompatible
    {.sql = R"sql(alter table "articles" rename to "content")sql",
     .risk = {4}},  // incompatible
    {.sql = R"sql(alter table "article_versions" rename to "content_versions")sql",
     .risk = {4}},  // incompatible
    {.sql = R"sql(alter table "content" rename column "section_id" to "collection_id")sql",
     .risk = {4}},  // incompatible
    {.sql = R"sql(alter table "content_versions" rename column "article_id" to "content_id")sql",
     .risk = {4}},  // incompatible
    {.sql = R"sql(alter table "content" rename constraint "articles_status_values" to "content_status_values")sql"},
    {.sql = R"sql(alter table "content" rename constraint "articles_published_has_a_date" to "content_published_has_a_date")sql"},
    {.sql = R"sql(alter table "content" rename constraint "articles_section_id_fkey" to "content_collection_id_fkey")sql"},
    {.sql = R"sql(alter table "content" rename constraint "articles_author_id_fkey" to "content_author_id_fkey")sql"},
    {.sql = R"sql(alter table "content_versions" rename constraint "article_versions_number_check" to "content_versions_number_check")sql"},
    {.sql = R"sql(alter table "content_versions" rename constraint "article_versions_article_id_fkey" to "content_versions_content_id_fkey")sql"},
    {.sql = R"sql(alter table "content_versions" rename constraint "article_versions_editor_id_fkey" to "content_versions_editor_id_fkey")sql"},
    {.sql = R"sql(alter table "collections" rename constraint "sections_pkey" to "collections_pkey")sql"},
    {.sql = R"sql(alter table "collections" rename constraint "sections_slug_key" to "collections_slug_key")sql"},
    {.sql = R"sql(alter sequence if exists "sections_id_seq" rename to "collections_id_seq")sql"},
    {.sql = R"sql(alter table "content" rename constraint "articles_pkey" to "content_pkey")sql"},
    {.sql = R"sql(alter table "content" rename constraint "articles_section_id_slug_key" to "content_collection_id_slug_key")sql"},
    {.sql = R"sql(alter index "articles_section_id_status_published_at_idx" rename to "content_collection_id_status_published_at_idx")sql"},
    {.sql = R"sql(alter index "articles_author_id_id_idx" rename to "content_author_id_id_idx")sql"},
    {.sql = R"sql(alter index "articles_most_read" rename to "content_most_read")sql"},
    {.sql = R"sql(alter sequence if exists "articles_id_seq" rename to "content_id_seq")sql"},
    {.sql = R"sql(alter table "content_versions" rename constraint "article_versions_pkey" to "content_versions_pkey")sql"},
    {.sql = R"sql(alter index "article_versions_article_id_number_idx" rename to "content_versions_content_id_number_idx")sql"},
    {.sql = R"sql(alter table "collections" add column "fields" text not null default '{}')sql"},
    {.sql = R"sql(alter table "collections" add constraint "collections_fields_check" check ("fields" like '{%}') not valid)sql"},
    {.sql = R"sql(alter table "collections" validate constraint "collections_fields_check")sql",
     .risk = {2}},  // data-dependent
};
inline constexpr orm::migrate::step history_postgres_0004_collections_down[]{
    {.sql = R"sql(alter table "collections" drop constraint "collections_fields_check")sql"},
    {.sql = R"sql(alter table "collections" rename to "sections")sql",
     .risk = {4}},  // incompatible
    {.sql = R"sql(alter table "content" rename to "articles")sql",
     .risk = {4}},  // incompatible
    {.sql = R"sql(alter table "content_versions" rename to "article_versions")sql",
     .risk = {4}},  // incompatible
    {.sql = R"sql(alter table "articles" rename column "collection_id" to "section_id")sql",
     .risk = {4}},  // incompatible
    {.sql = R"sql(alter table "article_versions" rename column "content_id" to "article_id")sql",
     .risk = {4}},  // incompatible
    {.sql = R"sql(alter table "articles" rename constraint "content_status_values" to "articles_status_values")sql"},
    {.sql = R"sql(alter table "articles" rename constraint "content_published_has_a_date" to "articles_published_has_a_date")sql"},
    {.sql = R"sql(alter table "articles" rename constraint "content_collection_id_fkey" to "articles_section_id_fkey")sql"},
    {.sql = R"sql(alter table "articles" rename constraint "content_author_id_fkey" to "articles_author_id_fkey")sql"},
    {.sql = R"sql(alter table "article_versions" rename constraint "content_versions_number_check" to "article_versions_number_check")sql"},
    {.sql = R"sql(alter table "article_versions" rename constraint "content_versions_content_id_fkey" to "article_versions_article_id_fkey")sql"},
    {.sql = R"sql(alter table "article_versions" rename constraint "content_versions_editor_id_fkey" to "article_versions_editor_id_fkey")sql"},
    {.sql = R"sql(alter table "sections" rename constraint "collections_pkey" to "sections_pkey")sql"},
    {.sql = R"sql(alter table "sections" rename constraint "collections_slug_key" to "sections_slug_key")sql"},
    {.sql = R"sql(alter sequence if exists "collections_id_seq" rename to "sections_id_seq")sql"},
    {.sql = R"sql(alter table "articles" rename constraint "content_pkey" to "articles_pkey")sql"},
    {.sql = R"sql(alter table "articles" rename constraint "content_collection_id_slug_key" to "articles_section_id_slug_key")sql"},
    {.sql = R"sql(alter index "content_collection_id_status_published_at_idx" rename to "articles_section_id_status_published_at_idx")sql"},
    {.sql = R"sql(alter index "content_author_id_id_idx" rename to "articles_author_id_id_idx")sql"},
    {.sql = R"sql(alter index "content_most_read" rename to "articles_most_read")sql"},
    {.sql = R"sql(alter sequence if exists "content_id_seq" rename to "articles_id_seq")sql"},
    {.sql = R"sql(alter table "article_versions" rename constraint "content_versions_pkey" to "article_versions_pkey")sql"},
    {.sql = R"sql(alter index "content_versions_content_id_number_idx" rename to "article_versions_article_id_number_idx")sql"},
    {.sql = R"sql(alter table "sections" drop column "fields")sql",
     .risk = {5}},  // destructive, incompatible
};

// postgres: 0005_sizes
inline constexpr orm::migrate::step history_postgres_0005_sizes_up[]{
    {.sql = R"sql(alter table "media" alter column "bytes" type bigint using cast("bytes" as bigint))sql",
     .risk = {30}},  // data-dependent, incompatible, long-lock, rewrite
    {.sql = R"sql(alter table "media" add constraint "media_bytes_check" check ("bytes" >= 0) not valid)sql"},
    {.sql = R"sql(alter table "media" validate constraint "media_bytes_check")sql",
     .risk = {2}},  // data-dependent
};
inline constexpr orm::migrate::step history_postgres_0005_sizes_down[]{
    {.sql = R"sql(alter table "media" drop constraint "media_bytes_check")sql"},
    {.sql = R"sql(alter table "media" alter column "bytes" type text using "bytes"::text)sql",
     .risk = {30}},  // data-dependent, incompatible, long-lock, rewrite
};

// postgres: 0006_mixins
inline constexpr orm::migrate::step history_postgres_0006_mixins_up[]{
    {.sql = R"sql(select 'users.users_email_email_check: ' || count(*) || ' rows do not meet it' from "users" where not ("email" ~ '^(?:[a-zA-Z0-9.!#$%&''*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)$') having count(*) > 0)sql",
     .check = true},
    {.sql = R"sql(select 'users.users_name_length_check: ' || count(*) || ' rows do not meet it' from "users" where not (length("name") between 1 and 80) having count(*) > 0)sql",
     .check = true},
    {.sql = R"sql(select 'collections.collections_slug_pattern_check: ' || count(*) || ' rows do not meet it' from "collections" where not ("slug" ~ '^(?:[a-z0-9-]+)$') having count(*) > 0)sql",
     .check = true},
    {.sql = R"sql(select 'collections.collections_title_length_check: ' || count(*) || ' rows do not meet it' from "collections" where not (length("title") between 1 and 80) having count(*) > 0)sql",
     .check = true},
    {.sql = R"sql(select 'content.content_slug_pattern_check: ' || count(*) || ' rows do not meet it' from "content" where not ("slug" ~ '^(?:[a-z0-9-]+)$') having count(*) > 0)sql",
     .check = true},
    {.sql = R"sql(select 'content.content_title_length_check: ' || count(*) || ' rows do not meet it' from "content" where not (length("title") between 1 and 200) having count(*) > 0)sql",
     .check = true},
    {.sql = R"sql(select 'media.media_file_name_length_check: ' || count(*) || ' rows do not meet it' from "media" where not (length("file_name") between 1 and 255) having count(*) > 0)sql",
     .check = true},
    {.sql = R"sql(select 'media.media_description_length_check: ' || count(*) || ' rows do not meet it' from "media" where not (length("description") between 1 and 255) having count(*) > 0)sql",
     .check = true},
    {.sql = R"sql(alter table "users" drop constraint "users_name_check")sql"},
    {.sql = R"sql(alter table "content" drop constraint "content_collection_id_slug_key")sql"},
    {.sql = R"sql(alter table "media" rename constraint "media_bytes_check" to "media_bytes_range_check")sql"},
    {.sql = R"sql(alter index "media_living_file_name" rename to "media_file_name_idx")sql"},
    {.sql = R"sql(create table "tags" (
    "id" bigint generated by default as identity primary key,
    "name" text not null unique constraint "tags_name_length_check" check (length("name") between 1 and 40)
))sql"},
    {.sql = R"sql(create table "content_tags" (
    "content_id" bigint not null,
    "tag_id" bigint not null,
    primary key ("content_id", "tag_id")
))sql"},
    {.sql = R"sql(create table "comments" (
    "id" bigint generated by default as identity primary key,
    "content_id" bigint not null,
    "reader" text not null constraint "comments_reader_length_check" check (length("reader") between 1 and 80),
    "text" text not null constraint "comments_text_length_check" check (length("text") between 1 and 2000),
    "created_at" timestamptz not null default current_timestamp,
    "deleted_at" timestamptz,
    "deleted_through" text
))sql"},
    {.sql = R"sql(alter table "users" alter column "created_at" set default current_timestamp)sql"},
    {.sql = R"sql(alter table "content" alter column "created_at" set default current_timestamp)sql"},
    {.sql = R"sql(alter table "content" alter column "updated_at" set default current_timestamp)sql"},
    {.sql = R"sql(alter table "content" add column "version" bigint not null default 1)sql"},
    {.sql = R"sql(alter table "content" add column "deleted_at" timestamptz)sql"},
    {.sql = R"sql(alter table "content_versions" alter column "created_at" set default current_timestamp)sql"},
    {.sql = R"sql(create function "comments_content_id_soft_deleted"() returns trigger language plpgsql as 'begin update "comments" set "deleted_at" = new."deleted_at", "deleted_through" = ''comments_content_id_fkey'' where "content_id" = new."id" and "deleted_at" is null; return null; end')sql"},
    {.sql = R"sql(create trigger "comments_content_id_soft_deleted" after update of "deleted_at" on "content" for each row when (old."deleted_at" is null and new."deleted_at" is not null) execute function "comments_content_id_soft_deleted"())sql"},
    {.sql = R"sql(create function "comments_content_id_restored"() returns trigger language plpgsql as 'begin update "comments" set "deleted_at" = new."deleted_at", "deleted_through" = null where "content_id" = new."id" and "deleted_through" = ''comments_content_id_fkey''; return null; end')sql"},
    {.sql = R"sql(create trigger "comments_content_id_restored" after update of "deleted_at" on "content" for each row when (old."deleted_at" is not null and new."deleted_at" is null) execute function "comments_content_id_restored"())sql"},
    {.sql = R"sql(alter table "users" add constraint "users_email_email_check" check ("email" ~ '^(?:[a-zA-Z0-9.!#$%&''*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)$') not valid)sql"},
    {.sql = R"sql(alter table "users" validate constraint "users_email_email_check")sql",
     .risk = {2}},  // data-dependent
    {.sql = R"sql(alter table "users" add constraint "users_name_length_check" check (length("name") between 1 and 80) not valid)sql"},
    {.sql = R"sql(alter table "users" validate constraint "users_name_length_check")sql",
     .risk = {2}},  // data-dependent
    {.sql = R"sql(alter table "collections" add constraint "collections_slug_pattern_check" check ("slug" ~ '^(?:[a-z0-9-]+)$') not valid)sql"},
    {.sql = R"sql(alter table "collections" validate constraint "collections_slug_pattern_check")sql",
     .risk = {2}},  // data-dependent
    {.sql = R"sql(alter table "collections" add constraint "collections_title_length_check" check (length("title") between 1 and 80) not valid)sql"},
    {.sql = R"sql(alter table "collections" validate constraint "collections_title_length_check")sql",
     .risk = {2}},  // data-dependent
    {.sql = R"sql(alter table "content" add constraint "content_slug_pattern_check" check ("slug" ~ '^(?:[a-z0-9-]+)$') not valid)sql"},
    {.sql = R"sql(alter table "content" validate constraint "content_slug_pattern_check")sql",
     .risk = {2}},  // data-dependent
    {.sql = R"sql(alter table "content" add constraint "content_title_length_check" check (length("title") between 1 and 200) not valid)sql"},
    {.sql = R"sql(alter table "content" validate constraint "content_title_length_check")sql",
     .risk = {2}},  // data-dependent
    {.sql = R"sql(alter table "media" add constraint "media_file_name_length_check" check (length("file_name") between 1 and 255) not valid)sql"},
    {.sql = R"sql(alter table "media" validate constraint "media_file_name_length_check")sql",
     .risk = {2}},  // data-dependent
    {.sql = R"sql(alter table "media" add constraint "media_description_length_check" check (length("description") between 1 and 255) not valid)sql"},
    {.sql = R"sql(alter table "media" validate constraint "media_description_length_check")sql",
     .risk = {2}},  // data-dependent
    {.sql = R"sql(create unique index concurrently "content_collection_id_slug_idx" on "content" ("collection_id", "slug") where "deleted_at" is null)sql",
     .mode = orm::migrate::step_mode::alone,
     .risk = {2}},  // alone, data-dependent
    {.sql = R"sql(create index "content_tags_tag_id_idx" on "content_tags" ("tag_id"))sql"},
    {.sql = R"sql(create index "comments_content_id_idx" on "comments" ("content_id") where "deleted_at" is null)sql"},
    {.sql = R"sql(alter table "content_tags" add constraint "content_tags_content_id_fkey" foreign key ("content_id") references "content" ("id") on delete cascade)sql"},
    {.sql = R"sql(alter table "content_tags" add constraint "content_tags_tag_id_fkey" foreign key ("tag_id") references "tags" ("id") on delete cascade)sql"},
    {.sql = R"sql(alter table "comments" add constraint "comments_content_id_fkey" foreign key ("content_id") references "content" ("id") on delete cascade)sql"},
};
inline constexpr orm::migrate::step history_postgres_0006_mixins_down[]{
    {.sql = R"sql(select 'users.users_name_check: ' || count(*) || ' rows do not meet it' from "users" where not (length("name") > 0) having count(*) > 0)sql",
     .check = true},
    {.sql = R"sql(select 'content.collection_id: ' || count(*) || ' values that several rows have' from (select 1 as "one" from "content" where "collection_id" is not null and "slug" is not null group by "collection_id", "slug" having count(*) > 1) as "again" having count(*) > 0)sql",
     .check = true},
    {.sql = R"sql(drop index concurrently "content_collection_id_slug_idx")sql",
     .mode = orm::migrate::step_mode::alone},  // alone
    {.sql = R"sql(drop trigger "comments_content_id_soft_deleted" on "content")sql",
     .risk = {4}},  // incompatible
    {.sql = R"sql(drop function "comments_content_id_soft_deleted"())sql"},
    {.sql = R"sql(drop trigger "comments_content_id_restored" on "content")sql",
     .risk = {4}},  // incompatible
    {.sql = R"sql(drop function "comments_content_id_restored"())sql"},
    {.sql = R"sql(alter table "users" drop constraint "users_email_email_check")sql"},
    {.sql = R"sql(alter table "users" drop constraint "users_name_length_check")sql"},
    {.sql = R"sql(alter table "collections" drop constraint "collections_slug_pattern_check")sql"},
    {.sql = R"sql(alter table "collections" drop constraint "collections_title_length_check")sql"},
    {.sql = R"sql(alter table "content" drop constraint "content_slug_pattern_check")sql"},
    {.sql = R"sql(alter table "content" drop constraint "content_title_length_check")sql"},
    {.sql = R"sql(alter table "media" drop constraint "media_file_name_length_check")sql"},
    {.sql = R"sql(alter table "media" drop constraint "media_description_length_check")sql"},
    {.sql = R"sql(drop table "comments", "content_tags", "tags")sql",
     .risk = {5}},  // destructive, incompatible
    {.sql = R"sql(alter table "media" rename constraint "media_bytes_range_check" to "media_bytes_check")sql"},
    {.sql = R"sql(alter index "media_file_name_idx" rename to "media_living_file_name")sql"},
    {.sql = R"sql(alter table "users" alter column "created_at" drop default)sql"},
    {.sql = R"sql(alter table "content" alter column "created_at" drop default)sql"},
    {.sql = R"sql(alter table "content" alter column "updated_at" drop default)sql"},
    {.sql = R"sql(alter table "content" drop column "version")sql",
     .risk = {5}},  // destructive, incompatible
    {.sql = R"sql(alter table "content" drop column "deleted_at")sql",
     .risk = {5}},  // destructive, incompatible
    {.sql = R"sql(alter table "content_versions" alter column "created_at" drop default)sql"},
    {.sql = R"sql(alter table "users" add constraint "users_name_check" check (length("name") > 0) not valid)sql"},
    {.sql = R"sql(alter table "users" validate constraint "users_name_check")sql",
     .risk = {2}},  // data-dependent
    {.sql = R"sql(create unique index concurrently "content_collection_id_slug_key" on "content" ("collection_id", "slug"))sql",
     .mode = orm::migrate::step_mode::alone,
     .risk = {2}},  // alone, data-dependent
    {.sql = R"sql(alter table "content" add constraint "content_collection_id_slug_key" unique using index "content_collection_id_slug_key")sql"},
};

// postgres: 0007_review
inline constexpr orm::migrate::step history_postgres_0007_review_up[]{
    {.sql = R"sql(alter table "content" drop constraint "content_status_values")sql"},
    {.sql = R"sql(update "content" set "status" = case "status" when 'hidden' then 'archived' else "status" end)sql",
     .risk = {16}},  // rewrite
    {.sql = R"sql(alter table "content" add constraint "content_status_values" check ("status" in ('draft', 'review', 'published', 'archived')) not valid)sql"},
    {.sql = R"sql(alter table "content" validate constraint "content_status_values")sql",
     .risk = {2}},  // data-dependent
};
inline constexpr orm::migrate::step history_postgres_0007_review_down[]{
    {.sql = R"sql(select 'content.content_status_values: ' || count(*) || ' rows do not meet it' from "content" where not ("status" in ('draft', 'published', 'hidden')) having count(*) > 0)sql",
     .check = true},
    {.sql = R"sql(alter table "content" drop constraint "content_status_values")sql"},
    {.sql = R"sql(alter table "content" add constraint "content_status_values" check ("status" in ('draft', 'published', 'hidden')) not valid)sql"},
    {.sql = R"sql(alter table "content" validate constraint "content_status_values")sql",
     .risk = {2}},  // data-dependent
};

// postgres: 0008_editions
inline constexpr orm::migrate::step history_postgres_0008_editions_up[]{
    {.sql = R"sql(create table "editions" (
    "id" uuid primary key,
    "name" text not null constraint "editions_name_length_check" check (length("name") between 1 and 80),
    "slug" text not null unique
))sql"},
    {.sql = R"sql(create table "menu_entries" (
    "edition_id" uuid not null,
    "id" bigint generated by default as identity primary key,
    "parent_id" bigint,
    "label" text not null constraint "menu_entries_label_length_check" check (length("label") between 1 and 40),
    "place" integer not null,
    "content_id" bigint,
    "updated_at" timestamptz not null default current_timestamp,
    "editor_id" bigint not null
))sql"},
    {.sql = R"sql(create index "menu_entries_edition_id_idx" on "menu_entries" ("edition_id"))sql"},
    {.sql = R"sql(create index "menu_entries_parent_id_idx" on "menu_entries" ("parent_id"))sql"},
    {.sql = R"sql(create index "menu_entries_content_id_idx" on "menu_entries" ("content_id"))sql"},
    {.sql = R"sql(alter table "menu_entries" add constraint "menu_entries_edition_id_fkey" foreign key ("edition_id") references "editions" ("id") on delete cascade)sql"},
    {.sql = R"sql(alter table "menu_entries" add constraint "menu_entries_parent_id_fkey" foreign key ("parent_id") references "menu_entries" ("id") on delete cascade)sql"},
    {.sql = R"sql(alter table "menu_entries" add constraint "menu_entries_content_id_fkey" foreign key ("content_id") references "content" ("id") on delete set null)sql"},
    {.sql = R"sql(alter table "menu_entries" add constraint "menu_entries_editor_id_fkey" foreign key ("editor_id") references "users" ("id"))sql"},
};
inline constexpr orm::migrate::step history_postgres_0008_editions_down[]{
    {.sql = R"sql(drop table "menu_entries", "editions")sql",
     .risk = {5}},  // destructive, incompatible
};

// postgres: 0009_drop_views
inline constexpr orm::migrate::step history_postgres_0009_drop_views_up[]{
    {.sql = R"sql(drop index concurrently "content_most_read")sql",
     .mode = orm::migrate::step_mode::alone},  // alone
    {.sql = R"sql(drop trigger "comments_content_id_soft_deleted" on "content")sql"},
    {.sql = R"sql(drop function "comments_content_id_soft_deleted"())sql"},
    {.sql = R"sql(drop trigger "comments_content_id_restored" on "content")sql"},
    {.sql = R"sql(drop function "comments_content_id_restored"())sql"},
    {.sql = R"sql(alter table "content" drop column "views")sql",
     .risk = {5}},  // destructive, incompatible
    {.sql = R"sql(create function "comments_content_id_soft_deleted"() returns trigger language plpgsql as 'begin update "comments" set "deleted_at" = new."deleted_at", "deleted_through" = ''comments_content_id_fkey'' where "content_id" = new."id" and "deleted_at" is null; return null; end')sql"},
    {.sql = R"sql(create trigger "comments_content_id_soft_deleted" after update of "deleted_at" on "content" for each row when (old."deleted_at" is null and new."deleted_at" is not null) execute function "comments_content_id_soft_deleted"())sql"},
    {.sql = R"sql(create function "comments_content_id_restored"() returns trigger language plpgsql as 'begin update "comments" set "deleted_at" = new."deleted_at", "deleted_through" = null where "content_id" = new."id" and "deleted_through" = ''comments_content_id_fkey''; return null; end')sql"},
    {.sql = R"sql(create trigger "comments_content_id_restored" after update of "deleted_at" on "content" for each row when (old."deleted_at" is not null and new."deleted_at" is null) execute function "comments_content_id_restored"())sql"},
};
inline constexpr orm::migrate::step history_postgres_0009_drop_views_down[]{
    {.sql = R"sql(alter table "content" add column "views" bigint not null default 0)sql"},
    {.sql = R"sql(create index concurrently "content_most_read" on "content" ("views" desc) where "views" > 0)sql",
     .mode = orm::migrate::step_mode::alone},  // alone
};

inline constexpr orm::migrate::migration history_postgres[]{
    {.name = R"sql(0001_start)sql", .up = history_postgres_0001_start_up, .down = history_postgres_0001_start_down},
    {.name = R"sql(0002_media)sql", .parent = R"sql(0001_start)sql", .up = history_postgres_0002_media_up, .down = history_postgres_0002_media_down},
    {.name = R"sql(0003_descriptions)sql", .parent = R"sql(0002_media)sql", .up = history_postgres_0003_descriptions_up, .down = history_postgres_0003_descriptions_down},
    {.name = R"sql(0004_collections)sql", .parent = R"sql(0003_descriptions)sql", .up = history_postgres_0004_collections_up, .down = history_postgres_0004_collections_down},
    {.name = R"sql(0005_sizes)sql", .parent = R"sql(0004_collections)sql", .up = history_postgres_0005_sizes_up, .down = history_postgres_0005_sizes_down},
    {.name = R"sql(0006_mixins)sql", .parent = R"sql(0005_sizes)sql", .up = history_postgres_0006_mixins_up, .down = history_postgres_0006_mixins_down},
    {.name = R"sql(0007_review)sql", .parent = R"sql(0006_mixins)sql", .up = history_postgres_0007_review_up, .down = history_postgres_0007_review_down},
    {.name = R"sql(0008_editions)sql", .parent = R"sql(0007_review)sql", .up = history_postgres_0008_editions_up, .down = history_postgres_0008_editions_down},
    {.name = R"sql(0009_drop_views)sql", .parent = R"sql(0008_editions)sql", .up = history_postgres_0009_drop_views_up, .down = history_postgres_0009_drop_views_down},
};

inline constexpr orm::migrate::migration_set all{.head = head, .sqlite = history_sqlite, .postgres = history_postgres};

static_assert(orm::migrate::is_line<all>);

}  // namespace migrations
// clang-format on
