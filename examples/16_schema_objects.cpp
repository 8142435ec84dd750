// SPDX-License-Identifier: BSL-1.0
#include <iostream>
#include <string>

#include "shop.hpp"

using namespace orm::dsl;

// [view]
struct Sold {
    std::int64_t id{};
    std::string  name;
    std::int64_t pieces{};
};
ORM_VIEW(sold, Sold, "sold",
         select(products.id, products.name, coalesce(sum(order_lines.quantity), 0))
             .from(products)
             .left_join(order_lines, order_lines.product_id == products.id)
             .where(!products.discontinued)
             .group_by(products.id, products.name),
         (id), (name), (pieces))
// [/view]

// [of a table]
ORM_VIEW(cheap, Product, "cheap", select().from(products).where(products.price < 10), (id), (name),
         (price), (note), (discontinued))
// [/of a table]

// [of a view]
struct Bestseller {
    std::string name;
};
ORM_VIEW(bestsellers, Bestseller, "bestsellers",
         select(sold.name).from(sold).where(sold.pieces >= 3), (name))
// [/of a view]

// [schema]
inline constexpr auto shop_with_views =
    orm::schema(products, order_lines, sold, cheap, bestsellers);

static_assert(orm::create_sql<orm::sqlite_dialect>(shop_with_views)[3] ==
              R"(create view "cheap" ("id", "name", "price", "note", "discontinued") as )"
              R"(select "id", "name", "price", "note", "discontinued" from "products" )"
              R"(where "price" < 10.0)");
// [/schema]

int main() {
    auto db = open_shop();
    db.create(shop_with_views, orm::if_exists::skip);  // the tables are there already

    // [read]
    for (auto& [id, name, pieces] : db.all(select().from(sold).order_by(desc(sold.pieces))))
        std::cout << name << ": " << pieces << '\n';

    auto lines = db.all(select(order_lines, sold.name)
                            .from(order_lines)
                            .inner_join(sold, sold.id == order_lines.product_id));
    auto total = db.count(bestsellers);
    // [/read]
    std::cout << lines.size() << " lines, " << total << " bestsellers\n";

    // [row of a table]
    Product tea = db.one(select().from(cheap).where(cheap.name == "Tea"));
    tea.price   = 4.75;
    db.update(tea);  // the table's row
    // [/row of a table]
    std::cout << db.count(cheap) << " are cheap\n";
}
