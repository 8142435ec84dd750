// SPDX-License-Identifier: BSL-1.0
#include <iostream>
#include <stdexcept>

#include "shop.hpp"

using namespace orm::dsl;

int main() {
    auto db = open_shop();

    // [transaction]
    auto id = db.transaction([&](auto& tx) {
        Product lamp = tx.insert(Product{.name = "Lamp", .price = 30});
        tx.insert(OrderLine{.order_id = 2, .product_id = lamp.id});
        return lamp.id;
    });
    // [/transaction]
    std::cout << "product " << id << '\n';

    // [rollback]
    try {
        db.transaction([&](auto& tx) {
            tx.run(delete_from(order_lines).all_rows());
            throw std::runtime_error("changed my mind");
        });
    } catch (std::runtime_error const& error) {
        std::cout << error.what() << ", and " << db.count(order_lines)
                  << " lines are still there\n";
    }
    // [/rollback]

    // [leave]
    bool enough = db.transaction([&](auto& tx) {
        tx.run(delete_from(order_lines).all_rows());
        if (tx.count(order_lines) == 0) tx.rollback();  // leaves here
        return true;
    });
    std::cout << enough << '\n';  // false, the default of what the callback returns
    // [/leave]

    // [nested]
    db.transaction([&](auto& tx) {
        tx.insert(Product{.name = "Bulb", .price = 2});
        try {
            tx.transaction([&](auto& inner) {  // a savepoint
                inner.insert(Product{.name = "Socket", .price = 1});
                inner.insert(Product{.name = "Bulb", .price = 2});
            });
        } catch (orm::unique_violation const&) {
            // Only the inner part is undone.
        }
    });
    // [/nested]
    std::cout << db.exists(select().from(products).where(eq(products.name, "Bulb")))
              << db.exists(select().from(products).where(eq(products.name, "Socket"))) << '\n';

    // [options]
    db.transaction([&](auto& tx) { std::cout << tx.count(products) << " products\n"; },
                   {.read_only = true, .retries = 3});
    // [/options]
}
