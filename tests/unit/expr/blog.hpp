// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/expr/operators.hpp>
#include <orm/expr/raw.hpp>
#include <orm/query/result.hpp>
#include <orm/render/sql.hpp>
#include <orm/schema/table.hpp>

// What the tests of expressions, queries and their text have in common: tables with a column of
// every kind, and how a text in both dialects is asked for.

namespace blog {

enum class role { admin, editor, author };
ORM_ENUM(role, admin, editor, author)

enum class rank { low = 1, high = 2 };
ORM_ENUM(rank, low, high)

struct user {
    std::int64_t               id{};
    std::string                email;
    std::optional<std::string> nickname;
    std::int32_t               age{};
    double                     score{};
    role                       rights = role::author;
    blog::rank                 rank   = blog::rank::low;
    bool                       active{};
    std::chrono::sys_seconds   joined{};
};
ORM_TABLE(users, user, "users",
    (id, primary_key, autoincrement),
    (email, unique),
    (nickname),
    (age),
    (score),
    (rights),
    (rank, as_integer),
    (active, default_(true)),
    (joined, default_now))

struct post {
    std::int64_t                id{};
    std::int64_t                author_id{};
    std::optional<std::int64_t> editor_id;
    std::string                 title;
    std::int32_t                words{};
    std::int64_t                letters{};
};
ORM_TABLE(posts, post, "posts",
    (id, primary_key, autoincrement),
    (author_id, references(users.id)),
    (editor_id, references(users.id)),
    (title),
    (words, default_(0)),
    (letters, generated(length(posts.title), stored)))

struct vote {
    std::int64_t user_id{};
    std::int64_t post_id{};
    std::int32_t stars{};
};
ORM_TABLE(votes, vote, "votes", (user_id), (post_id), (stars))
ORM_CONSTRAINTS(votes, primary_key(votes.user_id, votes.post_id), in_schema("poll"))

/// Names that want quoting.
struct oddity {
    std::int64_t id{};
    std::string  text;
};
ORM_TABLE(oddities, oddity, "we\"ird 'table'",
    (id, named("select"), primary_key),
    (text, named("a\"b")))

/// Columns that the client fills in.
struct note {
    std::int64_t id{};
    std::string  text;
    std::int64_t made{};
    std::int64_t changed{};
};
ORM_TABLE(notes, note, "notes",
    (id, primary_key, autoincrement),
    (text, default_("")),
    (made, default_with([] { return std::int64_t{1}; })),
    (changed, on_update_with([] { return std::int64_t{2}; })))

template <orm::dialect Dialect, class Node>
constexpr auto text_in(Node node) {
    if constexpr (orm::statement<Node>) {
        return orm::sql<Dialect>(node);
    } else {
        orm::writer counted(Dialect::facts);
        orm::write(counted, &node);
        orm::built_text text(counted.size());
        orm::writer     out(Dialect::facts, text.data());
        orm::write(out, &node);
        return text;
    }
}

/// The text of a statement or of a part of one.
template <class Node>
constexpr auto in_sqlite(Node node) {
    return text_in<orm::sqlite_dialect>(node);
}
template <class Node>
constexpr auto in_postgres(Node node) {
    return text_in<orm::postgres_dialect>(node);
}

/// What the rows of a query are read into.
template <class Query>
using row_type = typename orm::result_of<Query>::row;

/// The type of an expression's value in a statement on one table, not grouped.
template <class Table, class Node>
using value_from = orm::value_in<Node, orm::scope<orm::types<Table>>>;

/// The same in a group.
template <class Table, class Node>
using value_in_group = orm::value_in<Node, orm::scope<orm::types<Table>, orm::types<>, true>>;

}  // namespace blog
