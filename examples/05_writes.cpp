// SPDX-License-Identifier: BSL-1.0
#include <iostream>
#include <vector>

#include "shop.hpp"

using namespace orm::dsl;

int main() {
    auto db = open_shop();

    // [entity]
    Product cup = db.insert(Product{.name = "Cup", .price = 3});  // as it is stored: with its id
    cup.price   = 3.5;
    db.update(cup);
    db.save(cup);  // inserts or updates, by key
    db.reload(cup);
    db.remove(cup);
    // [/entity]

    // [many]
    std::vector<Product> stock;
    for (int at = 0; at != 1000; ++at)
        stock.push_back({.name = "Nail " + std::to_string(at), .price = 0.01});
    db.insert(stock);  // ten statements, all or none
    // [/many]

    // [columns]
    auto stored = db.one(
        insert_into(products).values(products.name = "Saw", products.price = 12).returning());
    db.run(update(products)
               .set(products.price = products.price * 1.1, products.note = "dearer")
               .where(eq(products.id, stored.id)));
    db.run(delete_from(products).where(like(products.name, "Nail %")));
    // [/columns]

    // [conflict]
    db.run(insert_into(products)
               .values(products.name = "Saw", products.price = 14)
               .on_conflict(products.name)
               .do_update(products.price = excluded(products.price)));
    // [/conflict]

    // [returning]
    for (auto& [id, name] : db.all(update(products)
                                       .set(products.discontinued = true)
                                       .where(gt(products.price, 10))
                                       .returning(products.id, products.name)))
        std::cout << id << ' ' << name << " is no longer sold\n";
    // [/returning]

    // [all rows]
    db.run(
        delete_from(order_lines).all_rows());  // without where() or all_rows() it does not compile
    // [/all rows]
    return db.count(products) == 4 ? 0 : 1;
}
