// SPDX-License-Identifier: BSL-1.0
#include <orm/render/create_table.hpp>

#include <string>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>

#include <boost/test/unit_test.hpp>

// Models that did not come from a schema: read from a database, or written by hand.
namespace {

constexpr std::string_view id[]{"id"};
constexpr std::string_view both[]{"id", "kind"};

constexpr orm::column_model columns[]{
    {.name = "id", .type = orm::sql_type::bigint, .not_null = true},
    {.name = "kind", .type = orm::sql_type::text, .details = {.collation = "nocase"}},
    {.name    = "length",
     .type    = orm::sql_type::integer,
     .details = {.generated = orm::generated_kind::virtual_, .generated_text = "length(kind)"}}};

constexpr orm::key_model   uniques[]{{"things_id_key", false, id}, {"pair", true, both}};
constexpr orm::check_model checks[]{{"of_column", "id > 0", "id"}, {"of_table", "id < 9", {}}};
constexpr orm::foreign_key_model keys[]{
    {"things_id_fkey",
     false,
     id,
     {},
     "others",
     id,
     {.on_delete = orm::foreign_key_action::restrict}},
    {"named", true, id, {}, "others", id, {.checked = orm::deferrability::deferrable}}};
constexpr orm::index_item_model items[]{
    {"kind", false, orm::direction::descending, orm::nulls_position::first},
    {"id + 1", true, orm::direction::ascending, orm::nulls_position::last}};
constexpr orm::index_model by_kind{"things_idx", true, items, "id > 0"};

constexpr orm::table_model things{.name         = "things",
                                  .columns      = columns,
                                  .unique_keys  = uniques,
                                  .foreign_keys = keys,
                                  .checks       = checks};

template <class Dialect, class Write>
std::string written(Write write) {
    orm::writer counted(Dialect::facts);
    write(counted);
    std::string text(counted.size(), '\0');
    orm::writer out(Dialect::facts, text.data());
    write(out);
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(render_create_table)

BOOST_AUTO_TEST_CASE(sqlite_has_what_concerns_one_column_with_the_column) {
    auto const write = [](orm::writer& out) {
        orm::write_create_table(out, things, 3, orm::if_exists::skip);
    };
    BOOST_TEST(written<orm::sqlite_dialect>(write) == R"(create table if not exists "things" (
    "id" integer not null unique references "others" ("id") on delete restrict constraint "of_column" check (id > 0),
    "kind" text collate nocase,
    "length" integer generated always as (length(kind)) virtual,
    constraint "pair" unique ("id", "kind"),
    constraint "of_table" check (id < 9),
    constraint "named" foreign key ("id") references "others" ("id") deferrable
))");
}

BOOST_AUTO_TEST_CASE(postgresql_names_its_foreign_keys_and_may_add_them_later) {
    auto const with = [](orm::later_keys later) {
        return [later](orm::writer& out) {
            orm::write_create_table(out, things, later, orm::if_exists::fail);
        };
    };
    std::string const one_later = written<orm::postgres_dialect>(with(2));
    BOOST_TEST(one_later.find(R"(constraint "things_id_fkey" foreign key ("id"))") !=
               std::string::npos);
    BOOST_TEST(one_later.find(R"("named")") == std::string::npos);
    std::string const both_later = written<orm::postgres_dialect>(with(3));
    BOOST_TEST(both_later.find("foreign key") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_foreign_key_is_added_once) {
    auto const add = [](orm::if_exists existing) {
        return [existing](orm::writer& out) {
            orm::write_add_foreign_key(out, things, keys[0], existing);
        };
    };
    BOOST_TEST(written<orm::postgres_dialect>(add(orm::if_exists::fail)) ==
               R"(alter table "things" add constraint "things_id_fkey" foreign key ("id") )"
               R"(references "others" ("id") on delete restrict)");
    BOOST_TEST(written<orm::postgres_dialect>(add(orm::if_exists::skip)) ==
               R"(do $$ begin alter table "things" add constraint "things_id_fkey" foreign key )"
               R"(("id") references "others" ("id") on delete restrict; )"
               R"(exception when duplicate_object then null; end $$)");
}

BOOST_AUTO_TEST_CASE(only_postgresql_orders_nulls_in_an_index) {
    auto const write = [](orm::writer& out) {
        orm::write_create_index(out, things, by_kind, orm::if_exists::skip);
    };
    BOOST_TEST(written<orm::sqlite_dialect>(write) ==
               R"(create unique index if not exists "things_idx" on "things" )"
               R"x(("kind" desc, (id + 1)) where id > 0)x");
    BOOST_TEST(written<orm::postgres_dialect>(write) ==
               R"(create unique index if not exists "things_idx" on "things" )"
               R"x(("kind" desc nulls first, (id + 1) nulls last) where id > 0)x");
}

BOOST_AUTO_TEST_SUITE_END()
