// SPDX-License-Identifier: BSL-1.0
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <orm/migrate/change.hpp>

#include "integration/migrate/engine.hpp"

// Triggers of a database full of rows, through changes of their tables and of themselves.

namespace integration {

namespace watched_first {

struct item {
    std::int64_t id{};
    std::string  name;
    std::int32_t price{};
};
ORM_TABLE(items, item, "items", (id, primary_key, autoincrement), (name), (price))

struct line {
    std::int64_t id{};
    std::string  what;
};
ORM_TABLE(log, line, "log", (id, primary_key, autoincrement), (what))

ORM_TRIGGER(added, "added",
            after_insert(items).run(insert_into(log).values(log.what = new_(items.name))))
ORM_TRIGGER(gone, "gone",
            after_delete(items).run(insert_into(log).values(log.what = old_(items.name))))
ORM_TRIGGER(kept, "kept",
            before_delete(log)
                .when(old_(log.what) == "keep")
                .run(insert_into(log).values(log.what = "again")))

inline constexpr auto schema = orm::schema(items, log, added, gone, kept);

}  // namespace watched_first

namespace watched_second {

struct item {
    std::int64_t id{};
    std::string  title;
    double       price{};
};
ORM_TABLE(items, item, "things", (id, primary_key, autoincrement), (title, renamed_from("name")),
    (price, check(items.price >= 0)))
ORM_CONSTRAINTS(items, table_renamed_from("items"))

struct line {
    std::int64_t id{};
    std::string  what;
};
ORM_TABLE(log, line, "log", (id, primary_key, autoincrement), (what))

ORM_TRIGGER(added, "added",
            after_insert(items).run(insert_into(log).values(log.what = concat("+",
                                                                              new_(items.title)))))
ORM_TRIGGER(kept, "kept",
            before_delete(log)
                .when(old_(log.what) == "keep")
                .run(insert_into(log).values(log.what = "again")))
ORM_TRIGGER(dearer, "dearer",
            after_update(items)
                .when(new_(items.price) > old_(items.price))
                .run(insert_into(log).values(log.what = concat("^", new_(items.title)))))

inline constexpr auto schema = orm::schema(items, log, added, kept, dearer);

}  // namespace watched_second

namespace {

inline constexpr orm::migrate::snapshot unwatched{};
inline constexpr orm::migrate::snapshot watched_head{
    .sqlite   = orm::lower<orm::sqlite_dialect>(watched_first::schema),
    .postgres = orm::lower<orm::postgres_dialect>(watched_first::schema)};

using watched_step = orm::migrate::change<watched_second::schema, watched_head>;

template <class Database>
std::string last_line(Database& db) {
    return texts(db, "select what from log order by id").back();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_migrate_triggers)

TEST_ON_EACH_BACKEND(they_follow_the_tables_up_and_down_again) {
    using dialect = typename Backend::dialect;
    auto db       = Backend::database();
    orm::migrate::run_steps(
        db.backend(),
        orm::migrate::change<watched_first::schema, unwatched>::template up<dialect>());
    std::vector<watched_first::item> rows;
    for (int at = 1; at <= 1'000; ++at)
        rows.push_back({.name = "item " + std::to_string(at), .price = at});
    db.insert(rows);
    auto lines = db.count(watched_first::log);
    BOOST_TEST(lines == 1'000);

    for (int again = 0; again != 2; ++again) {
        orm::migrate::run_steps(db.backend(), watched_step::template up<dialect>());
        BOOST_TEST(db.count(watched_second::log) == lines);  // the change itself is not logged
        auto fresh = db.insert(watched_second::item{.title = "new", .price = 1});
        BOOST_TEST(last_line(db) == "+new");
        fresh.price = 2;
        db.update(fresh);
        BOOST_TEST(last_line(db) == "^new");
        db.remove(fresh);
        BOOST_TEST(last_line(db) == "^new");
        lines += 2;

        orm::migrate::run_steps(db.backend(), watched_step::template down<dialect>());
        BOOST_TEST(db.count(watched_first::log) == lines);
        auto old = db.insert(watched_first::item{.name = "old"});
        BOOST_TEST(last_line(db) == "old");
        old.price = 9;
        db.update(old);
        db.remove(old);
        lines += 2;
        BOOST_TEST(db.count(watched_first::log) == lines);
    }
    db.insert(watched_first::line{.what = "keep"});
    db.backend().run_script("delete from log where what = 'keep'");
    BOOST_TEST(last_line(db) == "again");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
