-- 0002_media, down, sqlite

-- step: destructive
drop table "media";
