-- 0002_media, down, postgres: lossy

-- step: destructive, incompatible
drop table "media";
