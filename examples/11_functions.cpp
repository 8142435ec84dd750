// SPDX-License-Identifier: BSL-1.0
#include <chrono>
#include <iostream>
#include <string>
#include <vector>

#include "shop.hpp"

using namespace orm::dsl;

struct Visit {
    std::int64_t             id{};
    std::string              page{};
    std::string              details = "{}";
    std::chrono::sys_seconds at{};
};
ORM_TABLE(visits, Visit, "visits",
    (id, primary_key, autoincrement),
    (page),
    (details),
    (at))

int main() {
    using namespace std::chrono_literals;
    auto db = open_shop();
    db.create(orm::schema(visits));
    db.insert(
        std::vector<Visit>{{.page    = "/tea",
                            .details = R"({"user": "ada", "tags": ["new", "hot"]})",
                            .at      = std::chrono::sys_days(2026y / 1 / 31) + 10h},
                           {.page = "/pot", .at = std::chrono::sys_days(2026y / 2 / 1) + 11h},
                           {.page = "/tea", .at = std::chrono::sys_days(2026y / 2 / 2) + 12h}});

    // [dates]
    auto const date   = 2026y / 2 / 1;                     // a std::chrono::year_month_day
    auto const moment = std::chrono::sys_days(date) + 0s;  // a std::chrono::sys_seconds

    auto since =
        db.all(select(visits.page, year(visits.at)).from(visits).where(gte(visits.at, moment)));
    // [/dates]

    // [text]
    auto labels = db.all(select(lpad(upper(left(products.name, 2)), 5, "."),
                                format<"%s (%s)">(products.name, products.id))
                             .from(products)
                             .order_by(products.id));
    // [/text]

    // [number]
    auto prices = db.all(select(round(products.price * 1.19, 2), products.price % 2)
                             .from(products)
                             .order_by(random_fraction()));
    // [/number]

    // [choice]
    auto kinds = db.all(select(iif(products.price > 10, "dear", "cheap"),
                               coalesce(products.note, "-"), greatest(products.price, 5))
                            .from(products));
    // [/choice]

    // [time]
    constexpr auto month = date_trunc<time_part::month>(visits.at);
    auto by_month        = db.all(select(month, count(), min(extract<time_part::hour>(visits.at)))
                                      .from(visits)
                                      .group_by(month)
                                      .order_by(month));
    auto recent          = db.count(select().from(visits).where(
        visits.at > date_add<time_part::month>(current_timestamp<std::chrono::sys_seconds>(), -1)));
    auto waits           = db.all(
        select(date_diff<time_part::day>(visits.at, std::chrono::sys_seconds(1'750'000'000s)))
            .from(visits));
    // [/time]

    // [json]
    auto users = db.all(
        select(json_extract<"$.user">(visits.details), json_extract<"$.tags[0]">(visits.details))
            .from(visits));
    auto rows =
        db.all(select(json_object(as<"page">(visits.page), as<"id">(visits.id))).from(visits));
    // [/json]

    // [json rows]
    constexpr auto tag =
        json_array_elements<"tag", std::string>(json_part<"$.tags">(visits.details));
    auto tags = db.all(select(tag.value, count()).from(visits).cross_join(tag).group_by(tag.value));
    // [/json rows]

    // [aggregates]
    auto pages = db.one(select(string_agg_distinct(visits.page),
                               json_group_array(json_array(visits.id, visits.page)))
                            .from(visits));
    // [/aggregates]

    // [update from]
    db.run(update(order_lines)
               .set(order_lines.quantity = order_lines.quantity + 1)
               .from(products)
               .where(and_(eq(order_lines.product_id, products.id), gt(products.price, 10))));
    db.run(delete_from(order_lines)
               .using_(products)
               .where(and_(eq(order_lines.product_id, products.id), products.discontinued)));
    // [/update from]

    // [first rows]
    db.run(delete_from(visits).where(eq(visits.page, "/tea")).order_by(visits.at).limit(1));
    // [/first rows]

    // [many]
    auto all = db.all(select().from(products));
    for (auto& each : all) each.price *= 2;
    db.update(all);  // few statements, all or none
    // [/many]

    std::cout << labels.size() << prices.size() << kinds.size() << recent << waits.size()
              << users.size() << rows.size() << pages.get<1>() << '\n';
    return tags.size() == 2 && since.size() == 2 && by_month.size() == 2 && db.count(visits) == 2
               ? 0
               : 1;
}
