// SPDX-License-Identifier: BSL-1.0
#include <chrono>
#include <iostream>
#include <string>

#include "shop.hpp"

using namespace orm::dsl;

// [view]
struct Sold {
    std::int64_t id{};
    std::string  name{};
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
    std::string name{};
};
ORM_VIEW(bestsellers, Bestseller, "bestsellers",
         select(sold.name).from(sold).where(sold.pieces >= 3), (name))
// [/of a view]

// [audit]
struct PriceChange {
    std::int64_t id{};
    std::int64_t product_id{};
    double       before{};
    double       after{};
};
ORM_TABLE(price_changes, PriceChange, "price_changes",
    (id, primary_key, autoincrement), (product_id), (before), (after))

ORM_TRIGGER(price_changed, "price_changed",
            after_update(products)
                .of(products.price)
                .when(new_(products.price) != old_(products.price))
                .run(insert_into(price_changes)
                         .values(price_changes.product_id = new_(products.id),
                                 price_changes.before     = old_(products.price),
                                 price_changes.after      = new_(products.price))))
// [/audit]

// [touch]
struct Page {
    std::int64_t             id{};
    std::string              title{};
    std::chrono::sys_seconds updated_at{};
};
ORM_TABLE(pages, Page, "pages",
    (id, primary_key, autoincrement), (title), (updated_at, default_now))

ORM_TRIGGER(page_touched, "page_touched",
            on_update(pages).set(pages.updated_at = current_timestamp<std::chrono::sys_seconds>()))
// [/touch]

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

    // [with triggers]
    constexpr auto watched =
        orm::schema(products, price_changes, price_changed, pages, page_touched);
    db.create(watched, orm::if_exists::skip);

    tea.price = 5;
    db.update(tea);
    auto change = db.one(select().from(price_changes));

    auto page = db.insert(Page{.title = "Tea"});
    db.run(update(pages).set(pages.title = "Teas").where(pages.id == page.id));
    // [/with triggers]
    std::cout << change.before << " became " << change.after << '\n';
}
