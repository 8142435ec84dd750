// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <orm/orm.hpp>
#include <orm/relation.hpp>

// Authors with posts with comments, and how ways to read them are compared.

namespace benchmark {

struct user {
    std::int64_t               id{};
    std::string                name;
    std::optional<std::string> city;
};
ORM_TABLE(users, user, "users", (id, primary_key), (name), (city))

struct post {
    std::int64_t id{};
    std::int64_t author_id{};
    std::string  title;
    std::int32_t views{};
};
ORM_TABLE(posts, post, "posts",
    (id, primary_key), (author_id, references(users.id)), (title), (views))
ORM_CONSTRAINTS(posts, index(posts.author_id))

struct comment {
    std::int64_t id{};
    std::int64_t post_id{};
    std::string  text;
};
ORM_TABLE(comments, comment, "comments",
    (id, primary_key), (post_id, references(posts.id)), (text))
ORM_CONSTRAINTS(comments, index(comments.post_id))

inline constexpr auto blog = orm::schema(users, posts, comments);

struct post_with_comments {
    post                 row;
    std::vector<comment> comments;
};
struct author {
    user                            row;
    std::vector<post_with_comments> posts;
};
using authors = std::vector<author>;

/// How many authors, posts of each author, and comments on each post.
struct amounts {
    std::int64_t authors;
    std::int64_t posts;
    std::int64_t comments;

    std::int64_t all_comments() const { return authors * posts * comments; }
};

template <class Database>
void fill(Database& db, amounts const& wanted) {
    std::vector<user>    all_users;
    std::vector<post>    all_posts;
    std::vector<comment> all_comments;
    for (std::int64_t u = 1; u <= wanted.authors; ++u) {
        all_users.push_back({u, "author number " + std::to_string(u),
                             u % 4 == 0 ? std::nullopt : std::optional<std::string>("a town")});
        for (int p = 0; p != wanted.posts; ++p) {
            auto const post_id = std::ssize(all_posts) + 1;
            all_posts.push_back({post_id, u, "the title of post " + std::to_string(post_id), p});
            for (int c = 0; c != wanted.comments; ++c)
                all_comments.push_back(
                    {std::ssize(all_comments) + 1, post_id, "a comment of some words on a post"});
        }
    }
    db.insert(all_users), db.insert(all_posts), db.insert(all_comments);
}

inline constexpr auto whole = orm::dsl::load<author>().order_by(users.id);

using way   = std::function<authors()>;
using clock = double (*)();  // seconds

/// Measures several ways to read the same by turns, and prints a line: what it is, the engine, how
/// many authors, and the microseconds of each way, those of the fastest of all rounds.
void compare(char const* what, char const* engine, amounts const& of, int rounds, clock now,
             std::vector<way> const& ways);

/// The growth of these is measured; the first three are few enough for many rounds.
inline constexpr amounts growing[]{{100, 2, 2}, {1'000, 2, 2}, {10'000, 2, 2}, {100'000, 2, 2}};

inline int rounds_for(amounts const& of, int rounds) {
    return of.authors <= 1'000 ? rounds : of.authors <= 10'000 ? 1 + rounds / 10 : 1 + rounds / 50;
}

void measure_on_postgres(std::string const& where, int rounds);

}  // namespace benchmark
