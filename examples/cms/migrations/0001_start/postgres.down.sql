-- 0001_start, down, postgres: lossy

-- step: destructive, incompatible
drop table "article_versions", "articles", "sections", "users";
