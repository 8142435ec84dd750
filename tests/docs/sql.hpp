// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <orm/commented.hpp>
#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/search.hpp>

// The rows of docs/sql.md: an SQL construct, how it is written here, and what each engine is told.

namespace docs {

/// `as_written` is the text of the code itself.
struct row {
    std::string_view construct;
    std::string_view as_written;
    std::string      sqlite;
    std::string      postgres;
};

struct family {
    std::string_view title;
    std::vector<row> rows;
};

std::vector<family> queries();
std::vector<family> windows_and_groups();
std::vector<family> conditions();
std::vector<family> functions();
std::vector<family> search();
std::vector<family> writes();
std::vector<family> objects();

struct user {
    std::int64_t                id{};
    std::string                 name;
    std::optional<std::string>  email;
    std::int32_t                age{};
    double                      score{};
    std::chrono::sys_seconds    joined{};
    std::string                 extra;
    std::optional<std::int64_t> referrer_id;
};
ORM_TABLE(users, user, "users",
    (id, primary_key, autoincrement),
    (name),
    (email, unique),
    (age),
    (score),
    (joined, default_now),
    (extra, default_("{}")),
    (referrer_id, references(users.id)))

struct post {
    std::int64_t id{};
    std::int64_t author_id{};
    std::string  title;
    std::int32_t words{};
};
ORM_TABLE(posts, post, "posts",
    (id, primary_key, autoincrement),
    (author_id, references(users.id)),
    (title),
    (words))

struct default_row {
    std::int64_t             id{};
    std::chrono::sys_seconds at{};
};
ORM_TABLE(defaults, default_row, "defaults",
    (id, primary_key, autoincrement),
    (at, default_now))

struct word_list {
    std::vector<std::string> words;
};
ORM_TABLE(lists, word_list, "lists", (words))

struct post_text {
    std::string title;
};
ORM_SEARCH_TABLE(post_texts, post_text, "post_texts", posts, (title))

constexpr auto search_tables() { return orm::schema(users, posts, post_texts); }

/// All tables that the rows speak of and both engines have.
constexpr auto tables() { return orm::schema(users, posts, defaults, lists); }

/// The text of a statement or of a part of one; empty where the engine has no such thing.
template <class Dialect, class Node>
std::string text_in(Node const& node) {
    orm::writer counted(Dialect::facts);
    orm::write(counted, &node);
    if (counted.missing != orm::feature::none) return {};
    return std::string(orm::build_text<Dialect>(node).view());
}

/// A construct, and the code that says it.
template <class Node>
row make_row(std::string_view construct, std::string_view as_written, Node const& node) {
    if constexpr (orm::statement<Node>) orm::check_query<Node>();
    return {construct, as_written, text_in<orm::sqlite_dialect>(node),
            text_in<orm::postgres_dialect>(node)};
}

}  // namespace docs

#define ORM_DOCS_ROW(construct, ...) docs::make_row(construct, #__VA_ARGS__, __VA_ARGS__)
