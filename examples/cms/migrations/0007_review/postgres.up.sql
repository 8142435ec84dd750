-- 0007_review, up, postgres

-- step
alter table "content" drop constraint "content_status_values";

-- step: rewrite
update "content" set "status" = case "status" when 'hidden' then 'archived' else "status" end;

-- step
alter table "content" add constraint "content_status_values" check ("status" in ('draft', 'review', 'published', 'archived')) not valid;

-- step: data-dependent
alter table "content" validate constraint "content_status_values";
