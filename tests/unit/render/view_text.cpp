// SPDX-License-Identifier: BSL-1.0
#include <orm/render/view_text.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>

namespace {

constexpr std::string_view columns[]{"a", "b \"c\""};
constexpr orm::view_model  view{
     .schema = "s", .name = "v", .columns = columns, .query = "select 1, 2"};
constexpr orm::view_model kept{
    .name = "k", .materialized = true, .columns = columns, .query = "select 1, 2"};

template <orm::dialect Dialect>
std::string made(orm::view_model const& of, orm::if_exists existing) {
    char        text[200];
    orm::writer out(Dialect::facts, text);
    orm::write_view_definition(out, of, existing);
    return {text, out.size()};
}

template <orm::dialect Dialect>
std::string dropped(orm::view_model const& of, bool if_there) {
    char        text[200];
    orm::writer out(Dialect::facts, text);
    orm::write_drop_view(out, of, if_there);
    return {text, out.size()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(render_view_text)

BOOST_AUTO_TEST_CASE(views_are_created_by_their_columns_and_query) {
    BOOST_TEST(made<orm::sqlite_dialect>(view, orm::if_exists::fail) ==
               R"(create view "v" ("a", "b ""c""") as select 1, 2)");
    BOOST_TEST(made<orm::sqlite_dialect>(view, orm::if_exists::skip) ==
               R"(create view if not exists "v" ("a", "b ""c""") as select 1, 2)");
    BOOST_TEST(made<orm::postgres_dialect>(view, orm::if_exists::fail) ==
               R"(create view "s"."v" ("a", "b ""c""") as select 1, 2)");
    BOOST_TEST(made<orm::postgres_dialect>(kept, orm::if_exists::skip) ==
               R"(create materialized view if not exists "k" ("a", "b ""c""") as select 1, 2)");
}

BOOST_AUTO_TEST_CASE(a_view_that_may_be_there_is_created_in_a_block) {
    char        text[300];
    orm::writer out(orm::postgres_dialect::facts, text);
    orm::write_create_view_if_missing<200>(out, view);
    BOOST_TEST(std::string_view(text, out.size()) ==
               R"(do 'begin create view "s"."v" ("a", "b ""c""") as select 1, 2; )"
               R"(exception when duplicate_table then null; end')");
}

BOOST_AUTO_TEST_CASE(views_are_dropped_by_their_kind) {
    BOOST_TEST(dropped<orm::sqlite_dialect>(view, true) == R"(drop view if exists "v")");
    BOOST_TEST(dropped<orm::postgres_dialect>(view, false) == R"(drop view "s"."v")");
    BOOST_TEST(dropped<orm::postgres_dialect>(kept, false) == R"(drop materialized view "k")");
}

BOOST_AUTO_TEST_SUITE_END()
