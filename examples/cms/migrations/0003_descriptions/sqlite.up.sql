-- 0003_descriptions, up, sqlite

-- step
create table "__orm_new_media" (
    "id" integer primary key autoincrement,
    "owner_id" integer not null references "users" ("id"),
    "file_name" text not null,
    "mime_type" text not null,
    "bytes" text not null,
    "metadata" text not null default '{}',
    "deleted_at" text,
    "description" text not null
);

-- step: data-dependent, rewrite
insert into "__orm_new_media" ("id", "owner_id", "file_name", "mime_type", "bytes", "metadata", "deleted_at", "description") select "id", "owner_id", "file_name", "mime_type", "bytes", "metadata", "deleted_at", "file_name" from "media";

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
create unique index "media_living_file_name" on "media" ("file_name") where "deleted_at" is null;
