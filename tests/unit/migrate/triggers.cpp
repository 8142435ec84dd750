// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/triggers.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/migrate/gate.hpp>
#include <orm/migrate/snapshot_text.hpp>

#include "unit/migrate/planned.hpp"

namespace {

using orm::postgres_dialect;
using orm::sqlite_dialect;

constexpr orm::column_model columns[]{{.name = "a"}, {.name = "b"}};
constexpr orm::column_model wider[]{{.name = "a", .type = orm::sql_type::text}, {.name = "b"}};
constexpr orm::table_model  tables[]{{.name = "t", .columns = columns}};
constexpr orm::table_model  wide_tables[]{{.name = "t", .columns = wider}};

constexpr orm::trigger_model one[]{
    {.name = "x", .table = "t", .definition = "after insert on \"t\"", .body = "one; "}};
constexpr orm::trigger_model other[]{
    {.name = "x", .table = "t", .definition = "after insert on \"t\"", .body = "other; "}};

template <orm::dialect Dialect>
std::string steps(orm::array_view<orm::trigger_model> from, orm::array_view<orm::trigger_model> to,
                  orm::array_view<orm::table_model> after = tables) {
    return planned<Dialect>({.tables = tables, .triggers = from}, {.tables = after, .triggers = to})
        .text();
}

constexpr std::string_view drift(orm::array_view<orm::trigger_model> code,
                                 orm::array_view<orm::trigger_model> last) {
    return orm::migrate::find_drift({.triggers = code}, {.triggers = last}).what;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_triggers)

BOOST_AUTO_TEST_CASE(triggers_come_change_and_go) {
    BOOST_TEST(steps<sqlite_dialect>(one, one).empty());
    BOOST_TEST(steps<sqlite_dialect>({}, one) ==
               "create trigger \"x\" after insert on \"t\" begin one; end;\n");
    BOOST_TEST(
        steps<sqlite_dialect>(one, other) ==
        "drop trigger \"x\";\ncreate trigger \"x\" after insert on \"t\" begin other; end;\n");
    BOOST_TEST(steps<sqlite_dialect>(one, {}) == "drop trigger \"x\";\n");
    BOOST_TEST(steps<postgres_dialect>(one, other) ==
               "drop trigger \"x\" on \"t\";\ndrop function \"x\"();\n"
               "create function \"x\"() returns trigger language plpgsql as 'begin other; end';\n"
               "create trigger \"x\" after insert on \"t\" execute function \"x\"();\n");
}

BOOST_AUTO_TEST_CASE(a_table_that_is_made_again_has_none_meanwhile) {
    for (std::string const& text : {steps<sqlite_dialect>(one, one, wide_tables),
                                    steps<postgres_dialect>(one, one, wide_tables)}) {
        BOOST_TEST(text.starts_with("drop trigger \"x\""));
        BOOST_TEST(text.find("create trigger \"x\"") > text.find("alter table"));
    }
}

BOOST_AUTO_TEST_CASE(the_gate_sees_them) {
    static_assert(drift(one, one).empty());
    static_assert(drift(one, other) == "its statements");
    static_assert(drift(one, {}) == "added");
    BOOST_TEST(drift({}, one) == "dropped");
}

BOOST_AUTO_TEST_CASE(a_snapshot_keeps_them) {
    std::string const text =
        orm::migrate::snapshot_text({.sqlite = {.tables = tables, .triggers = one}}, "migrations");
    BOOST_TEST(text.find(R"(
inline constexpr trigger_model sqlite_triggers[]{
    {
        .name = "x",
        .table = "t",
        .definition = "after insert on \"t\"",
        .body = "one; ",
    },
};
)") != std::string::npos);
    BOOST_TEST(text.find(".sqlite = {sqlite_tables, {}, {}, sqlite_triggers}") !=
               std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
