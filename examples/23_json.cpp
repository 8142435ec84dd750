// SPDX-License-Identifier: BSL-1.0
// Rows, shapes and whole databases as JSON, as docs/json.md shows them.
#include <cstdint>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <boost/json/src.hpp>

#include <orm/dump.hpp>
#include <orm/json_rows.hpp>
#include <orm/orm.hpp>
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

// [tables]
enum class Role { viewer, author };
ORM_ENUM(Role, viewer, author)

struct User {
    std::int64_t               id{};
    std::string                email{};
    std::optional<std::string> name{};
    Role                       role{};
};
ORM_TABLE(users, User, "users",
    (id, primary_key, autoincrement),
    (email, unique),
    (name, named("full_name")),
    (role, as_integer))

struct Post {
    std::int64_t id{};
    std::int64_t author_id{};
    std::string  title{};
};
ORM_TABLE(posts, Post, "posts",
    (id, primary_key, autoincrement),
    (author_id, references(users.id)),
    (title))

inline constexpr auto blog = orm::schema(users, posts);
// [/tables]

// [shape]
struct Author {
    User              user;
    std::vector<Post> posts;
};
// [/shape]

using namespace orm::dsl;

int main() {
    auto db = orm::sqlite::open(":memory:");
    db.create(blog);

    // [row]
    User const ada = db.insert(User{.email = "ada@example.org", .role = Role::author});

    std::string const text = orm::to_json(ada);
    User const        back = orm::from_json<User>(text);
    // {"id":1,"email":"ada@example.org","full_name":null,"role":"author"}
    // [/row]
    std::cout << text << '\n' << back.email << '\n';

    db.insert(Post{.author_id = ada.id, .title = "First"});
    // [results]
    auto const authors = db.all(load<Author>());
    auto const counts  = db.all(select(users.email, as<"posts">(count(posts.id)))
                                    .from(users)
                                    .left_join(posts, eq(posts.author_id, users.id))
                                    .group_by(users.id));
    std::cout << orm::to_json(authors) << '\n' << orm::to_json(counts) << '\n';
    // [{"user":{"id":1,...},"posts":[{"id":1,"author_id":1,"title":"First"}]}]
    // [{"email":"ada@example.org","posts":1}]
    // [/results]

    // [refused]
    try {
        orm::from_json<User>(R"({"id":"one","email":""})");
    } catch (orm::json_error const& failure) {
        std::cout << failure.what() << '\n';
        // orm: users.id: JSON: a whole number of 64 bits is wanted, found a text
    }
    // [/refused]

    // [dump]
    std::stringstream file;
    db.dump(blog, file, {.progress = [](orm::dump_progress const& at) {
                std::cout << at.table << ": " << at.rows_of_table << '\n';
            }});
    // [/dump]
    std::cout << file.str();

    // [load]
    auto copy = orm::sqlite::open(":memory:");
    copy.create(blog);
    orm::load_dump_result const loaded =
        copy.load_dump(blog, file, {.conflicts = orm::dump_conflict::overwrite});
    // [/load]
    std::cout << loaded.rows << " rows, " << loaded.skipped << " skipped\n";
}
