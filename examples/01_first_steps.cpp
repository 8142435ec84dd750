// SPDX-License-Identifier: BSL-1.0
#include <iostream>

#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

struct User {
    std::int64_t id{};
    std::string  email{};
    std::int32_t age{};
};
ORM_TABLE(users, User, "users",
    (id, primary_key, autoincrement),
    (email, unique),
    (age))

struct Post {
    std::int64_t id{};
    std::int64_t author_id{};
    std::string  title{};
};
ORM_TABLE(posts, Post, "posts",
    (id, primary_key, autoincrement),
    (author_id, references(users.id, on_delete_cascade)),
    (title))

inline constexpr auto blog = orm::schema(users, posts);

using namespace orm::dsl;

int main() {
    auto db = orm::sqlite::open(":memory:");  // or the name of a file
    db.create(blog);

    User ada = db.insert(User{.email = "ada@example.org", .age = 36});
    db.insert(Post{.author_id = ada.id, .title = "Notes on the Engine"});

    for (auto& [title, email] :
         db.all(select(posts.title, users.email)
                    .from(posts)
                    .inner_join(users, eq(posts.author_id, users.id))
                    .where(and_(like(posts.title, "%Engine%"), gt(users.age, 30)))
                    .order_by(desc(posts.id))
                    .limit(20)))
        std::cout << title << " by " << email << '\n';
}
