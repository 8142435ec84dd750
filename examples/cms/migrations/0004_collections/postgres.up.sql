-- 0004_collections, up, postgres

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
alter table "content" rename constraint "articles_status_values" to "content_status_values";

-- step
alter table "content" rename constraint "articles_published_has_a_date" to "content_published_has_a_date";

-- step
alter table "content" rename constraint "articles_section_id_fkey" to "content_collection_id_fkey";

-- step
alter table "content" rename constraint "articles_author_id_fkey" to "content_author_id_fkey";

-- step
alter table "content_versions" rename constraint "article_versions_number_check" to "content_versions_number_check";

-- step
alter table "content_versions" rename constraint "article_versions_article_id_fkey" to "content_versions_content_id_fkey";

-- step
alter table "content_versions" rename constraint "article_versions_editor_id_fkey" to "content_versions_editor_id_fkey";

-- step
alter table "collections" rename constraint "sections_pkey" to "collections_pkey";

-- step
alter table "collections" rename constraint "sections_slug_key" to "collections_slug_key";

-- step
alter sequence if exists "sections_id_seq" rename to "collections_id_seq";

-- step
alter table "content" rename constraint "articles_pkey" to "content_pkey";

-- step
alter table "content" rename constraint "articles_section_id_slug_key" to "content_collection_id_slug_key";

-- step
alter index "articles_section_id_status_published_at_idx" rename to "content_collection_id_status_published_at_idx";

-- step
alter index "articles_author_id_id_idx" rename to "content_author_id_id_idx";

-- step
alter index "articles_most_read" rename to "content_most_read";

-- step
alter sequence if exists "articles_id_seq" rename to "content_id_seq";

-- step
alter table "content_versions" rename constraint "article_versions_pkey" to "content_versions_pkey";

-- step
alter index "article_versions_article_id_number_idx" rename to "content_versions_content_id_number_idx";

-- step
alter table "collections" add column "fields" text not null default '{}';

-- step
alter table "collections" add constraint "collections_fields_check" check ("fields" like '{%}') not valid;

-- step: data-dependent
alter table "collections" validate constraint "collections_fields_check";
