// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/gate.hpp>

#include <array>

#include <boost/test/unit_test.hpp>

#include "unit/migrate/blog.hpp"

namespace {

using namespace orm;
using namespace orm::migrate;

constexpr snapshot head{.sqlite = lower<sqlite_dialect>(before::schema)};
constexpr snapshot only_postgres{.postgres = lower<postgres_dialect>(before::schema)};

constexpr std::string_view what(table_model const& code, table_model const& last) {
    drift      first;
    auto const note = [&](drift const& found) {
        if (first.none()) first = found;
    };
    visit_drift(code, last, note);
    return first.what;
}

constexpr std::string_view id[]{"id"};
constexpr std::string_view one[]{"a"};
constexpr column_model     columns[]{{.name = "id"}, {.name = "a"}};
constexpr column_model     turned[]{{.name = "a"}, {.name = "id"}};
constexpr table_model      things{.name = "t", .columns = columns};

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_gate)

BOOST_AUTO_TEST_CASE(a_schema_is_that_of_its_own_migration) {
    static_assert(is_current<before::schema, head>);
    static_assert(is_current<before::schema, only_postgres>);
    BOOST_TEST(find_drift(head.sqlite, head.sqlite).none());
}

BOOST_AUTO_TEST_CASE(the_order_of_columns_means_nothing) {
    static_assert(what({.name = "t", .columns = turned}, things).empty());
    BOOST_TEST(what(things, {.name = "t", .columns = turned}).empty());
}

BOOST_AUTO_TEST_CASE(each_kind_of_change_has_its_words) {
    constexpr auto column = [](column_model const& changed) {
        column_model const others[]{{.name = "id"}, changed};
        return what({.name = "t", .columns = others}, things);
    };
    static_assert(column({.name = "b"}) == "added");
    static_assert(column({.name = "a", .type = sql_type::text}) == "its type");
    static_assert(column({.name = "a", .details = {.type_text = "varchar(9)"}}) == "its type");
    static_assert(column({.name = "a", .not_null = true, .details = {.type_text = "varchar(9)"}}) ==
                  "its type");
    static_assert(column({.name = "a", .not_null = true}) == "whether it may be null");
    static_assert(column({.name = "a", .details = {.default_text = "1"}}) == "its default");
    static_assert(column({.name = "a", .details = {.autoincrement = true}}) == "autoincrement");
    static_assert(column({.name = "a", .details = {.generated_text = "1"}}) == "what generates it");
    static_assert(column({.name = "a", .details = {.collation = "nocase"}}) == "its collation");
    static_assert(column({.name = "a", .details = {.values = one}}) == "the enum's values");
    static_assert(column({.name = "a", .details = {.comment = "of a"}}) == "its comment");
    static_assert(column({.name = "a", .details = {.backfill_text = "1"}}).empty());

    static_assert(what({.name = "t", .columns = columns, .primary_key = {.columns = id}}, things) ==
                  "its primary key");
    BOOST_TEST(what({.name = "t", .strict = true, .columns = columns}, things) == "its options");
}

BOOST_AUTO_TEST_CASE(what_is_gone_is_told_as_well) {
    static constexpr column_model less[]{{.name = "id"}};
    static constexpr table_model  tables[]{things};
    static_assert(what({.name = "t", .columns = less}, things) == "dropped");
    static_assert(find_drift({}, {tables}).table == "t");
    BOOST_TEST(find_drift({tables}, {}).what == "added");
}

BOOST_AUTO_TEST_CASE(each_difference_is_printed) {
    static constexpr column_model left[]{{.name = "a", .type = sql_type::text}, {.name = "c"}};
    static constexpr table_model  code[]{{.name = "t", .columns = left}, {.name = "u"}};
    static constexpr table_model  last[]{things, {.name = "v"}};
    constexpr auto                printed = print_drift({.tables = code}, {.tables = last});
    static_assert(printed.size == 5);
    static_assert(printable<printed.places[0]>().view() == "t.a: its type");
    static_assert(printable<printed.places[1]>().view() == "t.c: added");
    static_assert(printable<printed.places[2]>().view() == "t.id: dropped");
    static_assert(printable<printed.places[3]>().view() == "u: added");
    static_assert(printable<printed.places[4]>().view() == "v: dropped");

    static constexpr auto many = [] {
        std::array<table_model, 37> made;
        for (table_model& each : made) each.name = "t";
        return made;
    }();
    constexpr auto cut = print_drift({.tables = {many.data(), many.size()}}, {});
    static_assert(cut.size == 13);
    static_assert(printable<cut.places[11]>().view() == "t: added");
    static_assert(printable<cut.places[12]>().view() == "25 more");
    BOOST_TEST(print_drift({.tables = code}, {.tables = code}).size == 0U);
}

BOOST_AUTO_TEST_CASE(views_are_compared_by_their_text) {
    static constexpr view_model code[]{{.name = "v", .columns = one, .query = "select 1"}};
    static constexpr view_model query[]{{.name = "v", .columns = one, .query = "select 2"}};
    static constexpr view_model names[]{{.name = "v", .columns = id, .query = "select 1"}};
    static constexpr view_model kept[]{
        {.name = "v", .materialized = true, .columns = one, .query = "select 1"}};
    constexpr auto differ = [](array_view<view_model> last) {
        return find_drift({.views = code}, {.views = last}).what;
    };
    static_assert(differ(code).empty());
    static_assert(differ(query) == "its query");
    static_assert(differ(names) == "its columns");
    static_assert(differ(kept) == "whether it is materialized");
    static_assert(differ({}) == "added");
    BOOST_TEST(find_drift({}, {.views = code}).what == "dropped");
}

BOOST_AUTO_TEST_CASE(parts_are_compared_by_what_they_say) {
    static constexpr check_model       more[]{{.name = "c", .condition = "\"a\" > 1"}};
    static constexpr check_model       less[]{{.name = "c", .condition = "\"a\" > 0"}};
    static constexpr index_item_model  items[]{{.text = "a"}};
    static constexpr index_item_model  down[]{{.text = "a", .order = direction::descending}};
    static constexpr index_model       plain[]{{.name = "i", .items = items}};
    static constexpr index_model       turned_index[]{{.name = "i", .items = down}};
    static constexpr foreign_key_model key[]{{.name = "f", .columns = one}};
    static constexpr foreign_key_model cascade[]{
        {.name = "f", .columns = one, .options = {.on_delete = foreign_key_action::cascade}}};
    static_assert(what({.name = "t", .checks = more}, {.name = "t", .checks = less}) ==
                  "its condition");
    static_assert(what({.name = "t", .indexes = plain}, {.name = "t", .indexes = turned_index}) ==
                  "its columns");
    BOOST_TEST(what({.name = "t", .foreign_keys = key}, {.name = "t", .foreign_keys = cascade}) ==
               "on delete");
}

BOOST_AUTO_TEST_SUITE_END()
