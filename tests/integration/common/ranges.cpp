// SPDX-License-Identifier: BSL-1.0
// A number that its column's type does not have would be stored by SQLite, and never be read again.
// What an engine, or the library, cannot send is told with the column that it is for.
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <limits>
#include <string>
#include <vector>

#include "integration/common/backends.hpp"

using namespace orm::dsl;

namespace integration {

struct narrow {
    std::int64_t                id{};
    std::int8_t                 tiny{};
    std::int32_t                number{};
    std::optional<std::int16_t> maybe;
    std::uint32_t               natural{};

    bool operator==(narrow const&) const = default;
};
ORM_TABLE(narrows, narrow, "narrows",
    (id, primary_key),
    (tiny, default_(0)),
    (number, named("a number")),
    (maybe),
    (natural, default_(0)))

inline constexpr auto narrow_schema = orm::schema(narrows);

struct reading {
    std::int64_t                 id{};
    double                       level{};
    std::optional<double>        maybe;
    std::uint64_t                serial{};
    std::string                  note;
    std::chrono::year_month_day  day{std::chrono::sys_days()};
    std::optional<std::uint64_t> other;
};
ORM_TABLE(readings, reading, "readings",
    (id, primary_key),
    (level, named("water level")),
    (maybe),
    (serial),
    (note),
    (day),
    (other))

inline constexpr auto reading_schema = orm::schema(readings);

/// That it throws an `encode_error` of this column, whose message begins with it.
template <class Function>
void check_column(Function&& function, std::string const& column, std::string_view why) {
    BOOST_TEST_CONTEXT(column << ": " << why) {
        try {
            function();
            BOOST_ERROR("it was sent");
        } catch (orm::encode_error const& refused) {
            std::string_view const message = refused.what();
            BOOST_TEST(refused.table() == "readings");
            BOOST_TEST(refused.column() == column);
            BOOST_TEST(refused.columns().size() == 1u);
            BOOST_TEST(!refused.sql().empty());
            BOOST_TEST(message.starts_with("orm: readings." + column + ": "), message);
            BOOST_TEST(message.find(why) != message.npos, message);
        }
    }
}

/// The ways in which a value meets a column.
template <class Database, class Column, class Value>
void check_every_meeting(Database& db, Column column, Value const& value, std::string const& name,
                         std::string_view why) {
    constexpr auto other = alias<"other">(readings);
    auto const     count = [&](auto const& condition) {
        db.count(select().from(readings).where(condition));
    };
    check_column([&] { db.run(update(readings).set(column = value).all_rows()); }, name, why);
    check_column(
        [&] {
            db.run(insert_into(readings)
                       .values(readings.id = 1, readings.level = 1, readings.serial = 1,
                               readings.note = "", readings.day = reading{}.day)
                       .on_conflict(readings.id)
                       .do_update(column = value));
        },
        name, why);
    check_column([&] { count(ne(value, column)); }, name, why);
    check_column([&] { count(between(column, value, value)); }, name, why);
    check_column([&] { count(in(column, std::vector<Value>{value})); }, name, why);
    check_column(
        [&] { count(when(std::optional(value), [&](auto const& v) { return eq(column, v); })); },
        name, why);
    check_column(
        [&] {
            db.all(select(readings.id)
                       .from(readings)
                       .inner_join(other, eq(other.id, readings.id))
                       .where(and_(gt(other.id, 0), eq(column, value))));
        },
        name, why);
    constexpr auto given = param<"given", Value>;
    auto           by    = db.prepare(select(readings.id).from(readings).where(eq(column, given)));
    check_column([&] { by.all(given = value); }, name, why);
}

constexpr std::int64_t past = 3'000'000'000;

template <class Function>
void check_refused(Function&& function, std::string_view column, std::string_view range) {
    try {
        function();
        BOOST_ERROR("it was stored");
    } catch (orm::encode_error const& refused) {
        std::string_view const message = refused.what();
        BOOST_TEST(refused.table() == "narrows");
        BOOST_TEST(refused.column() == column);
        BOOST_TEST(!refused.sql().empty());
        BOOST_TEST(message.starts_with("orm: narrows." + std::string(column) + ": "));
        BOOST_TEST(message.find(range) != message.npos);
        BOOST_TEST(message.find(std::to_string(past)) == message.npos);
    }
}

BOOST_AUTO_TEST_SUITE(integration_ranges)

TEST_ON_EACH_BACKEND(a_number_out_of_range_is_not_stored) {
    auto db = created<Backend>(narrow_schema);
    db.insert(narrow{.id = 1, .number = 1});
    auto const one = eq(narrows.id, 1);
    auto const set = [&](auto... assignments) {
        db.run(update(narrows).set(assignments...).where(one));
    };

    constexpr std::string_view int32 = "-2147483648 to 2147483647";
    check_refused([&] { set(narrows.number = past); }, "a number", int32);
    check_refused([&] { set(narrows.number = -past - 1); }, "a number", int32);
    check_refused([&] { set(narrows.number = std::uint64_t(past)); }, "a number", int32);
    check_refused([&] { set(narrows.tiny = 128); }, "tiny", "-128 to 127");
    check_refused([&] { set(narrows.natural = -1); }, "natural", "0 to 4294967295");
    check_refused([&] { set(narrows.maybe = std::optional<std::int64_t>(past)); }, "maybe",
                  "-32768 to");
    check_refused(
        [&] { db.run(insert_into(narrows).values(narrows.id = 2, narrows.number = past)); },
        "a number", int32);
    check_refused(
        [&] {
            db.run(insert_into(narrows)
                       .values(narrows.id = 1, narrows.number = 5)
                       .on_conflict(narrows.id)
                       .do_update(narrows.number = past));
        },
        "a number", int32);
    check_refused(
        [&] {
            db.run(
                update(narrows).set(narrows.number = past).where(when(std::optional(1), [](int id) {
                    return eq(narrows.id, id);
                })));
        },
        "a number", int32);
    BOOST_TEST((db.all(select().from(narrows)) == std::vector<narrow>{{.id = 1, .number = 1}}));

    set(narrows.number = std::int64_t{7}, narrows.tiny = -128, narrows.natural = 7,
        narrows.maybe = std::optional<std::int64_t>(32'767));
    BOOST_TEST((db.find(narrows, 1) == narrow{1, -128, 7, std::int16_t{32'767}, 7}));
    set(narrows.maybe = std::optional<std::int64_t>());
    BOOST_TEST(!db.find(narrows, 1)->maybe.has_value());
}

TEST_ON_EACH_BACKEND(named_parameters_are_checked_by_what_they_are_given) {
    auto           db   = created<Backend>(narrow_schema);
    constexpr auto wide = param<"wide", std::int64_t>;
    constexpr auto same = param<"same", std::int32_t>;
    db.insert(narrow{.id = 1, .number = 1});
    auto by_wide = db.prepare(update(narrows).set(narrows.number = wide).all_rows());
    auto by_same = db.prepare(update(narrows).set(narrows.number = same).all_rows());
    check_refused([&] { by_wide.run(wide = past); }, "a number", "-2147483648");
    check_refused([&] { by_same.run(same = past); }, "a number", "-2147483648");
    by_same.run(same = std::int64_t{5});
    BOOST_TEST(db.find(narrows, 1)->number == 5);
}

TEST_ON_EACH_BACKEND(what_cannot_be_sent_is_told_with_its_column) {
    using namespace std::chrono_literals;
    auto           db          = created<Backend>(reading_schema);
    constexpr auto nan         = std::numeric_limits<double>::quiet_NaN();
    auto const     unsent      = std::uint64_t{1} << 63;
    auto const     later       = 10'000y / 1 / 1;
    auto const     insert_many = [&](reading row) {
        row.id = 400;
        std::vector<reading> rows(300);
        for (std::size_t at = 0; at != rows.size(); ++at)
            rows[at].id = static_cast<std::int64_t>(at) + 1;
        rows.push_back(row);
        db.insert(rows);
    };
    auto const check_rows = [&](reading const& row, std::string const& name, std::string_view why) {
        check_column([&] { db.insert(row); }, name, why);
        check_column([&] { insert_many(row); }, name, why);
        check_column([&] { db.update(row); }, name, why);
        check_column([&] { db.save(row); }, name, why);
    };
    check_rows({.serial = unsent}, "serial", "past the range of bigint");
    check_rows({.other = unsent}, "other", "past the range of bigint");
    check_rows({.day = later}, "day", "out of range");
    check_every_meeting(db, readings.serial, unsent, "serial", "past the range of bigint");
    check_every_meeting(db, readings.day, later, "day", "out of range");
    if (Backend::dialect::facts.integer_booleans) {  // an engine that would store null
        check_rows({.level = nan}, "water level", "NaN");
        check_rows({.maybe = nan}, "maybe", "NaN");
        check_every_meeting(db, readings.level, nan, "water level", "");
        check_column([&] { db.all(select(readings.level + nan).from(readings)); }, "water level",
                     "NaN");
    } else {  // one whose texts end at a NUL character
        std::string const text("a\0b", 3);
        check_rows({.note = text}, "note", "NUL");
        check_every_meeting(db, readings.note, text, "note", "NUL");
        check_column([&] { db.count(select().from(readings).where(like(readings.note, text))); },
                     "note", "NUL");
    }
    BOOST_TEST(db.count(readings) == 0);
    // What stands beside no column is told by its number.
    if (Backend::dialect::facts.integer_booleans)
        BOOST_CHECK_EXCEPTION(
            db.all(select(raw<double>("abs({})", nan))), orm::encode_error,
            [](orm::encode_error const& refused) {
                return refused.table().empty() && refused.columns().empty() &&
                       std::string_view(refused.what()).starts_with("orm: parameter 1: NaN");
            });
}

TEST_ON_EACH_BACKEND(a_comparison_takes_any_number) {
    auto db = created<Backend>(narrow_schema);
    db.insert(narrow{.id = 1, .number = 1});
    BOOST_TEST(db.count(select().from(narrows).where(lt(narrows.number, past))) == 1);
    BOOST_TEST(db.count(select().from(narrows).where(eq(narrows.number, past))) == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
