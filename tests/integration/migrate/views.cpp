// SPDX-License-Identifier: BSL-1.0
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <orm/migrate/change.hpp>

#include "integration/migrate/engine.hpp"

// Views of a database full of rows, through every change of the tables that they read.

namespace integration {

namespace first {

struct item {
    std::int64_t               id{};
    std::string                name;
    std::int32_t               price{};
    std::optional<std::string> note;
    std::string                junk;
};
ORM_TABLE(items, item, "items", (id, primary_key, autoincrement), (name), (price), (note), (junk))

struct sale {
    std::int64_t id{};
    std::int64_t item_id{};
    std::int32_t pieces{};
};
ORM_TABLE(sales, sale, "sales", (id, primary_key, autoincrement),
    (item_id, references(items.id, on_delete_cascade)), (pieces))

struct dear_item {
    std::int64_t id{};
    std::string  name;
    std::int32_t price{};
};
ORM_VIEW(dear, dear_item, "dear",
         select(items.id, items.name, items.price).from(items).where(items.price > 50), (id),
         (name), (price))

struct total {
    std::string                 name;
    std::optional<std::int64_t> pieces;
};
ORM_VIEW(totals, total, "totals",
         select(dear.name, sum(sales.pieces))
             .from(dear)
             .left_join(sales, sales.item_id == dear.id)
             .group_by(dear.name),
         (name), (pieces))

struct sold {
    std::int64_t pieces{};
};
ORM_VIEW(big_sales, sold, "big_sales",
         select(sum(sales.pieces)).from(sales).where(sales.pieces > 8).group_by(sales.item_id),
         (pieces))

struct gone_row {
    std::string name;
};
ORM_VIEW(gone, gone_row, "gone", select(totals.name).from(totals), (name))

inline constexpr auto schema = orm::schema(gone, totals, items, sales, dear, big_sales);

}  // namespace first

namespace second {

// A column renamed, one of another type, one gone, one new, a check that needs a rebuild.
struct item {
    std::int64_t id{};
    std::string  title;
    double       price{};
    std::string  note;
    std::int32_t stock{};
};
ORM_TABLE(items, item, "things", (id, primary_key, autoincrement), (title, renamed_from("name")),
    (price, check(items.price >= 0)), (note, backfill("none")), (stock, default_(3)))
ORM_CONSTRAINTS(items, table_renamed_from("items"), index(items.title))

struct sale {
    std::int64_t id{};
    std::int64_t item_id{};
    std::int32_t pieces{};
};
ORM_TABLE(sales, sale, "sales", (id, primary_key, autoincrement),
    (item_id, references(items.id, on_delete_cascade)), (pieces))

struct dear_item {
    std::int64_t id{};
    std::string  title;
    double       price{};
    std::string  note;
};
ORM_VIEW(dear, dear_item, "dear",
         select(items.id, items.title, items.price, items.note).from(items).where(items.price > 60),
         (id), (title), (price), (note))

struct total {
    std::string                 name;
    std::optional<std::int64_t> pieces;
};
ORM_VIEW(totals, total, "totals",
         select(dear.title, sum(sales.pieces))
             .from(dear)
             .left_join(sales, sales.item_id == dear.id)
             .group_by(dear.title),
         (name), (pieces))

struct sold {
    std::int64_t pieces{};
};
ORM_VIEW(big_sales, sold, "big_sales",
         select(sum(sales.pieces)).from(sales).where(sales.pieces > 8).group_by(sales.item_id),
         (pieces))

struct stock_row {
    std::optional<std::int64_t> stock;
};
ORM_VIEW(stocked, stock_row, "stock", select(sum(items.stock)).from(items), (stock))

inline constexpr auto schema = orm::schema(items, sales, dear, totals, big_sales, stocked);

}  // namespace second

namespace {

inline constexpr orm::migrate::snapshot nothing{};
inline constexpr orm::migrate::snapshot head{
    .sqlite   = orm::lower<orm::sqlite_dialect>(first::schema),
    .postgres = orm::lower<orm::postgres_dialect>(first::schema)};

template <class Database>
using dialect_of = typename Database::dialect;

/// A thousand items, a few thousand sales.
template <class Backend>
auto full() {
    auto db = Backend::database();
    orm::migrate::run_steps(
        db.backend(),
        orm::migrate::change<first::schema, nothing>::template up<typename Backend::dialect>());
    std::vector<first::item> rows;
    for (int at = 1; at <= 1'000; ++at)
        rows.push_back({.name  = "item " + std::to_string(at),
                        .price = at % 100,
                        .note  = at % 2 == 0 ? std::optional<std::string>("even") : std::nullopt,
                        .junk  = "junk"});
    db.insert(rows);
    std::vector<first::sale> sold;
    for (int at = 1; at <= 3'000; ++at)
        sold.push_back({.item_id = at % 1'000 + 1, .pieces = at % 10});
    db.insert(sold);
    return db;
}

using step_up = orm::migrate::change<second::schema, head, "drop-column:items.junk">;

using orm::dsl::count;
using orm::dsl::select;
using orm::dsl::sum;

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_migrate_views)

TEST_ON_EACH_BACKEND(they_follow_the_tables_up_and_down_again) {
    using dialect     = typename Backend::dialect;
    auto       db     = full<Backend>();
    auto const dear   = db.count(first::dear);
    auto const pieces = db.one(select(sum(first::totals.pieces)).from(first::totals));
    auto const big    = db.count(first::big_sales);
    BOOST_TEST(dear == 490);
    BOOST_TEST(db.count(first::gone) == 490);
    BOOST_TEST(pieces.has_value());

    for (int again = 0; again != 2; ++again) {
        orm::migrate::run_steps(db.backend(), step_up::template up<dialect>());
        BOOST_TEST(db.count(second::items) == 1'000);
        BOOST_TEST(db.count(second::sales) == 3'000);
        BOOST_TEST(db.count(second::dear) == 390);
        BOOST_TEST(db.count(second::big_sales) == big);
        BOOST_TEST((db.one(select(second::stocked.stock).from(second::stocked)) == 3'000));
        BOOST_CHECK_THROW(db.count(first::gone), orm::error);

        orm::migrate::run_steps(db.backend(), step_up::template down<dialect>());
        BOOST_TEST(db.count(first::items) == 1'000);
        BOOST_TEST(db.count(first::dear) == dear);
        BOOST_TEST(db.count(first::gone) == 490);
        BOOST_TEST((db.one(select(sum(first::totals.pieces)).from(first::totals)) == pieces));
        BOOST_CHECK_THROW(db.count(second::stocked), orm::error);
    }
}

/// What a view reads that does not change stays as it is, with all that others have made of it.
TEST_ON_EACH_BACKEND(what_does_not_change_is_left_alone) {
    using dialect = typename Backend::dialect;
    auto db       = full<Backend>();
    db.backend().run_script("create view foreign_view as select * from big_sales");
    orm::migrate::run_steps(db.backend(), step_up::template up<dialect>());
    BOOST_TEST(texts(db, "select cast(count(*) as text) from foreign_view").front() != "0");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
