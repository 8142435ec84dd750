// SPDX-License-Identifier: BSL-1.0
#include <cstdio>
#include <iostream>

#include "shop.hpp"

using namespace orm::dsl;

int main() {
    auto db = open_shop();

    // [observe]
    db.observe(orm::statement_logger(stdout));
    db.observe([](orm::statement_event const& event) {
        bool const query = event.kind == orm::statement_kind::query;  // no begin, no create()
        if (query && event.nanoseconds > 50'000'000) std::cerr << "slow: " << event.sql << '\n';
    });
    // [/observe]

    // [values]
    db.observe(
        [](orm::statement_event const& event) {
            if (!event.error.empty())
                std::cerr << event.values.size() << " values were bound to " << event.sql << '\n';
        },
        orm::bound_values::shown);
    // [/values]

    auto const dear = select().from(products).where(gt(products.price, 10));
    db.all(dear);

    // [explain]
    for (std::string const& line : db.explain(dear)) std::cout << line << '\n';
    // [/explain]

    // [stats]
    orm::statistics const& stats = db.stats();
    std::cout << stats.statements << " statements, " << stats.cache_hits << " found prepared\n";
    if (!db.healthy()) std::cerr << "the connection is lost\n";
    // [/stats]

    // [backup]
    db.backend().backup_to("copy.db", {.progress = [](int remaining, int total) {
                               std::cout << total - remaining << " of " << total << " pages\n";
                               return true;
                           }});
    db.backend().vacuum_into("compact.db");
    // [/backup]

    // [maintenance]
    db.backend().set_pragma("cache_size", -64'000);  // read back: an error where it is not taken
    db.optimize();
    // [/maintenance]

    // [prepare]
    constexpr auto limit = param<"limit", double>;

    auto below = db.prepare(select(products.name).from(products).where(lt(products.price, limit)));
    auto cheap = below.all(limit = 5.0);
    auto most  = below.all(limit = 50.0);
    // [/prepare]
    return cheap.size() == 2 && most.size() == 3 ? 0 : 1;
}
