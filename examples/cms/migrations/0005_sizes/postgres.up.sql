-- 0005_sizes, up, postgres

-- step: data-dependent, incompatible, long-lock, rewrite
alter table "media" alter column "bytes" type bigint using cast("bytes" as bigint);

-- step
alter table "media" add constraint "media_bytes_check" check ("bytes" >= 0) not valid;

-- step: data-dependent
alter table "media" validate constraint "media_bytes_check";
