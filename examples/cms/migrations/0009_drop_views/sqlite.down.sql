-- 0009_drop_views, down, sqlite: lossy

-- step
alter table "content" add column "views" integer not null default 0;

-- step
create index "content_most_read" on "content" ("views" desc) where "views" > 0;
