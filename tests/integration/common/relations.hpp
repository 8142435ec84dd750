// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <orm/relation.hpp>

#include "integration/common/backends.hpp"

// Tables that are connected in every way there is, and shapes over them.

namespace related {

enum class mood { calm, angry };
ORM_ENUM(mood, calm, angry)

struct user {
    std::int64_t id{};
    std::string  name;

    bool operator==(user const&) const = default;
};
ORM_TABLE(users, user, "users", (id, primary_key, autoincrement), (name))

// At most one for each user.
struct profile {
    std::int64_t user_id{};
    std::string  motto;

    bool operator==(profile const&) const = default;
};
ORM_TABLE(profiles, profile, "profiles", (user_id, primary_key, references(users.id)), (motto))

// Two keys to one table, one of which may be null.
struct post {
    std::int64_t                id{};
    std::int64_t                author_id{};
    std::optional<std::int64_t> editor_id;
    std::string                 title;

    bool operator==(post const&) const = default;
};
ORM_TABLE(posts, post, "posts",
    (id, primary_key, autoincrement),
    (author_id, references(users.id)),
    (editor_id, references(users.id)),
    (title))

struct comment {
    std::int64_t               id{};
    std::int64_t               post_id{};
    std::optional<std::string> text;
    related::mood              mood = mood::calm;

    bool operator==(comment const&) const = default;
};
ORM_TABLE(comments, comment, "comments",
    (id, primary_key, autoincrement),
    (post_id, references(posts.id)),
    (text),
    (mood))

// A key that is a text.
struct tag {
    std::string name;

    bool operator==(tag const&) const = default;
};
ORM_TABLE(tags, tag, "tags", (name, primary_key))

struct post_tag {
    std::int64_t post_id{};
    std::string  tag_name;
    std::int32_t place{};

    bool operator==(post_tag const&) const = default;
};
ORM_TABLE(post_tags, post_tag, "post_tags",
    (post_id, references(posts.id)),
    (tag_name, references(tags.name)),
    (place))
ORM_CONSTRAINTS(post_tags, primary_key(post_tags.post_id, post_tags.tag_name))

// A table between a table and itself.
struct follow {
    std::int64_t follower_id{};
    std::int64_t followed_id{};
};
ORM_TABLE(follows, follow, "follows",
    (follower_id, references(users.id)),
    (followed_id, references(users.id)))
ORM_CONSTRAINTS(follows, primary_key(follows.follower_id, follows.followed_id))

// A tree.
struct folder {
    std::int64_t                id{};
    std::optional<std::int64_t> parent_id;
    std::string                 name;

    bool operator==(folder const&) const = default;
};
ORM_TABLE(folders, folder, "folders",
    (id, primary_key), (parent_id, references(folders.id)), (name))

// Keys of two columns.
struct order {
    std::string  year;
    std::int32_t number{};
    std::string  customer;

    bool operator==(order const&) const = default;
};
ORM_TABLE(orders, order, "orders", (year), (number), (customer))
ORM_CONSTRAINTS(orders, primary_key(orders.year, orders.number))

struct line {
    std::int64_t                id{};
    std::optional<std::string>  order_year;
    std::optional<std::int32_t> order_number;
    std::string                 item;

    bool operator==(line const&) const = default;
};
ORM_TABLE(lines, line, "lines",
    (id, primary_key), (order_year), (order_number), (item))
ORM_CONSTRAINTS(lines, foreign_key(lines.order_year, lines.order_number)
                           .references(orders.year, orders.number))

inline constexpr auto tables =
    orm::schema(users, profiles, posts, comments, tags, post_tags, follows, folders, orders, lines);

struct post_with_comments {
    post                 row;
    std::vector<comment> comments;

    bool operator==(post_with_comments const&) const = default;
};

struct author {
    user                            row;
    std::vector<post_with_comments> posts;

    bool operator==(author const&) const = default;
};

using texts = std::vector<std::string>;
using ids   = std::vector<std::int64_t>;

/// Three users; of the first three posts, of the second one, of the third none. Every post but the
/// second has comments, as many as its number.
template <class Backend>
integration::backend_database<Backend>
filled();  // compiled once for each: see relations_filled.cpp

/// How many statements a function runs.
template <class Database, class Function>
std::int64_t statements_of(Database& db, Function&& run) {
    auto const before = db.stats().statements;
    run();
    return db.stats().statements - before;
}

template <class Rows, class Function>
auto each(Rows const& rows, Function&& value) {
    std::vector<std::decay_t<decltype(value(rows.front()))>> values;
    for (auto const& row : rows) values.push_back(value(row));
    return values;
}

inline constexpr auto title  = [](auto const& post) { return post.title; };
inline constexpr auto row_id = [](auto const& level) { return level.row.id; };

}  // namespace related
