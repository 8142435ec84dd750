-- 0009_drop_views, up, sqlite

-- step
drop trigger "comments_content_id_soft_deleted";

-- step
drop trigger "comments_content_id_restored";

-- step
drop index "content_most_read";

-- step: destructive
alter table "content" drop column "views";

-- step
create trigger "comments_content_id_soft_deleted" after update of "deleted_at" on "content" for each row when (old."deleted_at" is null and new."deleted_at" is not null) begin update "comments" set "deleted_at" = new."deleted_at", "deleted_through" = 'comments_content_id_fkey' where "content_id" = new."id" and "deleted_at" is null; end;

-- step
create trigger "comments_content_id_restored" after update of "deleted_at" on "content" for each row when (old."deleted_at" is not null and new."deleted_at" is null) begin update "comments" set "deleted_at" = new."deleted_at", "deleted_through" = null where "content_id" = new."id" and "deleted_through" = 'comments_content_id_fkey'; end;
