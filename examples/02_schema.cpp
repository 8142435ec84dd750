// SPDX-License-Identifier: BSL-1.0
#include <chrono>
#include <iostream>
#include <optional>
#include <string>

#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

// [enum]
enum class Role { admin, editor, author, viewer };
ORM_ENUM(Role, admin, editor, author, viewer)
// [/enum]

// [inherited]
struct Audited {
    std::chrono::sys_seconds created_at{};
};
// [/inherited]

// [tables]
struct User : Audited {
    std::int64_t               id{};
    std::string                email{};
    std::optional<std::string> first_name{};  // nullable: a std::optional
    Role                       role = Role::viewer;
};
ORM_TABLE(users, User, "users",
    (id, primary_key, autoincrement),
    (email, unique, collate("nocase"), check(like(users.email, "%_@_%"))),
    (first_name, named("given_name")),
    (role, default_(Role::viewer)),
    (created_at, default_now))

struct Page {
    std::int64_t                id{};
    std::int64_t                author_id{};
    std::optional<std::int64_t> parent_id{};
    std::string                 slug{};
    std::string                 title{};
    bool                        published = false;
    std::int64_t                title_length{};
};
ORM_TABLE(pages, Page, "pages",
    (id, primary_key, autoincrement),
    (author_id, references(users.id, on_delete_restrict)),
    (parent_id, references(pages.id, on_delete_set_null)),
    (slug),
    (title),
    (published, default_(false)),
    (title_length, generated(length(pages.title), virtual_)))
ORM_CONSTRAINTS(pages,
    unique(pages.parent_id, pages.slug),
    index(pages.author_id, desc(pages.id)),
    index(lower(pages.title)).named("pages_by_title"),
    unique_index(pages.slug).where(pages.published == true).named("pages_published_slug"))
// [/tables]

// [composite]
struct PageTag {
    std::int64_t page_id{};
    std::string  tag{};
};
ORM_TABLE(page_tags, PageTag, "page_tags",
    (page_id, references(pages.id, on_delete_cascade)),
    (tag))
ORM_CONSTRAINTS(page_tags, primary_key(page_tags.page_id, page_tags.tag), without_rowid, strict)
// [/composite]

// [schema]
inline constexpr auto site = orm::schema(users, pages, page_tags);
// [/schema]

int main() {
    // [create]
    auto db = orm::sqlite::open(":memory:");
    db.create(site);
    for (std::string_view statement : orm::create_sql<orm::sqlite_dialect>(site))
        std::cout << statement << ";\n\n";
    // [/create]
}
