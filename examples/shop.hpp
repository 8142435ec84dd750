// SPDX-License-Identifier: BSL-1.0
#pragma once

// The tables that the steps of the tutorial share.

#include <optional>
#include <string>

#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

struct Product {
    std::int64_t               id{};
    std::string                name{};
    double                     price{};
    std::optional<std::string> note         = {};
    bool                       discontinued = false;

    bool operator==(Product const&) const = default;
};
ORM_TABLE(products, Product, "products",
    (id, primary_key, autoincrement),
    (name, unique),
    (price, check(products.price >= 0)),
    (note),
    (discontinued, default_(false)))

struct OrderLine {
    std::int64_t order_id{};
    std::int64_t product_id{};
    std::int32_t quantity = 1;
};
ORM_TABLE(order_lines, OrderLine, "order_lines",
    (order_id),
    (product_id, references(products.id)),
    (quantity, check(order_lines.quantity > 0)))
ORM_CONSTRAINTS(order_lines, primary_key(order_lines.order_id, order_lines.product_id))

inline constexpr auto shop = orm::schema(products, order_lines);

inline orm::sqlite::database open_shop() {
    auto db = orm::sqlite::open(":memory:");
    db.create(shop);
    auto const tea = db.insert(Product{.name = "Tea", .price = 4.5});
    auto const pot = db.insert(Product{.name = "Pot", .price = 20});
    db.insert(Product{.name = "Ink", .price = 4.5, .note = "black"});
    db.insert(OrderLine{.order_id = 1, .product_id = tea.id, .quantity = 3});
    db.insert(OrderLine{.order_id = 1, .product_id = pot.id});
    return db;
}
