-- 0008_editions, down, postgres: lossy

-- step: destructive, incompatible
drop table "menu_entries", "editions";
