-- 0007_review, down, postgres: lossy

-- check
select 'content.content_status_values: ' || count(*) || ' rows do not meet it' from "content" where not ("status" in ('draft', 'published', 'hidden')) having count(*) > 0;

-- step
alter table "content" drop constraint "content_status_values";

-- step
alter table "content" add constraint "content_status_values" check ("status" in ('draft', 'published', 'hidden')) not valid;

-- step: data-dependent
alter table "content" validate constraint "content_status_values";
