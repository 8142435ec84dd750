// SPDX-License-Identifier: BSL-1.0
// One query with 8 joins, 4 subqueries and 3 windows, for what it costs to compile. Without
// WITH_QUERY only what it needs: the includes and the tables.

#include <cstdint>
#include <optional>
#include <string>

#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

namespace {

struct country {
    std::int64_t id{};
    std::string  name;
};
ORM_TABLE(countries, country, "countries", (id, primary_key), (name))

struct city {
    std::int64_t id{};
    std::int64_t country_id{};
    std::string  name;
};
ORM_TABLE(cities, city, "cities", (id, primary_key), (country_id), (name))

struct customer {
    std::int64_t                id{};
    std::int64_t                city_id{};
    std::string                 name;
    std::optional<std::int64_t> referrer_id;
};
ORM_TABLE(customers, customer, "customers", (id, primary_key), (city_id), (name), (referrer_id))

struct shop {
    std::int64_t id{};
    std::string  name;
};
ORM_TABLE(shops, shop, "shops", (id, primary_key), (name))

struct purchase {
    std::int64_t id{};
    std::int64_t customer_id{};
    std::int64_t shop_id{};
    std::int64_t day{};
};
ORM_TABLE(purchases, purchase, "purchases", (id, primary_key), (customer_id), (shop_id), (day))

struct line {
    std::int64_t id{};
    std::int64_t purchase_id{};
    std::int64_t product_id{};
    std::int32_t amount{};
    double       price{};
};
ORM_TABLE(lines, line, "lines", (id, primary_key), (purchase_id), (product_id), (amount), (price))

struct product {
    std::int64_t id{};
    std::int64_t brand_id{};
    std::int64_t kind_id{};
    std::string  name;
};
ORM_TABLE(products, product, "products", (id, primary_key), (brand_id), (kind_id), (name))

struct brand {
    std::int64_t id{};
    std::string  name;
};
ORM_TABLE(brands, brand, "brands", (id, primary_key), (name))

struct kind {
    std::int64_t id{};
    std::string  name;
};
ORM_TABLE(kinds, kind, "kinds", (id, primary_key), (name))

struct payment {
    std::int64_t id{};
    std::int64_t purchase_id{};
    double       paid{};
};
ORM_TABLE(payments, payment, "payments", (id, primary_key), (purchase_id), (paid))

}  // namespace

#ifdef WITH_QUERY
using namespace orm::dsl;

double turnover(orm::sqlite::database& db, std::int64_t since, std::string const& country_name) {
    auto const value    = lines.amount * lines.price;
    auto const referrer = customers_as<"referrer">{};
    auto const paid     = select(payments.purchase_id, as<"total">(sum(payments.paid)))
                          .from(payments)
                          .group_by(payments.purchase_id)
                          .as<"paid">();

    auto const query =
        select(
            countries.name, customers.name, brands.name, as<"value">(value),
            as<"place">(
                row_number().over(partition_by(countries.id).order_by(desc(value), lines.id))),
            as<"running">(
                sum(value).over(partition_by(customers.id).order_by(purchases.day, lines.id))),
            as<"before">(
                lag(lines.price).over(partition_by(products.id).order_by(purchases.day, lines.id))),
            scalar(select(count()).from(payments).where(eq(payments.purchase_id, purchases.id))))
            .from(lines)
            .inner_join(purchases, eq(purchases.id, lines.purchase_id))
            .inner_join(customers, eq(customers.id, purchases.customer_id))
            .inner_join(cities, eq(cities.id, customers.city_id))
            .inner_join(countries, eq(countries.id, cities.country_id))
            .inner_join(products, eq(products.id, lines.product_id))
            .inner_join(brands, eq(brands.id, products.brand_id))
            .left_join(referrer, eq(referrer.id, customers.referrer_id))
            .left_join(paid, eq(paid[payments.purchase_id], purchases.id))
            .where(and_(
                gte(purchases.day, since), eq(countries.name, country_name),
                exists(select(shops.id).from(shops).where(eq(shops.id, purchases.shop_id))),
                in(products.kind_id, select(kinds.id).from(kinds).where(like(kinds.name, "a%")))))
            .order_by(countries.name, desc(value))
            .limit(100);

    double sum_of_values = 0;
    for (auto const& row : db.all(query)) sum_of_values += row[as<"value">(value)];
    return sum_of_values;
}
#endif

int main() {
    auto db = orm::sqlite::open(":memory:");
#ifdef WITH_QUERY
    return turnover(db, 0, "Peru") == 0 ? 0 : 1;
#endif
}
