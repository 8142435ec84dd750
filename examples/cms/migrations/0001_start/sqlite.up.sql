-- 0001_start, up, sqlite

-- step
create table "users" (
    "id" integer primary key autoincrement,
    "email" text not null,
    "name" text not null constraint "users_name_check" check (length("name") > 0),
    "role" text not null default 'viewer' constraint "users_role_values" check ("role" in ('admin', 'editor', 'author', 'viewer')),
    "created_at" text not null
);

-- step
create table "sections" (
    "id" integer primary key autoincrement,
    "slug" text not null unique,
    "title" text not null
);

-- step
create table "articles" (
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
);

-- step
create table "article_versions" (
    "article_id" integer not null references "articles" ("id") on delete cascade,
    "number" integer not null constraint "article_versions_number_check" check ("number" > 0),
    "editor_id" integer not null references "users" ("id"),
    "title" text not null,
    "body" text not null,
    "created_at" text not null,
    primary key ("article_id", "number")
);

-- step
create unique index "users_email" on "users" ((lower("email")));

-- step
create index "articles_section_id_status_published_at_idx" on "articles" ("section_id", "status", "published_at" desc);

-- step
create index "articles_author_id_id_idx" on "articles" ("author_id", "id" desc);

-- step
create index "articles_most_read" on "articles" ("views" desc) where "views" > 0;

-- step
create index "article_versions_article_id_number_idx" on "article_versions" ("article_id", "number" desc);
