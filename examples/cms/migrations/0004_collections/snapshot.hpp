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

// sqlite: collections
inline constexpr column_model sqlite_collections_columns[]{
    {.name = "id", .type = sql_type::bigint, .not_null = true, .details = {.autoincrement = true}},
    {.name = "slug", .type = sql_type::text, .not_null = true},
    {.name = "title", .type = sql_type::text, .not_null = true},
    {.name = "fields", .type = sql_type::text, .not_null = true, .details = {.default_text = "'{}'"}},
};
inline constexpr std::string_view sqlite_collections_names_1[]{
    "slug",
};
inline constexpr key_model sqlite_collections_unique_keys[]{
    {.name = "collections_slug_key", .columns = sqlite_collections_names_1},
};
inline constexpr check_model sqlite_collections_checks[]{
    {.name = "collections_fields_check", .condition = "\"fields\" like '{%}'", .column = "fields"},
};
inline constexpr std::string_view sqlite_collections_names_2[]{
    "id",
};

// sqlite: content
inline constexpr std::string_view sqlite_content_names_1[]{
    "draft",
    "published",
    "hidden",
};
inline constexpr column_model sqlite_content_columns[]{
    {.name = "created_at", .type = sql_type::timestamp, .not_null = true},
    {.name = "updated_at", .type = sql_type::timestamp, .not_null = true},
    {.name = "id", .type = sql_type::bigint, .not_null = true, .details = {.autoincrement = true}},
    {.name = "collection_id", .type = sql_type::bigint, .not_null = true, .details = {.renamed_from = "section_id"}},
    {.name = "author_id", .type = sql_type::bigint, .not_null = true},
    {.name = "slug", .type = sql_type::text, .not_null = true},
    {.name = "title", .type = sql_type::text, .not_null = true},
    {.name = "body", .type = sql_type::text, .not_null = true},
    {.name = "status", .type = sql_type::text, .not_null = true, .details = {.default_text = "'draft'", .values = sqlite_content_names_1}},
    {.name = "published_at", .type = sql_type::timestamp},
    {.name = "views", .type = sql_type::bigint, .not_null = true, .details = {.default_text = "0"}},
};
inline constexpr std::string_view sqlite_content_names_2[]{
    "collection_id",
    "slug",
};
inline constexpr key_model sqlite_content_unique_keys[]{
    {.name = "content_collection_id_slug_key", .columns = sqlite_content_names_2},
};
inline constexpr std::string_view sqlite_content_names_3[]{
    "collection_id",
};
inline constexpr std::string_view sqlite_content_names_4[]{
    "id",
};
inline constexpr std::string_view sqlite_content_names_5[]{
    "author_id",
};
inline constexpr foreign_key_model sqlite_content_foreign_keys[]{
    {.name = "content_collection_id_fkey", .columns = sqlite_content_names_3, .referenced_table = "collections", .referenced_columns = sqlite_content_names_4, .options = {.on_delete = foreign_key_action::restrict}},
    {.name = "content_author_id_fkey", .columns = sqlite_content_names_5, .referenced_table = "users", .referenced_columns = sqlite_content_names_4, .options = {.on_delete = foreign_key_action::restrict}},
};
inline constexpr check_model sqlite_content_checks[]{
    {.name = "content_status_values", .condition = "\"status\" in ('draft', 'published', 'hidden')", .column = "status"},
    {.name = "content_published_has_a_date", .condition = "\"status\" <> 'published' or \"published_at\" is not null"},
};
inline constexpr index_item_model sqlite_content_items_7[]{
    {.text = "collection_id"},
    {.text = "status"},
    {.text = "published_at", .order = direction::descending},
};
inline constexpr index_item_model sqlite_content_items_8[]{
    {.text = "author_id"},
    {.text = "id", .order = direction::descending},
};
inline constexpr index_item_model sqlite_content_items_9[]{
    {.text = "views", .order = direction::descending},
};
inline constexpr index_model sqlite_content_indexes[]{
    {.name = "content_collection_id_status_published_at_idx", .items = sqlite_content_items_7},
    {.name = "content_author_id_id_idx", .items = sqlite_content_items_8},
    {.name = "content_most_read", .items = sqlite_content_items_9, .condition = "\"views\" > 0"},
};

// sqlite: content_versions
inline constexpr column_model sqlite_content_versions_columns[]{
    {.name = "content_id", .type = sql_type::bigint, .not_null = true, .details = {.renamed_from = "article_id"}},
    {.name = "number", .type = sql_type::integer, .not_null = true},
    {.name = "editor_id", .type = sql_type::bigint, .not_null = true},
    {.name = "title", .type = sql_type::text, .not_null = true},
    {.name = "body", .type = sql_type::text, .not_null = true},
    {.name = "created_at", .type = sql_type::timestamp, .not_null = true},
};
inline constexpr std::string_view sqlite_content_versions_names_1[]{
    "content_id",
};
inline constexpr std::string_view sqlite_content_versions_names_2[]{
    "id",
};
inline constexpr std::string_view sqlite_content_versions_names_3[]{
    "editor_id",
};
inline constexpr foreign_key_model sqlite_content_versions_foreign_keys[]{
    {.name = "content_versions_content_id_fkey", .columns = sqlite_content_versions_names_1, .referenced_table = "content", .referenced_columns = sqlite_content_versions_names_2, .options = {.on_delete = foreign_key_action::cascade}},
    {.name = "content_versions_editor_id_fkey", .columns = sqlite_content_versions_names_3, .referenced_table = "users", .referenced_columns = sqlite_content_versions_names_2},
};
inline constexpr check_model sqlite_content_versions_checks[]{
    {.name = "content_versions_number_check", .condition = "\"number\" > 0", .column = "number"},
};
inline constexpr index_item_model sqlite_content_versions_items_5[]{
    {.text = "content_id"},
    {.text = "number", .order = direction::descending},
};
inline constexpr index_model sqlite_content_versions_indexes[]{
    {.name = "content_versions_content_id_number_idx", .items = sqlite_content_versions_items_5},
};
inline constexpr std::string_view sqlite_content_versions_names_6[]{
    "content_id",
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
    {.name = "description", .type = sql_type::text, .not_null = true},
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
        .name = "collections",
        .renamed_from = "sections",
        .columns = sqlite_collections_columns,
        .primary_key = {.name = "collections_pkey", .columns = sqlite_collections_names_2},
        .unique_keys = sqlite_collections_unique_keys,
        .checks = sqlite_collections_checks,
    },
    {
        .name = "content",
        .renamed_from = "articles",
        .columns = sqlite_content_columns,
        .primary_key = {.name = "content_pkey", .columns = sqlite_content_names_4},
        .unique_keys = sqlite_content_unique_keys,
        .foreign_keys = sqlite_content_foreign_keys,
        .checks = sqlite_content_checks,
        .indexes = sqlite_content_indexes,
    },
    {
        .name = "content_versions",
        .renamed_from = "article_versions",
        .columns = sqlite_content_versions_columns,
        .primary_key = {.name = "content_versions_pkey", .columns = sqlite_content_versions_names_6},
        .foreign_keys = sqlite_content_versions_foreign_keys,
        .checks = sqlite_content_versions_checks,
        .indexes = sqlite_content_versions_indexes,
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
