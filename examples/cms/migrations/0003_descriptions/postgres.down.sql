-- 0003_descriptions, down, postgres: lossy

-- step: destructive, incompatible
alter table "media" drop column "description";
