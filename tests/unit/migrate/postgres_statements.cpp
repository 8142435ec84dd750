// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/postgres_statements.hpp>

#include <string>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/postgres.hpp>

namespace {

using namespace orm;
using namespace orm::migrate;

struct open_statements : postgres_statements {
    using postgres_statements::postgres_statements;
    using postgres_statements::rename_part;
    using postgres_statements::set_schema;
    using postgres_statements::validate;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_postgres_statements)

BOOST_AUTO_TEST_CASE(names_are_quoted_and_carry_their_schema) {
    char              text[400];
    step              steps[4];
    step_list         list(postgres_dialect::facts, text, steps);
    table_model const table{.schema = "shop", .name = "a\"b"};
    open_statements   statements(list);
    statements.rename_part({"old", "new", &table});
    statements.validate(table, "order");
    BOOST_TEST(steps[0].sql == R"(alter index "shop"."old" rename to "new")");
    BOOST_TEST(steps[1].sql == R"(alter table "shop"."a""b" validate constraint "order")");
    BOOST_TEST(steps[1].risk.has(hazards::data_dependent));
    statements.set_schema("table", {}, "a", "shop");
    BOOST_TEST(steps[2].sql == R"(alter table "a" set schema "shop")");
    statements.set_schema("type", "shop", "a", {});
    BOOST_TEST(steps[3].sql ==
               "do $orm$ begin execute format('alter type %I.%I set schema %I', 'shop', 'a', "
               "current_schema()); end $orm$");
}

BOOST_AUTO_TEST_SUITE_END()
