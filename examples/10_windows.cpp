// SPDX-License-Identifier: BSL-1.0
#include <iostream>
#include <vector>

#include <orm/dialect/postgres.hpp>
#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

using namespace orm::dsl;

// [table]
struct Sale {
    std::int64_t id{};
    std::string  region{};
    std::string  product{};
    std::int32_t day{};
    double       amount{};
};
ORM_TABLE(sales, Sale, "sales",
    (id, primary_key, autoincrement),
    (region),
    (product),
    (day),
    (amount))
// [/table]

inline constexpr auto shop = orm::schema(sales);

// [rollup]
constexpr auto report =
    select(sales.region, sales.product, sum(sales.amount), grouping(sales.region, sales.product))
        .from(sales)
        .group_by(rollup(sales.region, sales.product));
static_assert(
    orm::sql<orm::postgres_dialect>(report) ==
    R"(select "region", "product", sum("amount"), grouping("region", "product") from "sales" )"
    R"(group by rollup("region", "product"))");
// [/rollup]

// [sets]
static_assert(orm::sql<orm::postgres_dialect>(
                  select(sales.region, sales.product, count())
                      .from(sales)
                      .group_by(grouping_sets(group_of(sales.region, sales.product), sales.region,
                                              group_of()))) ==
              R"(select "region", "product", count(*) from "sales" )"
              R"(group by grouping sets (("region", "product"), "region", ()))");
// [/sets]

int main() {
    auto db = orm::sqlite::open(":memory:");
    db.create(shop);
    db.insert(std::vector<Sale>{
        {.region = "north", .product = "tea", .day = 1, .amount = 10},
        {.region = "north", .product = "pot", .day = 2, .amount = 40},
        {.region = "north", .product = "tea", .day = 4, .amount = 30},
        {.region = "south", .product = "tea", .day = 1, .amount = 20},
        {.region = "south", .product = "ink", .day = 2, .amount = 5},
    });

    // [rank]
    constexpr auto place =
        as<"place">(rank().over(partition_by(sales.region).order_by(desc(sales.amount))));
    for (auto& row : db.all(
             select(sales.region, sales.product, place).from(sales).order_by(sales.region, place)))
        std::cout << row[sales.region] << ' ' << row[place] << ' ' << row[sales.product] << '\n';
    // [/rank]

    // [running]
    constexpr auto so_far = as<"so_far">(sum(sales.amount)
                                             .over(partition_by(sales.region)
                                                       .order_by(sales.day)
                                                       .rows(unbounded_preceding, current_row)));
    for (auto& [day, total] : db.all(select(sales.day, so_far).from(sales)))
        std::cout << "day " << day << ": " << total << '\n';
    // [/running]

    // [frames]
    constexpr auto by_day  = order_by(sales.day);
    constexpr auto smooth  = avg(sales.amount).over(by_day.range(preceding(1), following(1)));
    constexpr auto earlier = sum(sales.amount).over(by_day.rows(preceding(2), preceding(1)));
    constexpr auto others  = avg(sales.amount)
                                .over(partition_by(sales.region)
                                          .rows(unbounded_preceding, unbounded_following)
                                          .exclude_current_row());
    auto const framed = db.all(select(smooth, earlier, others).from(sales));
    // [/frames]
    std::cout << framed.size() << " rows with frames\n";

    // [change]
    constexpr auto in_region = partition_by(sales.region).order_by(sales.day);
    constexpr auto previous  = lag(sales.amount).over(in_region);  // may be null
    constexpr auto change    = sales.amount - lag(sales.amount, 1, 0).over(in_region);
    constexpr auto best =
        first_value(sales.product).over(partition_by(sales.region).order_by(desc(sales.amount)));
    for (auto& row : db.all(select(sales.id, previous, change, best).from(sales)))
        if (row[previous]) std::cout << row[change] << " to " << *row[previous] << '\n';
    // [/change]

    // [named]
    constexpr auto by_size = as<"by_size">(order_by(desc(sales.amount)));
    auto const sizes = db.all(select(sales.id, row_number().over(by_size), ntile(4).over(by_size),
                                     cume_dist().over(by_size))
                                  .from(sales)
                                  .window(by_size)
                                  .order_by(sales.id));
    // [/named]

    // [goes on]
    constexpr auto by_region       = as<"by_region">(partition_by(sales.region));
    constexpr auto best_of_region  = rank().over(by_region.order_by(desc(sales.amount)));
    constexpr auto total_of_region = sum(sales.amount).over(by_region);
    auto const     compared =
        db.all(select(best_of_region, total_of_region).from(sales).window(by_region));
    // [/goes on]
    std::cout << sizes.size() << " sizes\n";

    // [filter]
    constexpr auto teas = count().filter(eq(sales.product, "tea")).over(partition_by(sales.region));
    // [/filter]
    std::cout << db.all(select(teas).from(sales)).front() << " teas\n";

    // [share]
    constexpr auto of_region = as<"of_region">(sum(sales.amount));
    constexpr auto of_all    = as<"of_all">(sum(sum(sales.amount)).over());
    for (auto& [region, total, all] :
         db.all(select(sales.region, of_region, of_all).from(sales).group_by(sales.region)))
        std::cout << region << " has " << 100 * total / all << "%\n";
    // [/share]
}
