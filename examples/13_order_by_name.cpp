// SPDX-License-Identifier: BSL-1.0
#include <iostream>
#include <string_view>

#include "shop.hpp"

using namespace orm::dsl;

// [choices]
constexpr auto sorts = sort_choices(sort_choice<"name">(products.name),
                                    sort_choice<"price">(products.price, products.id),
                                    sort_choice<"note">(asc(products.note).nulls_last()));
// [/choices]

int main() {
    auto db = open_shop();

    // What a query string says: ?sort=price&dir=desc
    std::string_view const sort = "price";
    std::string_view const dir  = "desc";

    // [find]
    auto order = sorts.find(sort, dir);
    if (!order) {
        std::cerr << "sort by one of:";
        for (std::string_view const name : sorts.names) std::cerr << ' ' << name;
        return 1;
    }
    auto page = db.all(select().from(products).order_by(*order).limit(20));
    // [/find]

    // [default]
    auto anyway = db.all(select(products.name)
                             .from(products)
                             .order_by(sorts.find("colour").value_or(sorts.first())));
    // [/default]

    return page.front().name == "Pot" && anyway.front() == "Ink" ? 0 : 1;
}
