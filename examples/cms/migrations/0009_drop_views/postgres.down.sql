-- 0009_drop_views, down, postgres: lossy

-- step
alter table "content" add column "views" bigint not null default 0;

-- step: alone
create index concurrently "content_most_read" on "content" ("views" desc) where "views" > 0;
