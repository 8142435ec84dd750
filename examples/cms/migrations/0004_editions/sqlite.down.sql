-- 0004_editions, down, sqlite

-- step: destructive
drop table "menu_entries";

-- step: destructive
drop table "editions";
