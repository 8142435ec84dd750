// SPDX-License-Identifier: BSL-1.0
#include <iostream>

#include "shop.hpp"

using namespace orm::dsl;

int main() {
    auto db = open_shop();

    // [constraint]
    try {
        db.insert(Product{.name = "Tea", .price = 1});
    } catch (orm::unique_violation const& error) {
        std::cout << error.table() << '.' << error.column() << " is taken\n";
    }
    try {
        db.insert(Product{.name = "Gift", .price = -1});
    } catch (orm::check_violation const& error) {
        std::cout << error.what() << '\n';
    }
    // [/constraint]

    // [decode]
    db.backend().run_script("update products set price = 'free' where name = 'Tea'");
    try {
        db.all(select().from(products));
    } catch (orm::decode_error const& error) {
        std::cout << error.what() << '\n';
    }
    // [/decode]

    // [open]
    try {
        orm::sqlite::open("missing.db", {.mode = orm::sqlite::open_mode::read_write});
    } catch (orm::cannot_open const& error) {
        std::cout << error.file() << " cannot be opened\n";
    }
    // [/open]

    // [any]
    try {
        db.one(select().from(products).where(eq(products.name, "Unicorn")));
    } catch (orm::error const& error) {  // the root of them all
        std::cout << error.what() << '\n';
    }
    // [/any]
}
