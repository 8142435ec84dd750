-- 0001_start, down, sqlite: lossy

-- step: destructive
drop table "content_versions";

-- step: destructive
drop table "content";

-- step: destructive
drop table "collections";

-- step: destructive
drop table "users";
