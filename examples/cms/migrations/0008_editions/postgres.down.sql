-- 0008_editions, down, postgres: lossy

-- step: destructive, incompatible
drop table "menu_entries", "editions";

-- step: rewrite
update "content" set "status" = case "status" when 'hidden' then 'archived' else "status" end;
