// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <orm/mixin/soft_delete.hpp>
#include <orm/relation.hpp>

#include "integration/common/backends.hpp"

// A blog whose users stay, and whose posts and comments can be deleted and come back.

namespace deletable {

/// A mixin of the tests' own.
struct removable {
    orm::soft_delete deleted_at{};

    bool operator==(removable const&) const = default;
};

struct user {
    std::int64_t id{};
    std::string  name;

    bool operator==(user const&) const = default;
};
ORM_TABLE(users, user, "users", (id, primary_key), (name, unique))

struct post : removable {
    std::int64_t id{};
    std::int64_t author_id{};
    std::string  slug;

    bool operator==(post const&) const = default;
};
ORM_TABLE(posts, post, "posts",
    (id, primary_key),
    (author_id, references(users.id)),
    (slug),
    (deleted_at))
ORM_CONSTRAINTS(posts, unique_among_living(posts.slug))

// Without a mixin, and under another name.
struct comment {
    std::int64_t     id{};
    std::int64_t     post_id{};
    std::string      text;
    orm::soft_delete removed{};

    bool operator==(comment const&) const = default;
};
ORM_TABLE(comments, comment, "comments",
    (id, primary_key),
    (post_id, references(posts.id)),
    (text),
    (removed, named("removed_at")))

inline constexpr auto tables = orm::schema(users, posts, comments);

/// Ada has the posts 1, 2 and 3, of which 2 is deleted; Bob only 4, which is deleted. Of the
/// comments 1 to 3 on post 1 the second is deleted; comment 4 is on the deleted post 2.
template <class Backend>
auto filled() {
    using namespace orm::dsl;
    auto db = integration::created<Backend>(tables);
    db.insert(std::vector<user>{{1, "ada"}, {2, "bob"}});
    db.insert(
        std::vector<post>{{{}, 1, 1, "a"}, {{}, 2, 1, "b"}, {{}, 3, 1, "c"}, {{}, 4, 2, "d"}});
    db.insert(std::vector<comment>{{1, 1, "x"}, {2, 1, "y"}, {3, 1, "z"}, {4, 2, "w"}});
    db.run(delete_from(posts).where(in(posts.id, {2, 4})));
    db.run(delete_from(comments).where(comments.id == 2));
    return db;
}

}  // namespace deletable
