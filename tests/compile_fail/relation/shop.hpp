// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <orm/orm.hpp>

// Tables that shapes are made of.

struct customer {
    std::int64_t id{};
    std::string  name;
};
ORM_TABLE(customers, customer, "customers", (id, primary_key), (name))

struct address {
    std::int64_t id{};
    std::string  town;
};
ORM_TABLE(addresses, address, "addresses", (id, primary_key), (town))

struct order {
    std::int64_t                id{};
    std::int64_t                customer_id{};
    std::int64_t                billing_id{};
    std::optional<std::int64_t> delivery_id;
};
ORM_TABLE(orders, order, "orders",
    (id, primary_key),
    (customer_id, references(customers.id)),
    (billing_id, references(addresses.id)),
    (delivery_id, references(addresses.id)))

struct product {
    std::int64_t id{};
    std::string  name;
};
ORM_TABLE(products, product, "products", (id, primary_key), (name))

struct order_product {
    std::int64_t order_id{};
    std::int64_t product_id{};
};
ORM_TABLE(order_products, order_product, "order_products",
    (order_id, references(orders.id)), (product_id, references(products.id)))

struct category {
    std::int64_t                id{};
    std::optional<std::int64_t> parent_id;
};
ORM_TABLE(categories, category, "categories",
    (id, primary_key), (parent_id, references(categories.id)))

using namespace orm::dsl;
