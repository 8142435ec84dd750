-- 0009_drop_views, up, postgres

-- step: alone
drop index concurrently "content_most_read";

-- step
drop trigger "comments_content_id_soft_deleted" on "content";

-- step
drop function "comments_content_id_soft_deleted"();

-- step
drop trigger "comments_content_id_restored" on "content";

-- step
drop function "comments_content_id_restored"();

-- step: destructive, incompatible
alter table "content" drop column "views";

-- step
create function "comments_content_id_soft_deleted"() returns trigger language plpgsql as 'begin update "comments" set "deleted_at" = new."deleted_at", "deleted_through" = ''comments_content_id_fkey'' where "content_id" = new."id" and "deleted_at" is null; return null; end';

-- step
create trigger "comments_content_id_soft_deleted" after update of "deleted_at" on "content" for each row when (old."deleted_at" is null and new."deleted_at" is not null) execute function "comments_content_id_soft_deleted"();

-- step
create function "comments_content_id_restored"() returns trigger language plpgsql as 'begin update "comments" set "deleted_at" = new."deleted_at", "deleted_through" = null where "content_id" = new."id" and "deleted_through" = ''comments_content_id_fkey''; return null; end';

-- step
create trigger "comments_content_id_restored" after update of "deleted_at" on "content" for each row when (old."deleted_at" is not null and new."deleted_at" is null) execute function "comments_content_id_restored"();
