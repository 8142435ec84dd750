-- 0002_media, up, sqlite

-- step
create table "media" (
    "id" integer primary key autoincrement,
    "owner_id" integer not null references "users" ("id"),
    "file_name" text not null,
    "mime_type" text not null,
    "bytes" text not null,
    "metadata" text not null default '{}',
    "deleted_at" text
);

-- step
create unique index "media_living_file_name" on "media" ("file_name") where "deleted_at" is null;
