// SPDX-License-Identifier: BSL-1.0
#include <iostream>

#include <orm/dialect/postgres.hpp>

#include "shop.hpp"

using namespace orm::dsl;

// [cte]
constexpr auto sold =
    cte<"sold">(select(order_lines.product_id, as<"pieces">(sum(order_lines.quantity)))
                    .from(order_lines)
                    .group_by(order_lines.product_id));
constexpr auto pieces = as<"pieces">(sum(order_lines.quantity));
// [/cte]

// [recursive]
constexpr auto nth  = as<"day">(lit<1>);
constexpr auto days = recursive<"days">(select(nth), [](auto before) {
    return select(before[nth] + lit<1>).from(before).where(lt(before[nth], lit<7>));
});
// [/recursive]

int main() {
    auto db = open_shop();

    // [exists]
    auto never_ordered =
        select(products.name)
            .from(products)
            .where(not_exists(select(order_lines.order_id)
                                  .from(order_lines)
                                  .where(eq(order_lines.product_id, products.id))));
    for (std::string const& name : db.all(never_ordered)) std::cout << name << '\n';  // Ink
    // [/exists]

    // [scalar]
    auto other = alias<"other">(products);
    auto dear  = select(products.name)
                    .from(products)
                    .where(gt(products.price, select(avg(other.price)).from(other)));

    auto orders = scalar(select(count())
                             .from(order_lines)
                             .where(eq(order_lines.product_id,
                                       products.id)));  // never null: a count is one of all rows
    for (auto& row : db.all(select(products.name, orders).from(products)))
        std::cout << row[products.name] << ' ' << row[orders] << '\n';
    // [/scalar]

    // [derived]
    auto cheap = select(products.id, products.name)
                     .from(products)
                     .where(lt(products.price, 10))
                     .as<"cheap">();
    auto lines =
        db.all(select(cheap[products.name], order_lines.quantity)
                   .from(cheap)
                   .left_join(order_lines, eq(order_lines.product_id, cheap[products.id])));
    // [/derived]

    // [with]
    auto best = db.first(with(sold)
                             .select(products.name, sold[pieces])
                             .from(products)
                             .inner_join(sold, eq(sold[order_lines.product_id], products.id))
                             .order_by(desc(sold[pieces])));
    auto week = db.all(with(days).select(days[nth]).from(days));
    // [/with]

    // [with-write]
    auto discontinued = db.run(
        with(sold)
            .update(products)
            .set(products.discontinued = true)
            .from(sold)
            .where(and_(eq(sold[order_lines.product_id], products.id), lt(sold[pieces], 2))));
    // [/with-write]

    // [moved]
    constexpr auto dropped = cte<"dropped">(delete_from(products)
                                                .where(eq(products.discontinued, true))
                                                .returning(products.id, products.name));
    constexpr auto move    = with(dropped)
                              .insert_into(products)
                              .columns(products.name, products.price)
                              .select(select(dropped[products.name], lit<0.0>).from(dropped));
    // [/moved]
    std::cout << orm::sql<orm::postgres_dialect>(move) << '\n';

    // [parts]
    bool const with_orders = best.has_value();
    auto       note        = selected_when(with_orders, products.note);
    auto       parts       = db.all(
        select(products.name, note, order_lines.quantity)
            .from(products)
            .left_join(order_lines, when(with_orders, eq(order_lines.product_id, products.id))));
    // [/parts]
    std::cout << parts.size() << " rows\n";

    // [union]
    auto names =
        db.all(union_(select(products.name).from(products),
                      select(products.note).from(products).where(is_not_null(products.note)))
                   .order_by(products.name)
                   .limit(10));
    // [/union]

    return db.all(dear).size() == 1 && lines.size() == 2 && best.has_value() && week.size() == 7 &&
                   names.size() == 4 && discontinued == 1
               ? 0
               : 1;
}
