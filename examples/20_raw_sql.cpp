// SPDX-License-Identifier: BSL-1.0
#include <iostream>
#include <string>

#include "shop.hpp"

using namespace orm::dsl;

// [rows]
struct Sale {
    std::string  product{};
    std::int64_t pieces{};
};
// [/rows]

int main(int argc, char** argv) {
    auto db = open_shop();

    // [query]
    double const least = 5;
    auto         sales = db.all(raw_query<Sale>(
        "select p.name, sum(l.quantity) from {} as p join {} as l on l.product_id = p.id "
                "where p.price > {} group by p.name order by 2 desc",
        products, order_lines, least));
    // [/query]
    for (auto const& [product, pieces] : sales) std::cout << pieces << " x " << product << '\n';

    // [table]
    auto cheap = db.all(raw_query<Product>("select * from {} where price < {}", products, 10));
    auto count = db.one(raw_query<std::int64_t>("select count(*) from {}", products));
    // [/table]

    // [run]
    auto raised = db.run(
        raw_query("update {} set price = price * {} where not discontinued", products, 1.05));
    // [/run]
    std::cout << cheap.size() << " of " << count << " are cheap, " << raised << " raised\n";

    // [identifier]
    std::string const chosen  = argc > 1 ? argv[1] : "name";
    auto              longest = db.one(raw_query<std::int64_t>("select max(length({})) from {}",
                                                               orm::identifier(chosen), products));
    // [/identifier]
    std::cout << "the longest " << chosen << " has " << longest << " letters\n";

    // [fragment]
    auto odd = db.all(select(products.name)
                          .from(products)
                          .where(raw<bool>("{} % 2 = {}", products.id, 1) && products.price > 1));
    // [/fragment]
    for (auto const& name : odd) std::cout << name << '\n';

    // [columns]
    constexpr auto product = raw_column<"product", std::int64_t>;
    constexpr auto pieces  = raw_column<"pieces", std::optional<std::int64_t>>;

    auto sold = raw_query(
                    "select product_id as product, sum(quantity) as pieces from {} "
                    "group by product_id having sum(quantity) > {}",
                    order_lines, 1)
                    .columns(product, pieces)
                    .as<"sold">();
    auto names = db.all(select(products.name, sold[pieces])
                            .from(products)
                            .inner_join(sold, sold[product] == products.id));
    // [/columns]
    std::cout << names.size() << " were sold more than once\n";

    // [mismatch]
    try {
        db.all(raw_query<Sale>("select name from {}", products));
    } catch (orm::schema_mismatch const& refused) {
        std::cout << refused.what() << '\n';
    }
    // [/mismatch]
}
