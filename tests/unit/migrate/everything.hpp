// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/orm.hpp>
#include <orm/render/lower_objects.hpp>

// A schema with one of everything that a snapshot keeps.

namespace everything {

enum class role { admin, guest };
ORM_ENUM(role, admin, guest)

struct user {
    std::int64_t               id{};
    std::string                name;
    role                       kind = role::guest;
    std::optional<std::string> motto;
    std::int64_t               letters{};
};
ORM_TABLE(users, user, "users", (id, primary_key, autoincrement),
    (name, unique, renamed_from("nick"), collate("nocase"), check(length(users.name) > 1)),
    (kind, default_(role::guest)),
    (motto, default_("it's \"quoted\"\\\n"), backfill("none"), using_(lower(users.motto))),
    (letters, generated(length(users.name), stored)))
ORM_CONSTRAINTS(users, table_renamed_from("people"), strict,
    index(lower(users.name), desc(users.kind)).named("users_by_name"),
    unique_index(users.motto).where(users.kind == role::admin))

struct post {
    std::int64_t                year{};
    std::int64_t                number{};
    std::optional<std::int64_t> author_id;
    std::int64_t                reply_year{};
    std::int64_t                reply_number{};
};
ORM_TABLE(posts, post, "blog posts", (year), (number),
    (author_id, references(users.id, on_delete_set_null)), (reply_year), (reply_number))
ORM_CONSTRAINTS(posts, primary_key(posts.year, posts.number), without_rowid,
    unique(posts.reply_year, posts.number).named("one reply"),
    foreign_key(posts.reply_year, posts.reply_number).references(posts.year, posts.number))

struct author {
    std::int64_t id{};
    std::string  name;
};
ORM_VIEW(authors, author, "authors",
         select(users.id, users.name)
             .from(users)
             .where(users.name != "it's \"quoted\"\\" &&
                    in(users.id, select(posts.author_id).from(posts))),
         (id), (name, named("the name")))

inline constexpr auto schema = orm::schema(users, posts, authors);

}  // namespace everything
