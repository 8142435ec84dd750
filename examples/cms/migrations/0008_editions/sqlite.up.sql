-- 0008_editions, up, sqlite

-- step
create table "editions" (
    "id" text not null primary key,
    "name" text not null constraint "editions_name_length_check" check (length("name") between 1 and 80),
    "slug" text not null unique
);

-- step
create table "menu_entries" (
    "edition_id" text not null references "editions" ("id") on delete cascade,
    "id" integer primary key autoincrement,
    "parent_id" integer references "menu_entries" ("id") on delete cascade,
    "label" text not null constraint "menu_entries_label_length_check" check (length("label") between 1 and 40),
    "place" integer not null,
    "content_id" integer references "content" ("id") on delete set null,
    "updated_at" text not null default current_timestamp,
    "editor_id" integer not null references "users" ("id")
);

-- step
create index "menu_entries_edition_id_idx" on "menu_entries" ("edition_id");

-- step
create index "menu_entries_parent_id_idx" on "menu_entries" ("parent_id");

-- step
create index "menu_entries_content_id_idx" on "menu_entries" ("content_id");
