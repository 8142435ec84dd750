// SPDX-License-Identifier: BSL-1.0
#include <iostream>
#include <optional>
#include <span>
#include <vector>

#include "shop.hpp"

using namespace orm::dsl;

// [text]
static_assert(orm::sql<orm::sqlite_dialect>(
                  select(products.name).from(products).where(gt(products.price, 10))) ==
              R"(select "name" from "products" where "price" > ?)");
// [/text]

// [optional]
struct Filter {
    std::optional<std::string> text{};
    std::optional<double>      at_most{};
};

auto find_products(orm::sqlite::database& db, Filter const& filter) {
    return db.all(select().from(products).where(and_(
        eq(products.discontinued, false),
        when(filter.text,
             [](auto const& text) { return like(products.name, "%" + escape_like(text) + "%"); }),
        when(filter.at_most, [](double price) { return lte(products.price, price); }))));
}
// [/optional]

int main() {
    auto db = open_shop();

    // [whole]
    for (Product const& product : db.all(select().from(products).order_by(asc(products.name))))
        std::cout << product.name << ": " << product.price << '\n';
    // [/whole]

    // [conditions]
    auto some = db.all(select().from(products).where(or_(
        between(products.price, 1, 5), in(products.name, {"Tea", "Ink"}), is_null(products.note))));
    auto same = db.all(select().from(products).where(
        (products.price >= 1 && products.price <= 5) || products.name == "Tea" ||
        products.name == "Ink" || is_null(products.note)));
    // [/conditions]
    if (some != same) return 1;

    // [lists]
    std::vector<std::int64_t> ids{1, 2, 3};
    auto                      by_id =
        db.all(select().from(products).where(in(products.id, std::span<std::int64_t const>(ids))));
    // [/lists]
    std::cout << by_id.size() << " by id\n";

    // [joins]
    for (auto& [product, line] : db.all(select().from(products).left_join(
             order_lines, eq(order_lines.product_id, products.id))))
        if (!line) std::cout << product.name << " was never ordered\n";
    // [/joins]

    // [groups]
    constexpr auto revenue = as<"revenue">(sum(multiply(order_lines.quantity, products.price)));
    for (auto& row : db.all(select(products.name, revenue, count())
                                .from(products)
                                .inner_join(order_lines, eq(order_lines.product_id, products.id))
                                .group_by(products.id)
                                .having(gt(count(), 0))
                                .order_by(desc(revenue))))
        std::cout << row[products.name] << " earned " << row[revenue] << '\n';
    // [/groups]

    // [alias]
    constexpr auto other = alias<"other">(products);
    auto           pairs = db.all(
        select(products.name, other.name)
            .from(products)
            .inner_join(other, and_(eq(products.price, other.price), lt(products.id, other.id))));
    // [/alias]
    std::cout << pairs.size() << " pairs of one price\n";

    // [case]
    constexpr auto dear    = as<"dear">(count(case_when(gt(products.price, 10), 1)));
    constexpr auto cheap   = as<"cheap">(count().filter(lte(products.price, 10)));
    auto           numbers = db.one(select(dear, cheap).from(products));
    std::cout << numbers[dear] << " dear, " << numbers[cheap] << " cheap\n";
    // [/case]

    // [raw]
    auto shouted =
        db.all(select(raw<std::string>("upper({}) || {}", products.name, "!")).from(products));
    // [/raw]
    std::cout << shouted.front() << '\n';

    Filter filter;
    filter.text = "e";
    std::cout << find_products(db, filter).size() << " found\n";
}
