-- 0004_collections, up, sqlite

-- step
drop index "articles_section_id_status_published_at_idx";

-- step
drop index "articles_author_id_id_idx";

-- step
drop index "articles_most_read";

-- step
drop index "article_versions_article_id_number_idx";

-- step: incompatible
alter table "sections" rename to "collections";

-- step: incompatible
alter table "articles" rename to "content";

-- step: incompatible
alter table "article_versions" rename to "content_versions";

-- step: incompatible
alter table "content" rename column "section_id" to "collection_id";

-- step: incompatible
alter table "content_versions" rename column "article_id" to "content_id";

-- step
alter table "collections" add column "fields" text not null default '{}' constraint "collections_fields_check" check ("fields" like '{%}');

-- step
create index "content_collection_id_status_published_at_idx" on "content" ("collection_id", "status", "published_at" desc);

-- step
create index "content_author_id_id_idx" on "content" ("author_id", "id" desc);

-- step
create index "content_most_read" on "content" ("views" desc) where "views" > 0;

-- step
create index "content_versions_content_id_number_idx" on "content_versions" ("content_id", "number" desc);
