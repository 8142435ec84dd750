-- 0003_descriptions, down, sqlite: lossy

-- step: destructive
alter table "media" drop column "description";
