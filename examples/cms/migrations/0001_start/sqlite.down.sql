-- 0001_start, down, sqlite: lossy

-- step: destructive
drop table "article_versions";

-- step: destructive
drop table "articles";

-- step: destructive
drop table "sections";

-- step: destructive
drop table "users";
