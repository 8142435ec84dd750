-- 0003_descriptions, up, postgres

-- step
alter table "media" add column "description" text;

-- step: rewrite
update "media" set "description" = "file_name" where "description" is null;

-- step
alter table "media" add constraint "__orm_description" check ("description" is not null) not valid;

-- step: data-dependent
alter table "media" validate constraint "__orm_description";

-- step
alter table "media" alter column "description" set not null;

-- step
alter table "media" drop constraint "__orm_description";
