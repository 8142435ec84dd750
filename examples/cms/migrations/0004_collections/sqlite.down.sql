-- 0004_collections, down, sqlite: lossy

-- step
drop index "content_collection_id_status_published_at_idx";

-- step
drop index "content_author_id_id_idx";

-- step
drop index "content_most_read";

-- step
drop index "content_versions_content_id_number_idx";

-- step: incompatible
alter table "collections" rename to "sections";

-- step: incompatible
alter table "content" rename to "articles";

-- step: incompatible
alter table "content_versions" rename to "article_versions";

-- step: destructive
alter table "sections" drop column "fields";

-- step: incompatible
alter table "articles" rename column "collection_id" to "section_id";

-- step: incompatible
alter table "article_versions" rename column "content_id" to "article_id";

-- step
create index "articles_section_id_status_published_at_idx" on "articles" ("section_id", "status", "published_at" desc);

-- step
create index "articles_author_id_id_idx" on "articles" ("author_id", "id" desc);

-- step
create index "articles_most_read" on "articles" ("views" desc) where "views" > 0;

-- step
create index "article_versions_article_id_number_idx" on "article_versions" ("article_id", "number" desc);
