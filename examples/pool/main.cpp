// SPDX-License-Identifier: BSL-1.0
// Pools of connections. Takes a connection string of PostgreSQL and the path of a file for SQLite.

#include <chrono>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <orm/orm.hpp>
#include <orm/pool.hpp>
#include <orm/postgres.hpp>
#include <orm/sqlite.hpp>

using namespace std::chrono_literals;

struct Page {
    std::int64_t id{};
    std::string  title{};
    std::int64_t visits{};
};
ORM_TABLE(pages, Page, "pages",
    (id, primary_key),
    (title),
    (visits))

inline constexpr auto site = orm::schema(pages);

using namespace orm::dsl;

void one_file(std::string const& file) {
    // [sqlite]
    auto pool = orm::sqlite::open_pool(file, {.maximum = 4});
    pool.create(site);
    pool.insert(Page{1, "home"});

    std::vector<std::thread> visitors;
    for (int visitor = 0; visitor != 4; ++visitor)
        visitors.emplace_back([&] {
            for (int visit = 0; visit != 100; ++visit)
                pool.run(update(pages).set(pages.visits = pages.visits + 1).where(eq(pages.id, 1)));
        });
    for (auto& each : visitors) each.join();
    std::cout << pool.find(pages, 1)->visits << " visits\n";
    // [/sqlite]
}

void verbs(orm::postgres::pool& pool) {
    // [verbs]
    pool.insert(std::vector{Page{1, "home"}, Page{2, "news"}});
    std::cout << pool.count(pages) << " pages\n";
    // [/verbs]

    // [acquire]
    auto db = pool.acquire();  // goes back at the end of the block
    for (auto const& page : db.stream(select().from(pages))) std::cout << page.title << '\n';
    // [/acquire]
}

void transaction(orm::postgres::pool& pool) {
    // [transaction]
    pool.transaction(
        [](auto& tx) {
            auto home = *tx.find(pages, 1);
            ++home.visits;
            tx.update(home);
        },
        {.level = orm::isolation::serializable, .retries = 5});
    // [/transaction]

    // [doubt]
    try {
        pool.transaction([](auto& tx) { tx.remove(Page{.id = 2}); }, {.retries = 5});
    } catch (orm::in_doubt const&) {
        if (pool.find(pages, 2)) std::cout << "it has not been done\n";
    }
    // [/doubt]
}

void exhausted(std::string const& where) {
    // [timeout]
    auto small = orm::postgres::open_pool(where, {.maximum = 1, .acquire_timeout = 20ms});
    auto db    = small.acquire();
    try {
        small.count(pages);
    } catch (orm::pool_timeout const& late) {
        std::cout << late.what() << '\n';
    }
    // [/timeout]
}

void forgotten(std::string const& where) {
    // [leaks]
    auto const report = [](orm::leak_report const& leak, void*) {
        std::cout << "forgotten: " << leak.borrower.file_name() << ':' << leak.borrower.line()
                  << '\n';
    };
    auto pool = orm::postgres::open_pool(where, {.leak_after = 10ms, .on_leak = report});
    // [/leaks]
    auto const db = pool.acquire();
    std::this_thread::sleep_for(100ms);
}

void replicas(orm::postgres::pool& primary, std::string const& where, std::string const& path) {
    // [replicas]
    auto first  = orm::postgres::open_pool(where, {}, {.on_open = path});
    auto second = orm::postgres::open_pool(where, {}, {.on_open = path});
    auto db     = orm::replicated(primary, {first, second}, {.read_your_writes = true});

    db.insert(Page{3, "archive", 300});
    auto const archive = db.find(pages, 3);  // from a replica that has it by now
    auto const latest  = db.primary().find(pages, 3);
    // [/replicas]
    if (latest) std::cout << archive->visits << " left\n";
}

int main(int count, char** arguments) {
    if (count != 3) {
        std::cerr << "usage: pool CONNECTION-STRING FILE\n";
        return 2;
    }
    std::string const where = arguments[1];
    std::string const path  = "set search_path to orm_example_pool";
    try {
        one_file(arguments[2]);

        orm::postgres::connection(where).run_script(
            "drop schema if exists orm_example_pool cascade; create schema orm_example_pool");
        // [open]
        auto pool =
            orm::postgres::open_pool(where, {.minimum = 2, .maximum = 20, .acquire_timeout = 2s},
                                     {.application_name = "site", .on_open = path});
        // [/open]
        pool.create(site);
        verbs(pool);
        transaction(pool);
        exhausted(where);
        forgotten(where);
        replicas(pool, where, path);
        orm::postgres::connection(where).run_script("drop schema orm_example_pool cascade");
        // [close]
        if (pool.close(10s)) std::cout << "closed\n";
        // [/close]
    } catch (orm::error const& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
