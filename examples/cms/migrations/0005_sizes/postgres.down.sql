-- 0005_sizes, down, postgres: lossy

-- step
alter table "media" drop constraint "media_bytes_check";

-- step: data-dependent, incompatible, long-lock, rewrite
alter table "media" alter column "bytes" type text using "bytes"::text;
