-- 0007_review, up, sqlite

-- step
drop trigger "comments_content_id_soft_deleted";

-- step
drop trigger "comments_content_id_restored";

-- step
create table "__orm_new_content" (
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
);

-- step: data-dependent, rewrite
insert into "__orm_new_content" ("created_at", "updated_at", "id", "collection_id", "author_id", "slug", "title", "body", "status", "published_at", "version", "deleted_at", "views") select "created_at", "updated_at", "id", "collection_id", "author_id", "slug", "title", "body", case "status" when 'hidden' then 'archived' else "status" end, "published_at", "version", "deleted_at", "views" from "content";

-- step
delete from sqlite_sequence where name = '__orm_new_content';

-- step
insert into sqlite_sequence (name, seq) select '__orm_new_content', seq from sqlite_sequence where name = 'content';

-- step
drop table "content";

-- step
pragma legacy_alter_table = on;

-- step
alter table "__orm_new_content" rename to "content";

-- step
pragma legacy_alter_table = off;

-- step: data-dependent
create unique index "content_collection_id_slug_idx" on "content" ("collection_id", "slug") where "deleted_at" is null;

-- step
create index "content_collection_id_status_published_at_idx" on "content" ("collection_id", "status", "published_at" desc);

-- step
create index "content_author_id_id_idx" on "content" ("author_id", "id" desc);

-- step
create index "content_most_read" on "content" ("views" desc) where "views" > 0;

-- step
create trigger "comments_content_id_soft_deleted" after update of "deleted_at" on "content" for each row when (old."deleted_at" is null and new."deleted_at" is not null) begin update "comments" set "deleted_at" = new."deleted_at", "deleted_through" = 'comments_content_id_fkey' where "content_id" = new."id" and "deleted_at" is null; end;

-- step
create trigger "comments_content_id_restored" after update of "deleted_at" on "content" for each row when (old."deleted_at" is not null and new."deleted_at" is null) begin update "comments" set "deleted_at" = new."deleted_at", "deleted_through" = null where "content_id" = new."id" and "deleted_through" = 'comments_content_id_fkey'; end;
