-- 0006_mixins, down, postgres: lossy

-- check
select 'users.users_name_check: ' || count(*) || ' rows do not meet it' from "users" where not (length("name") > 0) having count(*) > 0;

-- check
select 'content.collection_id: ' || count(*) || ' values that several rows have' from (select 1 as "one" from "content" where "collection_id" is not null and "slug" is not null group by "collection_id", "slug" having count(*) > 1) as "again" having count(*) > 0;

-- step: alone
drop index concurrently "content_collection_id_slug_idx";

-- step: incompatible
drop trigger "comments_content_id_soft_deleted" on "content";

-- step
drop function "comments_content_id_soft_deleted"();

-- step: incompatible
drop trigger "comments_content_id_restored" on "content";

-- step
drop function "comments_content_id_restored"();

-- step
alter table "users" drop constraint "users_email_email_check";

-- step
alter table "users" drop constraint "users_name_length_check";

-- step
alter table "collections" drop constraint "collections_slug_pattern_check";

-- step
alter table "collections" drop constraint "collections_title_length_check";

-- step
alter table "content" drop constraint "content_slug_pattern_check";

-- step
alter table "content" drop constraint "content_title_length_check";

-- step
alter table "media" drop constraint "media_file_name_length_check";

-- step
alter table "media" drop constraint "media_description_length_check";

-- step: destructive, incompatible
drop table "comments", "content_tags", "tags";

-- step
alter table "media" rename constraint "media_bytes_range_check" to "media_bytes_check";

-- step
alter index "media_file_name_idx" rename to "media_living_file_name";

-- step
alter table "users" alter column "created_at" drop default;

-- step
alter table "content" alter column "created_at" drop default;

-- step
alter table "content" alter column "updated_at" drop default;

-- step: destructive, incompatible
alter table "content" drop column "version";

-- step: destructive, incompatible
alter table "content" drop column "deleted_at";

-- step
alter table "content_versions" alter column "created_at" drop default;

-- step
alter table "users" add constraint "users_name_check" check (length("name") > 0) not valid;

-- step: data-dependent
alter table "users" validate constraint "users_name_check";

-- step: alone, data-dependent
create unique index concurrently "content_collection_id_slug_key" on "content" ("collection_id", "slug");

-- step
alter table "content" add constraint "content_collection_id_slug_key" unique using index "content_collection_id_slug_key";
