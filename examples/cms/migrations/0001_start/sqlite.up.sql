-- 0001_start, up, sqlite

-- step
create table "users" (
    "id" integer primary key autoincrement,
    "email" text collate nocase not null unique,
    "name" text not null constraint "users_name_check" check (length("name") > 0),
    "role" text not null default 'viewer' constraint "users_role_values" check ("role" in ('admin', 'editor', 'author', 'viewer')),
    "created_at" text not null
);

-- step
create table "collections" (
    "id" integer primary key autoincrement,
    "slug" text not null unique,
    "title" text not null,
    "fields" text not null default '{}' constraint "collections_fields_check" check ("fields" like '{%}')
);

-- step
create table "content" (
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
);

-- step
create table "content_versions" (
    "content_id" integer not null references "content" ("id") on delete cascade,
    "number" integer not null constraint "content_versions_number_check" check ("number" > 0),
    "editor_id" integer not null references "users" ("id"),
    "title" text not null,
    "body" text not null,
    "created_at" text not null,
    primary key ("content_id", "number")
);

-- step
create index "content_collection_id_status_published_at_idx" on "content" ("collection_id", "status", "published_at" desc);

-- step
create index "content_author_id_id_idx" on "content" ("author_id", "id" desc);

-- step
create index "content_versions_content_id_number_idx" on "content_versions" ("content_id", "number" desc);
