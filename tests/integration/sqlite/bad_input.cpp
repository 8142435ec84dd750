// SPDX-License-Identifier: BSL-1.0
// What other programs may have written into a file: SQLite stores any value in any column.
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

using namespace orm::dsl;

namespace integration {

enum class shade { light, dark };
ORM_ENUM(shade, light, dark)

struct found {
    std::int64_t                id{};
    std::int32_t                number{};
    std::string                 text;
    double                      real{};
    bool                        flag{};
    integration::shade          name = shade::light;
    integration::shade          code = shade::light;
    std::chrono::sys_seconds    at{};
    std::chrono::year_month_day date{std::chrono::sys_days()};
    std::vector<std::byte>      blob;
    std::optional<std::uint8_t> maybe;
    std::optional<std::string>  word;
};
ORM_TABLE(finds, found, "finds",
    (id, primary_key),
    (number),
    (text),
    (real),
    (flag),
    (name),
    (code, as_integer),
    (at),
    (date),
    (blob),
    (maybe),
    (word))

/// A table of the same columns without any rule, with two right rows before the one under test.
orm::sqlite::database database_with(std::string const& column, std::string const& value) {
    auto db = orm::sqlite::open(":memory:");
    db.backend().run_script(
        "create table finds (id integer primary key, number, text, real, flag, name, code, at,"
        "                    date, blob, maybe, word);"
        "insert into finds values (1, 2, 'a', 0.5, 1, 'dark', 1, '2020-01-01 00:00:00',"
        "                          '2020-01-01', x'00', 3, 'w');"
        "insert into finds select 2, number, text, real, flag, name, code, at, date, blob, null,"
        "                         null from finds;"
        "insert into finds select 3, number, text, real, flag, name, code, at, date, blob, maybe,"
        "                         word from finds where id = 1;"
        "update finds set " +
        column + " = " + value + " where id = 3");
    return db;
}

struct wrong {
    std::string column;
    std::string value;
    std::string held;
};

std::vector<wrong> const& wrong_values() {
    static std::vector<wrong> const all{
        {"number", "'text'", "text"},
        {"number", "'12'", "text"},
        {"number", "''", "text"},
        {"number", "null", "null"},
        {"number", "1.5", "real"},
        {"number", "x'01'", "blob"},
        {"number", "2147483648", "another integer"},
        {"number", "-2147483649", "another integer"},
        {"number", "9223372036854775807", "another integer"},
        {"text", "null", "null"},
        {"text", "7", "integer"},
        {"text", "x'41'", "blob"},
        {"real", "null", "null"},
        {"real", "'0.5'", "text"},
        {"real", "9007199254740993", "another integer"},
        {"flag", "2", "another integer"},
        {"flag", "-1", "another integer"},
        {"flag", "'true'", "text"},
        {"flag", "null", "null"},
        {"name", "'pale'", "text"},
        {"name", "'DARK'", "text"},
        {"name", "''", "text"},
        {"name", "1", "integer"},
        {"name", "null", "null"},
        {"code", "2", "integer"},
        {"code", "-1", "integer"},
        {"code", "'dark'", "text"},
        {"code", "4294967297", "integer"},
        {"at", "'yesterday'", "another text"},
        {"at", "'2020-02-30 00:00:00'", "another text"},
        {"at", "'2020-01-01 00:00:00.5'", "text"},  // finer than the member
        {"at", "1577836800", "integer"},
        {"at", "null", "null"},
        {"date", "'2020-13-01'", "another text"},
        {"date", "'2020-01-01 00:00:00'", "another text"},
        {"date", "''", "another text"},
        {"blob", "'text'", "text"},
        {"blob", "null", "null"},
        {"maybe", "256", "another integer"},
        {"maybe", "-1", "another integer"},
        {"maybe", "'x'", "text"},
        {"word", "5", "integer"},
    };
    return all;
}

BOOST_AUTO_TEST_SUITE(integration_bad_input)

BOOST_AUTO_TEST_CASE(right_rows_are_read) {
    auto       db  = database_with("number", "2");
    auto const all = db.all(select().from(finds).order_by(finds.id));
    BOOST_REQUIRE(all.size() == 3);
    BOOST_TEST((all[0].code == shade::dark));
    BOOST_TEST(all[0].maybe.value() == 3);
    BOOST_TEST(!all[1].maybe.has_value());
}

BOOST_AUTO_TEST_CASE(a_wrong_value_is_told_with_its_place) {
    for (auto const& [column, value, held] : wrong_values()) {
        BOOST_TEST_CONTEXT(column << " = " << value) {
            auto       db   = database_with(column, value);
            auto const told = [&, &place = column, &what = held](std::int64_t row) {
                return [=](orm::decode_error const& thrown) {
                    BOOST_TEST(thrown.table() == "finds");
                    BOOST_TEST(thrown.column() == place);
                    BOOST_TEST(thrown.row() == row);
                    BOOST_TEST(thrown.held() == what);
                    BOOST_TEST(!thrown.sql().empty());
                    return std::string_view(thrown.what()).find("finds." + place) !=
                           std::string_view::npos;
                };
            };
            BOOST_CHECK_EXCEPTION(db.all(select().from(finds).order_by(finds.id)),
                                  orm::decode_error, told(3));
            BOOST_CHECK_EXCEPTION(db.find(finds, 3), orm::decode_error, told(1));
            BOOST_CHECK_EXCEPTION(db.one(select().from(finds).where(finds.id == 3)),
                                  orm::decode_error, told(1));
            std::int64_t seen = 0;
            BOOST_CHECK_EXCEPTION(
                for (auto const& each : db.stream(select().from(finds).order_by(finds.id))) seen =
                    each.id,
                orm::decode_error, told(3));
            BOOST_TEST(seen == 2);
            auto const renamed = update(finds).set(finds.id = 33).where(finds.id == 3).returning();
            BOOST_CHECK_EXCEPTION(db.all(renamed), orm::decode_error, told(1));

            // All the rest can still be read and written.
            BOOST_TEST(db.find(finds, 2)->text == "a");
            BOOST_TEST(db.run(delete_from(finds).where(finds.id > 2)) == 1);
            BOOST_TEST(db.all(select().from(finds)).size() == 2);
            db.transaction([](auto& tx) { tx.run(delete_from(finds).all_rows()); });
            BOOST_TEST(db.healthy());
        }
    }
}

BOOST_AUTO_TEST_CASE(a_wrong_value_among_selected_ones_is_told_with_its_place) {
    auto       db   = database_with("number", "'text'");
    auto const told = [](orm::decode_error const& thrown) {
        return thrown.table() == "finds" && thrown.column() == "number" && thrown.row() == 3;
    };
    BOOST_CHECK_EXCEPTION(db.all(select(finds.number).from(finds).order_by(finds.id)),
                          orm::decode_error, told);
    BOOST_CHECK_EXCEPTION(db.all(select(finds.id, finds.number).from(finds).order_by(finds.id)),
                          orm::decode_error, told);
    struct pair {
        std::int64_t id;
        std::int32_t number;
    };
    BOOST_CHECK_EXCEPTION(
        db.all(select(finds.id, finds.number).from(finds).order_by(finds.id).into<pair>()),
        orm::decode_error, told);
    constexpr auto other = alias<"other">(finds);
    BOOST_CHECK_EXCEPTION(db.all(select(other.id, finds)
                                     .from(other)
                                     .left_join(finds, finds.id == other.id)
                                     .order_by(other.id)),
                          orm::decode_error, told);
    BOOST_CHECK_EXCEPTION(db.one(select(max(finds.number)).from(finds)), orm::decode_error,
                          [](orm::decode_error const& thrown) {
                              return thrown.row() == 1 && thrown.held() == "text";
                          });
}

BOOST_AUTO_TEST_CASE(an_error_does_not_tell_what_it_found) {
    auto db = database_with("number", "'a secret'");
    BOOST_CHECK_EXCEPTION(
        db.all(select().from(finds)), orm::decode_error, [](orm::decode_error const& thrown) {
            return std::string_view(thrown.what()).find("secret") == std::string_view::npos;
        });
}

BOOST_AUTO_TEST_CASE(rows_in_front_of_a_wrong_one_are_told_and_counted) {
    auto                      db     = database_with("number", "'text'");
    auto const                before = db.stats().rows;
    std::vector<std::int64_t> told;
    std::vector<std::string>  errors;
    db.observe([&](orm::statement_event const& event) {
        told.push_back(event.rows);
        errors.emplace_back(event.error);
    });
    BOOST_CHECK_THROW(db.all(select().from(finds).order_by(finds.id)), orm::decode_error);
    BOOST_TEST(db.stats().rows - before == 2);
    BOOST_TEST((told == std::vector<std::int64_t>{2}));
    BOOST_TEST(errors.at(0).find("number") != std::string::npos);
    BOOST_TEST(db.all(select(finds.text).from(finds)).size() == 3);
    BOOST_TEST(db.stats().rows - before == 5);
    BOOST_TEST((told == std::vector<std::int64_t>{2, 3}));
    BOOST_TEST(db.run(delete_from(finds).where(finds.id == 3)) == 1);
    BOOST_TEST(db.find(finds, 2)->id == 2);
    BOOST_TEST(!db.find(finds, 3));
    BOOST_TEST((told == std::vector<std::int64_t>{2, 3, 1, 1, 0}));
}

BOOST_AUTO_TEST_CASE(a_row_that_is_not_read_does_no_harm) {
    auto db = database_with("number", "'text'");
    BOOST_TEST(db.count(finds) == 3);
    BOOST_TEST(db.all(select(finds.text).from(finds)).size() == 3);
    BOOST_TEST(db.first(select().from(finds).order_by(finds.id))->id == 1);
}

BOOST_AUTO_TEST_CASE(a_table_with_other_columns_is_told) {
    auto db = orm::sqlite::open(":memory:");
    db.backend().run_script("create table finds (id integer primary key, number)");
    BOOST_CHECK_THROW(db.all(select().from(finds)), orm::statement_error);
    BOOST_TEST(db.all(select(finds.id).from(finds)).empty());
    // Statements that are prepared notice it, too.
    db.backend().run_script("drop table finds; create table finds (number)");
    BOOST_CHECK_THROW(db.all(select(finds.id).from(finds)), orm::error);
    db.backend().run_script("drop table finds; create table finds (number, id)");
    db.backend().run_script("insert into finds values (5, 7)");
    BOOST_TEST((db.all(select(finds.id).from(finds)) == std::vector<std::int64_t>{7}));
}

BOOST_AUTO_TEST_CASE(a_condition_that_is_too_deep_is_refused) {
    auto        db   = orm::sqlite::open(":memory:");
    std::string text = "select 1 where 1 = 2";
    for (int term = 0; term != 1'200; ++term) text += " or 1 = 2";
    BOOST_CHECK_THROW(db.backend().run_script(text), orm::statement_error);
    text = "select " + std::string(1'200, '(') + "1" + std::string(1'200, ')');
    BOOST_CHECK_THROW(db.backend().run_script(text), orm::error);
    db.backend().run_script("select 1");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
