-- 0004_collections, down, postgres: lossy

-- step
alter table "collections" drop constraint "collections_fields_check";

-- step: incompatible
alter table "collections" rename to "sections";

-- step: incompatible
alter table "content" rename to "articles";

-- step: incompatible
alter table "content_versions" rename to "article_versions";

-- step: incompatible
alter table "articles" rename column "collection_id" to "section_id";

-- step: incompatible
alter table "article_versions" rename column "content_id" to "article_id";

-- step
alter table "articles" rename constraint "content_status_values" to "articles_status_values";

-- step
alter table "articles" rename constraint "content_published_has_a_date" to "articles_published_has_a_date";

-- step
alter table "articles" rename constraint "content_collection_id_fkey" to "articles_section_id_fkey";

-- step
alter table "articles" rename constraint "content_author_id_fkey" to "articles_author_id_fkey";

-- step
alter table "article_versions" rename constraint "content_versions_number_check" to "article_versions_number_check";

-- step
alter table "article_versions" rename constraint "content_versions_content_id_fkey" to "article_versions_article_id_fkey";

-- step
alter table "article_versions" rename constraint "content_versions_editor_id_fkey" to "article_versions_editor_id_fkey";

-- step
alter table "sections" rename constraint "collections_pkey" to "sections_pkey";

-- step
alter table "sections" rename constraint "collections_slug_key" to "sections_slug_key";

-- step
alter sequence if exists "collections_id_seq" rename to "sections_id_seq";

-- step
alter table "articles" rename constraint "content_pkey" to "articles_pkey";

-- step
alter table "articles" rename constraint "content_collection_id_slug_key" to "articles_section_id_slug_key";

-- step
alter index "content_collection_id_status_published_at_idx" rename to "articles_section_id_status_published_at_idx";

-- step
alter index "content_author_id_id_idx" rename to "articles_author_id_id_idx";

-- step
alter index "content_most_read" rename to "articles_most_read";

-- step
alter sequence if exists "content_id_seq" rename to "articles_id_seq";

-- step
alter table "article_versions" rename constraint "content_versions_pkey" to "article_versions_pkey";

-- step
alter index "content_versions_content_id_number_idx" rename to "article_versions_article_id_number_idx";

-- step: destructive, incompatible
alter table "sections" drop column "fields";
