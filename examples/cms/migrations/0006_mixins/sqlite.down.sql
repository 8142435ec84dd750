-- 0006_mixins, down, sqlite: lossy

-- check
select 'users.users_name_check: ' || count(*) || ' rows do not meet it' from "users" where not (length("name") > 0) having count(*) > 0;

-- check
select 'content.collection_id: ' || count(*) || ' values that several rows have' from (select 1 as "one" from "content" where "collection_id" is not null and "slug" is not null group by "collection_id", "slug" having count(*) > 1) as "again" having count(*) > 0;

-- step: incompatible
drop trigger "comments_content_id_soft_deleted";

-- step: incompatible
drop trigger "comments_content_id_restored";

-- step: destructive
drop table "comments";

-- step: destructive
drop table "content_tags";

-- step: destructive
drop table "tags";

-- step
create table "__orm_new_users" (
    "id" integer primary key autoincrement,
    "email" text not null,
    "name" text not null constraint "users_name_check" check (length("name") > 0),
    "role" text not null default 'viewer' constraint "users_role_values" check ("role" in ('admin', 'editor', 'author', 'viewer')),
    "created_at" text not null
);

-- step: data-dependent, rewrite
insert into "__orm_new_users" ("id", "email", "name", "role", "created_at") select "id", "email", "name", "role", "created_at" from "users";

-- step
delete from sqlite_sequence where name = '__orm_new_users';

-- step
insert into sqlite_sequence (name, seq) select '__orm_new_users', seq from sqlite_sequence where name = 'users';

-- step
drop table "users";

-- step
pragma legacy_alter_table = on;

-- step
alter table "__orm_new_users" rename to "users";

-- step
pragma legacy_alter_table = off;

-- step
create table "__orm_new_collections" (
    "id" integer primary key autoincrement,
    "slug" text not null unique,
    "title" text not null,
    "fields" text not null default '{}' constraint "collections_fields_check" check ("fields" like '{%}')
);

-- step: data-dependent, rewrite
insert into "__orm_new_collections" ("id", "slug", "title", "fields") select "id", "slug", "title", "fields" from "collections";

-- step
delete from sqlite_sequence where name = '__orm_new_collections';

-- step
insert into sqlite_sequence (name, seq) select '__orm_new_collections', seq from sqlite_sequence where name = 'collections';

-- step
drop table "collections";

-- step
pragma legacy_alter_table = on;

-- step
alter table "__orm_new_collections" rename to "collections";

-- step
pragma legacy_alter_table = off;

-- step
create table "__orm_new_content" (
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
);

-- step: data-dependent, rewrite
insert into "__orm_new_content" ("created_at", "updated_at", "id", "collection_id", "author_id", "slug", "title", "body", "status", "published_at", "views") select "created_at", "updated_at", "id", "collection_id", "author_id", "slug", "title", "body", "status", "published_at", "views" from "content";

-- step
delete from sqlite_sequence where name = '__orm_new_content';

-- step
insert into sqlite_sequence (name, seq) select '__orm_new_content', seq from sqlite_sequence where name = 'content';

-- step: destructive
drop table "content";

-- step
pragma legacy_alter_table = on;

-- step
alter table "__orm_new_content" rename to "content";

-- step
pragma legacy_alter_table = off;

-- step
create table "__orm_new_content_versions" (
    "content_id" integer not null references "content" ("id") on delete cascade,
    "number" integer not null constraint "content_versions_number_check" check ("number" > 0),
    "editor_id" integer not null references "users" ("id"),
    "title" text not null,
    "body" text not null,
    "created_at" text not null,
    primary key ("content_id", "number")
);

-- step: data-dependent, rewrite
insert into "__orm_new_content_versions" (rowid, "content_id", "number", "editor_id", "title", "body", "created_at") select rowid, "content_id", "number", "editor_id", "title", "body", "created_at" from "content_versions";

-- step
drop table "content_versions";

-- step
pragma legacy_alter_table = on;

-- step
alter table "__orm_new_content_versions" rename to "content_versions";

-- step
pragma legacy_alter_table = off;

-- step
create table "__orm_new_media" (
    "id" integer primary key autoincrement,
    "owner_id" integer not null references "users" ("id"),
    "file_name" text not null,
    "mime_type" text not null,
    "bytes" integer not null constraint "media_bytes_check" check ("bytes" >= 0),
    "metadata" text not null default '{}',
    "deleted_at" text,
    "description" text not null
);

-- step: data-dependent, rewrite
insert into "__orm_new_media" ("id", "owner_id", "file_name", "description", "mime_type", "bytes", "metadata", "deleted_at") select "id", "owner_id", "file_name", "description", "mime_type", "bytes", "metadata", "deleted_at" from "media";

-- step
delete from sqlite_sequence where name = '__orm_new_media';

-- step
insert into sqlite_sequence (name, seq) select '__orm_new_media', seq from sqlite_sequence where name = 'media';

-- step
drop table "media";

-- step
pragma legacy_alter_table = on;

-- step
alter table "__orm_new_media" rename to "media";

-- step
pragma legacy_alter_table = off;

-- step: data-dependent
create unique index "users_email" on "users" ((lower("email")));

-- step
create index "content_collection_id_status_published_at_idx" on "content" ("collection_id", "status", "published_at" desc);

-- step
create index "content_author_id_id_idx" on "content" ("author_id", "id" desc);

-- step
create index "content_most_read" on "content" ("views" desc) where "views" > 0;

-- step
create index "content_versions_content_id_number_idx" on "content_versions" ("content_id", "number" desc);

-- step: data-dependent
create unique index "media_living_file_name" on "media" ("file_name") where "deleted_at" is null;
