-- 0002_media, down, sqlite: lossy

-- step: destructive
drop table "media";
