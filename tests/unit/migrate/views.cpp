// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/views.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>

#include "unit/migrate/planned.hpp"

namespace {

using orm::postgres_dialect;
using orm::sqlite_dialect;

constexpr std::string_view a[]{"a"};

// `top` reads `middle`, which reads the table; `other` reads nothing of them.
constexpr orm::relation_name reads_middle[]{{{}, "middle"}};
constexpr orm::relation_name reads_table[]{{{}, "t"}};
constexpr orm::view_model    top{
       .name = "top", .columns = a, .query = R"(select "a" from "middle")", .reads = reads_middle};
constexpr orm::view_model middle{
    .name = "middle", .columns = a, .query = R"(select "a" from "t")", .reads = reads_table};
constexpr orm::view_model changed{
    .name = "middle", .columns = a, .query = R"(select "a" + 1 from "t")", .reads = reads_table};
constexpr orm::view_model other{.name = "other", .columns = a, .query = "select 1"};

constexpr orm::view_model all[]{top, middle, other};
constexpr orm::view_model all_changed[]{other, top, changed};
constexpr orm::view_model less[]{other};

constexpr orm::column_model plain[]{{.name = "a"}, {.name = "b"}};
constexpr orm::column_model without_b[]{{.name = "a"}};
constexpr orm::column_model wider[]{{.name = "a", .type = orm::sql_type::text}, {.name = "b"}};
constexpr orm::column_model with_default[]{{.name = "a", .details = {.default_text = "1"}},
                                           {.name = "b"}};
constexpr orm::column_model more[]{{.name = "a"}, {.name = "b"}, {.name = "c"}};

template <std::size_t Count>
constexpr orm::table_model table(orm::column_model const (&columns)[Count]) {
    return {.name = "t", .columns = columns};
}
constexpr orm::table_model tables[]{table(plain)};

template <orm::dialect Dialect>
std::string steps(orm::array_view<orm::view_model> from, orm::array_view<orm::view_model> to) {
    return planned<Dialect>({tables, from}, {tables, to}).text();
}

template <orm::dialect Dialect, std::size_t Count>
std::string steps_around(orm::column_model const (&columns)[Count]) {
    orm::table_model const after[]{table(columns)};
    return planned<Dialect>({tables, all}, {after, all}).text();
}

constexpr std::string_view drops   = "drop view \"top\";\ndrop view \"middle\";\n";
constexpr std::string_view creates = R"(create view "middle" ("a") as select "a" from "t";
create view "top" ("a") as select "a" from "middle";
)";

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_views)

BOOST_AUTO_TEST_CASE(views_that_stay_cost_nothing) {
    BOOST_TEST(steps<sqlite_dialect>(all, all).empty());
    BOOST_TEST(steps<postgres_dialect>(all, all).empty());
    BOOST_TEST(steps_around<sqlite_dialect>(more).find("view") == std::string::npos);
    BOOST_TEST(steps_around<postgres_dialect>(more).find("view") == std::string::npos);
    BOOST_TEST(steps_around<postgres_dialect>(with_default).find("view") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(new_ones_are_created_behind_those_they_read) {
    BOOST_TEST(steps<sqlite_dialect>({}, all) ==
               std::string(creates) + "create view \"other\" (\"a\") as select 1;\n");
    BOOST_TEST(steps<postgres_dialect>({}, all) == steps<sqlite_dialect>({}, all));
}

BOOST_AUTO_TEST_CASE(those_gone_are_dropped_before_those_they_read) {
    BOOST_TEST(steps<sqlite_dialect>(all, less) == drops);
    BOOST_TEST(steps<postgres_dialect>(all, less) == drops);
}

BOOST_AUTO_TEST_CASE(a_changed_one_takes_its_readers_along) {
    BOOST_TEST(steps<postgres_dialect>(all, all_changed) ==
               std::string(drops) + R"(create view "middle" ("a") as select "a" + 1 from "t";
create view "top" ("a") as select "a" from "middle";
)");
}

BOOST_AUTO_TEST_CASE(a_table_is_changed_without_its_readers) {
    for (std::string const& text :
         {steps_around<sqlite_dialect>(without_b), steps_around<sqlite_dialect>(wider),
          steps_around<sqlite_dialect>(with_default), steps_around<postgres_dialect>(without_b),
          steps_around<postgres_dialect>(wider)}) {
        BOOST_TEST_CONTEXT(text) {
            BOOST_TEST(text.starts_with(drops));
            BOOST_TEST(text.find("alter table") != std::string::npos);
            BOOST_TEST(text.find(creates) != std::string::npos);
            BOOST_TEST(text.find("other") == std::string::npos);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_way_back_is_the_same_from_the_other_side) {
    auto const difference = inverse(orm::migrate::diff({tables, all}, {tables, all_changed}));
    BOOST_REQUIRE(difference.views.size() == 3u);
    for (orm::migrate::view_difference const& view : difference.views)
        BOOST_TEST(orm::migrate::same_view(*view.before, *view.after) ==
                   (view.after->name != "middle"));
    orm::migrate::plan const back(difference, sqlite_dialect::facts);
    std::string              text;
    for (orm::migrate::step const& each : back.steps()) text.append(each.sql).append(";\n");
    BOOST_TEST(text == std::string(drops) + std::string(creates));
}

BOOST_AUTO_TEST_CASE(a_materialized_view_says_its_indexes_and_its_cost) {
    static constexpr orm::index_item_model items[]{{.text = "a"}};
    static constexpr orm::index_model      index[]{{.name = "i", .unique = true, .items = items}};
    static constexpr orm::view_model       plain_one[]{
        {.schema = "s", .name = "m", .materialized = true, .columns = a, .query = "select 1"}};
    static constexpr orm::view_model indexed[]{{.schema       = "s",
                                                .name         = "m",
                                                .materialized = true,
                                                .columns      = a,
                                                .query        = "select 1",
                                                .indexes      = index}};
    BOOST_TEST(steps<postgres_dialect>({}, indexed) ==
               R"(create schema if not exists "s";
create materialized view "s"."m" ("a") as select 1;
create unique index "i" on "s"."m" ("a");
)");
    BOOST_TEST(steps<postgres_dialect>(plain_one, indexed) ==
               R"(drop materialized view "s"."m";
create materialized view "s"."m" ("a") as select 1;
create unique index "i" on "s"."m" ("a");
)");
    orm::migrate::plan const plan(orm::migrate::diff({tables, plain_one}, {tables, indexed}),
                                  postgres_dialect::facts);
    BOOST_TEST(plan.steps()[0].risk.safe());
    BOOST_TEST(plan.steps()[1].risk.has(orm::migrate::hazards::rewrite));
}

BOOST_AUTO_TEST_SUITE_END()
