// SPDX-License-Identifier: BSL-1.0
#include <iostream>

#include "shop.hpp"

using namespace orm::dsl;

// [dto]
struct PriceTag {
    std::string           name{};
    std::optional<double> reduced{};
};
// [/dto]

int main() {
    auto db = open_shop();

    // [verbs]
    std::vector<Product>   all = db.all(select().from(products));
    std::optional<Product> first =
        db.first(select().from(products).where(eq(products.name, "Tea")));
    Product                one    = db.one(select().from(products).where(eq(products.name, "Pot")));
    std::optional<Product> found  = db.find(products, 1);
    std::int64_t           number = db.count(products);
    bool                   any = db.exists(select().from(products).where(gt(products.price, 100)));
    // [/verbs]
    std::cout << all.size() << ' ' << first->name << ' ' << one.name << ' ' << found->name << ' '
              << number << ' ' << any << '\n';

    // [single]
    std::vector<std::string> names = db.all(select(products.name).from(products));
    // [/single]
    std::cout << names.size() << '\n';

    // [unpack]
    for (auto const& [name, price] : db.all(select(products.name, products.price).from(products)))
        std::cout << name << " costs " << price << '\n';
    // [/unpack]

    // [index]
    constexpr auto most = as<"most">(max(products.price));
    auto           row  = db.one(select(count(), most).from(products));
    std::cout << row[count()] << " products, the dearest " << *row[most] << '\n';
    // [/index]

    // [into]
    for (PriceTag const& tag : db.all(
             select(products.name, multiply(products.price, 0.5)).from(products).into<PriceTag>()))
        std::cout << tag.name << " now " << *tag.reduced << '\n';
    // [/into]

    // [stream]
    for (Product& product : db.stream(select().from(products)))
        if (product.price > 10) break;  // the statement ends here
    // [/stream]
}
