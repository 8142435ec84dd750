-- 0008_editions, down, sqlite: lossy

-- step: destructive
drop table "menu_entries";

-- step: destructive
drop table "editions";
