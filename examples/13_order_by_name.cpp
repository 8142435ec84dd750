// SPDX-License-Identifier: BSL-1.0
#include <iostream>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "shop.hpp"

using namespace orm::dsl;

// [choices]
constexpr auto sorts = sort_choices(sort_choice<"name">(products.name),
                                    sort_choice<"price">(products.price, products.id),
                                    sort_choice<"note">(asc(products.note).nulls_last()));
// [/choices]

// [keyset]
constexpr auto dearest = keyset(desc(products.price), products.id);  // the last key is unique

struct Cursor {
    double       price{};
    std::int64_t id{};
};

std::vector<Product> next_page(orm::sqlite::database& db, std::optional<Cursor> const& cursor) {
    return db.all(
        select()
            .from(products)
            .where(
                when(cursor, [](Cursor const& last) { return dearest.after(last.price, last.id); }))
            .order_by(dearest)
            .limit(2));
}
// [/keyset]

// [keyset-nulls]
constexpr auto by_note = keyset(nulls_last(products.note), products.id);
// [/keyset-nulls]

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

    // [pages]
    std::optional<Cursor> cursor;
    for (auto rows = next_page(db, cursor); !rows.empty(); rows = next_page(db, cursor)) {
        for (Product const& product : rows) std::cout << product.name << '\n';
        cursor = Cursor{rows.back().price, rows.back().id};
    }
    // [/pages]

    // [optional-limit]
    std::optional<std::int64_t> at_most;  // what a caller may leave out
    auto                        some = db.all(select().from(products).order_by(dearest).limit(
        at_most.value_or(std::numeric_limits<std::int64_t>::max())));
    // [/optional-limit]

    auto behind = db.all(select(products.name)
                             .from(products)
                             .where(by_note.after(std::optional<std::string>("black"), 3))
                             .order_by(by_note));
    return page.front().name == "Pot" && anyway.front() == "Ink" && some.size() == 3 &&
                   behind.size() == 2 && cursor->id == 3
               ? 0
               : 1;
}
