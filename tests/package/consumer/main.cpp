// SPDX-License-Identifier: BSL-1.0
#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

#include <cstdint>
#include <iostream>
#include <string>

struct User {
    std::int64_t id{};
    std::string  email;
};
ORM_TABLE(users, User, "users",
    (id, primary_key, autoincrement),
    (email, unique))

inline constexpr auto blog = orm::schema(users);

int main() {
    using namespace orm::dsl;

    auto db = orm::sqlite::open(":memory:");
    db.create(blog);
    auto const ada = db.insert(User{.email = "ada@example.org"});

    auto const found = db.first(select().from(users).where(eq(users.id, ada.id)));
    if (!found || found->email != "ada@example.org") {
        std::cerr << "the stored user was not found\n";
        return 1;
    }
}
