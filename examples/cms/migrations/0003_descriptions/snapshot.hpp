// The schema as this migration leaves it. Written by a program; not to be edited.
// What both engines have alike is written once, as SQLite's.
#ifndef ORM_SNAPSHOT_OF_migrations
#define ORM_SNAPSHOT_OF_migrations

#include <string_view>

#include <orm/migrate/snapshot.hpp>

// clang-format off
namespace migrations {

using namespace orm;

// sqlite: users
inline constexpr std::string_view sqlite_users_names_1[]{
    "admin",
    "editor",
    "author",
    "viewer",
};
inline constexpr column_model sqlite_users_columns[]{
    {.name = "id", .type = sql_type::bigint, .not_null = true, .details = {.autoincrement = true}},
    {.name = "email", .type = sql_type::text, .not_null = true},
    {.name = "name", .type = sql_type::text, .not_null = true},
    {.name = "role", .type = sql_type::text, .not_null = true, .details = {.default_text = "'viewer'", .values = sqlite_users_names_1}},
    {.name = "created_at", .type = sql_type::timestamp, .not_null = true},
};
inline constexpr check_model sqlite_users_checks[]{
    {.name = "users_name_check", .condition = "length(\"name\") > 0", .column = "name"},
    {.name = "users_role_values", .condition = "\"role\" in ('admin', 'editor', 'author', 'viewer')", .column = "role"},
};
inline constexpr index_item_model sqlite_users_items_2[]{
    {.text = "lower(\"email\")", .is_expression = true},
};
inline constexpr index_model sqlite_users_indexes[]{
    {.name = "users_email", .unique = true, .items = sqlite_users_items_2},
};
inline constexpr std::string_view sqlite_users_names_3[]{
    "id",
};

// sqlite: sections
inline constexpr column_model sqlite_sections_columns[]{
    {.name = "id", .type = sql_type::bigint, .not_null = true, .details = {.autoincrement = true}},
    {.name = "slug", .type = sql_type::text, .not_null = true},
    {.name = "title", .type = sql_type::text, .not_null = true},
};
inline constexpr std::string_view sqlite_sections_names_1[]{
    "slug",
};
inline constexpr key_model sqlite_sections_unique_keys[]{
    {.name = "sections_slug_key", .columns = sqlite_sections_names_1},
};
inline constexpr std::string_view sqlite_sections_names_2[]{
    "id",
};

// sqlite: articles
inline constexpr std::string_view sqlite_articles_names_1[]{
    "draft",
    "published",
    "hidden",
};
inline constexpr column_model sqlite_articles_columns[]{
    {.name = "created_at", .type = sql_type::timestamp, .not_null = true},
    {.name = "updated_at", .type = sql_type::timestamp, .not_null = true},
    {.name = "id", .type = sql_type::bigint, .not_null = true, .details = {.autoincrement = true}},
    {.name = "section_id", .type = sql_type::bigint, .not_null = true},
    {.name = "author_id", .type = sql_type::bigint, .not_null = true},
    {.name = "slug", .type = sql_type::text, .not_null = true},
    {.name = "title", .type = sql_type::text, .not_null = true},
    {.name = "body", .type = sql_type::text, .not_null = true},
    {.name = "status", .type = sql_type::text, .not_null = true, .details = {.default_text = "'draft'", .values = sqlite_articles_names_1}},
    {.name = "published_at", .type = sql_type::timestamp},
    {.name = "views", .type = sql_type::bigint, .not_null = true, .details = {.default_text = "0"}},
};
inline constexpr std::string_view sqlite_articles_names_2[]{
    "section_id",
    "slug",
};
inline constexpr key_model sqlite_articles_unique_keys[]{
    {.name = "articles_section_id_slug_key", .columns = sqlite_articles_names_2},
};
inline constexpr std::string_view sqlite_articles_names_3[]{
    "section_id",
};
inline constexpr std::string_view sqlite_articles_names_4[]{
    "id",
};
inline constexpr std::string_view sqlite_articles_names_5[]{
    "author_id",
};
inline constexpr foreign_key_model sqlite_articles_foreign_keys[]{
    {.name = "articles_section_id_fkey", .columns = sqlite_articles_names_3, .referenced_table = "sections", .referenced_columns = sqlite_articles_names_4, .options = {.on_delete = foreign_key_action::restrict}},
    {.name = "articles_author_id_fkey", .columns = sqlite_articles_names_5, .referenced_table = "users", .referenced_columns = sqlite_articles_names_4, .options = {.on_delete = foreign_key_action::restrict}},
};
inline constexpr check_model sqlite_articles_checks[]{
    {.name = "articles_status_values", .condition = "\"status\" in ('draft', 'published', 'hidden')", .column = "status"},
    {.name = "articles_published_has_a_date", .condition = "\"status\" <> 'published' or \"published_at\" is not null"},
};
inline constexpr index_item_model sqlite_articles_items_7[]{
    {.text = "section_id"},
    {.text = "status"},
    {.text = "published_at", .order = direction::descending},
};
inline constexpr index_item_model sqlite_articles_items_8[]{
    {.text = "author_id"},
    {.text = "id", .order = direction::descending},
};
inline constexpr index_item_model sqlite_articles_items_9[]{
    {.text = "views", .order = direction::descending},
};
inline constexpr index_model sqlite_articles_indexes[]{
    {.name = "articles_section_id_status_published_at_idx", .items = sqlite_articles_items_7},
    {.name = "articles_author_id_id_idx", .items = sqlite_articles_items_8},
    {.name = "articles_most_read", .items = sqlite_articles_items_9, .condition = "\"views\" > 0"},
};

// sqlite: article_versions
inline constexpr column_model sqlite_article_versions_columns[]{
    {.name = "article_id", .type = sql_type::bigint, .not_null = true},
    {.name = "number", .type = sql_type::integer, .not_null = true},
    {.name = "editor_id", .type = sql_type::bigint, .not_null = true},
    {.name = "title", .type = sql_type::text, .not_null = true},
    {.name = "body", .type = sql_type::text, .not_null = true},
    {.name = "created_at", .type = sql_type::timestamp, .not_null = true},
};
inline constexpr std::string_view sqlite_article_versions_names_1[]{
    "article_id",
};
inline constexpr std::string_view sqlite_article_versions_names_2[]{
    "id",
};
inline constexpr std::string_view sqlite_article_versions_names_3[]{
    "editor_id",
};
inline constexpr foreign_key_model sqlite_article_versions_foreign_keys[]{
    {.name = "article_versions_article_id_fkey", .columns = sqlite_article_versions_names_1, .referenced_table = "articles", .referenced_columns = sqlite_article_versions_names_2, .options = {.on_delete = foreign_key_action::cascade}},
    {.name = "article_versions_editor_id_fkey", .columns = sqlite_article_versions_names_3, .referenced_table = "users", .referenced_columns = sqlite_article_versions_names_2},
};
inline constexpr check_model sqlite_article_versions_checks[]{
    {.name = "article_versions_number_check", .condition = "\"number\" > 0", .column = "number"},
};
inline constexpr index_item_model sqlite_article_versions_items_5[]{
    {.text = "article_id"},
    {.text = "number", .order = direction::descending},
};
inline constexpr index_model sqlite_article_versions_indexes[]{
    {.name = "article_versions_article_id_number_idx", .items = sqlite_article_versions_items_5},
};
inline constexpr std::string_view sqlite_article_versions_names_6[]{
    "article_id",
    "number",
};

// sqlite: media
inline constexpr column_model sqlite_media_columns[]{
    {.name = "id", .type = sql_type::bigint, .not_null = true, .details = {.autoincrement = true}},
    {.name = "owner_id", .type = sql_type::bigint, .not_null = true},
    {.name = "file_name", .type = sql_type::text, .not_null = true},
    {.name = "mime_type", .type = sql_type::text, .not_null = true},
    {.name = "bytes", .type = sql_type::text, .not_null = true},
    {.name = "metadata", .type = sql_type::text, .not_null = true, .details = {.default_text = "'{}'"}},
    {.name = "deleted_at", .type = sql_type::timestamp},
    {.name = "description", .type = sql_type::text, .not_null = true, .details = {.backfill_text = "\"file_name\""}},
};
inline constexpr std::string_view sqlite_media_names_1[]{
    "owner_id",
};
inline constexpr std::string_view sqlite_media_names_2[]{
    "id",
};
inline constexpr foreign_key_model sqlite_media_foreign_keys[]{
    {.name = "media_owner_id_fkey", .columns = sqlite_media_names_1, .referenced_table = "users", .referenced_columns = sqlite_media_names_2},
};
inline constexpr index_item_model sqlite_media_items_3[]{
    {.text = "file_name"},
};
inline constexpr index_model sqlite_media_indexes[]{
    {.name = "media_living_file_name", .unique = true, .items = sqlite_media_items_3, .condition = "\"deleted_at\" is null"},
};

inline constexpr table_model sqlite_tables[]{
    {
        .name = "users",
        .columns = sqlite_users_columns,
        .primary_key = {.name = "users_pkey", .columns = sqlite_users_names_3},
        .checks = sqlite_users_checks,
        .indexes = sqlite_users_indexes,
    },
    {
        .name = "sections",
        .columns = sqlite_sections_columns,
        .primary_key = {.name = "sections_pkey", .columns = sqlite_sections_names_2},
        .unique_keys = sqlite_sections_unique_keys,
    },
    {
        .name = "articles",
        .columns = sqlite_articles_columns,
        .primary_key = {.name = "articles_pkey", .columns = sqlite_articles_names_4},
        .unique_keys = sqlite_articles_unique_keys,
        .foreign_keys = sqlite_articles_foreign_keys,
        .checks = sqlite_articles_checks,
        .indexes = sqlite_articles_indexes,
    },
    {
        .name = "article_versions",
        .columns = sqlite_article_versions_columns,
        .primary_key = {.name = "article_versions_pkey", .columns = sqlite_article_versions_names_6},
        .foreign_keys = sqlite_article_versions_foreign_keys,
        .checks = sqlite_article_versions_checks,
        .indexes = sqlite_article_versions_indexes,
    },
    {
        .name = "media",
        .columns = sqlite_media_columns,
        .primary_key = {.name = "media_pkey", .columns = sqlite_media_names_2},
        .foreign_keys = sqlite_media_foreign_keys,
        .indexes = sqlite_media_indexes,
    },
};

inline constexpr orm::migrate::snapshot head{
    .sqlite = {sqlite_tables},
    .postgres = {sqlite_tables},
};

}  // namespace migrations
// clang-format on
#endif
