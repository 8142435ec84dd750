// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cmath>
#include <limits>
#include <random>

#include "integration/common/backends.hpp"

using namespace orm::dsl;

namespace integration {

using bytes = std::vector<std::byte>;

enum class level { low = -5, middle, high = 1'000 };
ORM_ENUM(level, low, (middle, "the middle's \"name\""), high)

/// A type of the user's own that is stored as a number.
struct money {
    std::int64_t cents{};
    bool         operator==(money const&) const = default;
};
/// Another one that is stored as text.
struct colour {
    std::uint8_t red{}, green{}, blue{};
    bool         operator==(colour const&) const = default;
};

}  // namespace integration

template <>
struct orm::codec<integration::money> {
    using stored = std::int64_t;
    static std::int64_t       encode(integration::money amount) { return amount.cents; }
    static integration::money decode(std::int64_t cents) { return {cents}; }
};

template <>
struct orm::codec<integration::colour> {
    using stored = std::string_view;
    static std::string encode(integration::colour colour) {
        return std::to_string(colour.red) + '/' + std::to_string(colour.green) + '/' +
               std::to_string(colour.blue) + " as a text that is longer than any buffer";
    }
    static integration::colour decode(std::string_view text) {
        std::string const copy(text);
        unsigned          red = 0, green = 0, blue = 0;
        if (std::sscanf(copy.c_str(), "%u/%u/%u", &red, &green, &blue) != 3)
            throw orm::conversion_error("orm: colour: no colour");
        return {static_cast<std::uint8_t>(red), static_cast<std::uint8_t>(green),
                static_cast<std::uint8_t>(blue)};
    }
};

namespace integration {

/// A table of one type: a member of it, one that may be null, and one stored the other way.
template <class Type>
struct holder {
    std::int64_t        id{};
    Type                value{};
    std::optional<Type> maybe;

    bool operator==(holder const&) const = default;
};

#define TABLE_OF(name, Type, ...)                                               \
    using name##_holder = holder<Type>;                                         \
    ORM_TABLE(name, name##_holder, #name, (id, primary_key, autoincrement),   \
              (value __VA_OPT__(, ) __VA_ARGS__), (maybe __VA_OPT__(, ) __VA_ARGS__)) \
    inline constexpr auto name##_schema = orm::schema(name);

using days         = std::chrono::sys_days;
using date         = std::chrono::year_month_day;
using seconds      = std::chrono::sys_seconds;
using moment       = std::chrono::sys_time<std::chrono::microseconds>;
using time_of_day  = std::chrono::hh_mm_ss<std::chrono::microseconds>;
using milliseconds = std::chrono::milliseconds;
using microseconds = std::chrono::microseconds;

TABLE_OF(of_bool, bool)
TABLE_OF(of_int8, std::int8_t)
TABLE_OF(of_int16, std::int16_t)
TABLE_OF(of_int32, std::int32_t)
TABLE_OF(of_int64, std::int64_t)
TABLE_OF(of_uint8, std::uint8_t)
TABLE_OF(of_uint16, std::uint16_t)
TABLE_OF(of_uint32, std::uint32_t)
TABLE_OF(of_uint64, std::uint64_t)
TABLE_OF(of_long_long, long long)
TABLE_OF(of_float, float)
TABLE_OF(of_double, double)
TABLE_OF(of_text, std::string)
TABLE_OF(of_blob, bytes)
TABLE_OF(of_enum, level)
TABLE_OF(of_days, days)
TABLE_OF(of_date, date)
TABLE_OF(of_seconds, seconds)
TABLE_OF(of_moment, moment)
TABLE_OF(of_duration, microseconds)
TABLE_OF(of_milliseconds, milliseconds)
TABLE_OF(of_money, money)
TABLE_OF(of_colour, colour)

struct numbered_level {
    std::int64_t         id{};
    level                value = level::low;
    std::optional<level> maybe;
    bool                 operator==(numbered_level const&) const = default;
};
ORM_TABLE(of_numbered_enum, numbered_level, "of_numbered_enum",
    (id, primary_key, autoincrement), (value, as_integer), (maybe, as_integer))

struct numbered_moment {
    std::int64_t          id{};
    moment                value{};
    std::optional<moment> maybe;
    bool                  operator==(numbered_moment const&) const = default;
};
ORM_TABLE(of_numbered_moment, numbered_moment, "of_numbered_moment",
    (id, primary_key, autoincrement), (value, as_integer), (maybe, as_integer))

struct numbered_date {
    std::int64_t        id{};
    days                value{};
    std::optional<days> maybe;
    bool                operator==(numbered_date const&) const = default;
};
ORM_TABLE(of_numbered_date, numbered_date, "of_numbered_date",
    (id, primary_key, autoincrement), (value, as_integer), (maybe, as_integer))

struct numbered_duration {
    std::int64_t                id{};
    microseconds                value{};
    std::optional<microseconds> maybe;
    bool                        operator==(numbered_duration const&) const = default;
};
ORM_TABLE(of_numbered_duration, numbered_duration, "of_numbered_duration",
    (id, primary_key, autoincrement), (value, as_integer), (maybe, as_integer))

struct texted_duration {
    std::int64_t                id{};
    microseconds                value{};
    std::optional<microseconds> maybe;
    bool                        operator==(texted_duration const&) const = default;
};
ORM_TABLE(of_texted_duration, texted_duration, "of_texted_duration",
    (id, primary_key, autoincrement), (value, as_text), (maybe, as_text))

/// std::chrono::hh_mm_ss does not compare.
struct timed {
    std::int64_t               id{};
    time_of_day                value{};
    std::optional<time_of_day> maybe;
    time_of_day                number{};
};
ORM_TABLE(of_time, timed, "of_time",
    (id, primary_key, autoincrement), (value), (maybe), (number, as_integer))

/// Writes every value by each way that binds it on its own (a row, a batch of rows, an assignment,
/// an operand), and expects it back. Ways to read differ in no type: other tests have them.
template <class Backend, class Table, class Type>
void check_round_trip(Table table, std::vector<Type> const& values) {
    auto db               = created<Backend>(orm::schema_of<Table>{});
    using row             = orm::row_of<Table>;
    auto const       rows = [&] { return db.all(select().from(table).order_by(table.id)); };
    std::vector<row> expected;
    for (std::size_t at = 0; at != values.size(); ++at) {
        row one{};
        one.value = values[at];
        if (at % 2 == 0) one.maybe = values[at];
        expected.push_back(db.insert(one));
        one.id = expected.back().id;
        BOOST_TEST((expected.back() == one), "value " << at << " changed in insert()");
        BOOST_TEST(
            db.count(select().from(table).where(table.id == one.id && table.value == values[at] &&
                                                is_not_distinct_from(table.maybe, one.maybe))) == 1,
            "value " << at << " does not equal itself");
    }
    BOOST_TEST((rows() == expected));

    db.run(delete_from(table).all_rows());
    db.insert(expected);
    auto stored = rows();
    BOOST_TEST_REQUIRE(stored.size() == expected.size());
    for (std::size_t at = 0; at != stored.size(); ++at) {
        expected[at].id = stored[at].id;
        BOOST_TEST((stored[at] == expected[at]), "value " << at << " changed in a batch");
    }
    for (std::size_t at = 0; at != stored.size(); ++at) {
        auto const& next   = expected[(at + 1) % expected.size()];
        expected[at].value = values[(at + 1) % values.size()];
        expected[at].maybe = next.maybe;
        db.run(update(table)
                   .set(table.value = expected[at].value, table.maybe = expected[at].maybe)
                   .where(table.id == expected[at].id));
    }
    BOOST_TEST((rows() == expected));
}

/// The ends of an integer's range, and numbers from all over it.
template <class Number>
std::vector<Number> integers() {
    constexpr auto lowest = std::numeric_limits<Number>::min();
    constexpr auto highest =
        static_cast<Number>(std::in_range<std::int64_t>(std::numeric_limits<Number>::max())
                                ? std::numeric_limits<Number>::max()
                                : static_cast<Number>(std::numeric_limits<std::int64_t>::max()));
    std::vector<Number> numbers{lowest, static_cast<Number>(lowest + 1),  0,
                                1,      static_cast<Number>(highest - 1), highest};
    if (lowest < 0) numbers.push_back(static_cast<Number>(-1));
    std::mt19937_64 random(std::numeric_limits<Number>::digits);
    for (int at = 0; at != 40; ++at)
        numbers.push_back(
            static_cast<Number>(static_cast<Number>(random() >> (at % 64)) & highest));
    return numbers;
}

BOOST_AUTO_TEST_SUITE(integration_types)

BOOST_AUTO_TEST_CASE_TEMPLATE(signed_integers, Backend, backends) {
    check_round_trip<Backend>(of_int8, integers<std::int8_t>());
    check_round_trip<Backend>(of_int16, integers<std::int16_t>());
    check_round_trip<Backend>(of_int32, integers<std::int32_t>());
    check_round_trip<Backend>(of_int64, integers<std::int64_t>());
    check_round_trip<Backend>(of_long_long, integers<long long>());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(unsigned_integers, Backend, backends) {
    check_round_trip<Backend>(of_uint8, integers<std::uint8_t>());
    check_round_trip<Backend>(of_uint16, integers<std::uint16_t>());
    check_round_trip<Backend>(of_uint32, integers<std::uint32_t>());
    check_round_trip<Backend>(of_uint64, integers<std::uint64_t>());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_unsigned_number_past_the_range_of_the_engine, Backend, backends) {
    auto       db   = created<Backend>(of_uint64_schema);
    auto const past = std::uint64_t{1} << 63;
    BOOST_CHECK_THROW(db.insert(of_uint64_holder{.value = past}), orm::encode_error);
    BOOST_CHECK_THROW(db.insert(of_uint64_holder{.maybe = past}), orm::encode_error);
    BOOST_CHECK_THROW(db.run(insert_into(of_uint64).values(of_uint64.value = past)),
                      orm::encode_error);
    BOOST_CHECK_THROW(db.count(select().from(of_uint64).where(of_uint64.value < past)),
                      orm::encode_error);
    BOOST_TEST(db.count(of_uint64) == 0);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(truth_values, Backend, backends) {
    check_round_trip<Backend>(of_bool, std::vector<bool>{true, false, true});
}

template <class Number>
std::vector<Number> fractions() {
    using limits = std::numeric_limits<Number>;
    std::vector<Number> numbers{0,
                                Number(-0.0),
                                1,
                                -1,
                                Number(0.1),
                                Number(-0.1),
                                limits::max(),
                                limits::lowest(),
                                limits::min(),
                                limits::denorm_min(),
                                -limits::denorm_min(),
                                limits::epsilon(),
                                limits::infinity(),
                                -limits::infinity(),
                                Number(1e15),
                                Number(9007199254740993.0),
                                Number(123456789012345678.0),
                                Number(3.5e18),
                                Number(1e19)};
    std::mt19937_64     random(limits::digits);
    while (numbers.size() != 100) {
        auto const   bits = static_cast<std::int64_t>(random());
        Number const number =
            std::ldexp(static_cast<Number>(bits), static_cast<int>(random() % 200) - 160);
        if (std::isfinite(number)) numbers.push_back(number);
    }
    return numbers;
}

BOOST_AUTO_TEST_CASE_TEMPLATE(floating_point_numbers, Backend, backends) {
    check_round_trip<Backend>(of_float, fractions<float>());
    check_round_trip<Backend>(of_double, fractions<double>());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_is_no_number_is_refused, Backend, backends) {
    auto       db  = created<Backend>(of_double_schema);
    auto const nan = std::numeric_limits<double>::quiet_NaN();
    if (Backend::dialect::facts.integer_booleans) {  // an engine that would store null
        BOOST_CHECK_THROW(db.insert(of_double_holder{.value = nan}), orm::encode_error);
        BOOST_CHECK_THROW(db.insert(of_double_holder{.maybe = nan}), orm::encode_error);
        BOOST_CHECK_THROW(db.insert(std::vector<of_double_holder>(150, {.value = nan})),
                          orm::encode_error);
        BOOST_CHECK_THROW(db.run(insert_into(of_double).values(of_double.value = nan)),
                          orm::encode_error);
        BOOST_CHECK_THROW(db.all(select().from(of_double).where(of_double.value == nan)),
                          orm::encode_error);
        BOOST_TEST(db.count(of_double) == 0);
        db.insert(of_double_holder{.value = 1});
        BOOST_TEST(db.count(of_double) == 1);
    } else {  // one for which it is a number like others, equal to itself and above all of them
        db.insert(of_double_holder{.value = nan});
        db.insert(of_double_holder{.value = std::numeric_limits<double>::infinity()});
        auto const found = db.all(select().from(of_double).where(of_double.value == nan));
        BOOST_REQUIRE(found.size() == 1);
        BOOST_TEST(std::isnan(found[0].value));
        BOOST_TEST(
            std::isnan(db.all(select().from(of_double).order_by(desc(of_double.value)))[0].value));
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(texts_of_all_kinds, Backend, backends) {
    using namespace std::string_literals;
    std::vector<std::string> values{"",       " ",        "a",      "'",  "\"",
                                    "null",   "ünïcödé",  "日本語", "😀", "e\u0301",
                                    "\t\r\n", "\x7f\x01", "1",      "1.0"};
    values.push_back(std::string(15, 'x'));  // as long as fits into a std::string
    values.push_back(std::string(16, 'x'));
    values.push_back(std::string(1'000'000, 'y'));
    if (Backend::dialect::facts.integer_booleans) {
        values.insert(values.end(), {"\0"s, "a\0b"s, "a\0"s, "\0a"s, "\0\0\0"s});
    }
    check_round_trip<Backend>(of_text, values);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(blobs_of_all_kinds, Backend, backends) {
    bytes all;
    for (int byte = 0; byte != 256; ++byte) all.push_back(static_cast<std::byte>(byte));
    check_round_trip<Backend>(of_blob, std::vector<bytes>{{},
                                                          {std::byte{0}},
                                                          {std::byte{0}, std::byte{0}},
                                                          all,
                                                          bytes(300'000, std::byte{0xAB})});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(lists_of_blobs, Backend, backends) {
    auto        db = created<Backend>(of_blob_schema);
    bytes const none, zero{std::byte{0}}, odd{std::byte{0x0F}, std::byte{0xF0}, std::byte{'\''}};
    for (bytes const& each : {none, zero, odd, bytes{std::byte{1}}})
        db.insert(of_blob_holder{.value = each});
    auto const ids = [&](std::vector<bytes> const& wanted) {
        return db.all(
            select(of_blob.id).from(of_blob).where(in(of_blob.value, wanted)).order_by(of_blob.id));
    };
    BOOST_TEST((ids({odd, none, zero}) == std::vector<std::int64_t>{1, 2, 3}));
    BOOST_TEST(ids({}).empty());
    BOOST_TEST(ids({bytes{std::byte{2}}}).empty());
    BOOST_TEST(db.count(select().from(of_blob).where(
                   not_in(of_blob.value, std::vector<bytes>{odd}))) == 3);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_blob_of_no_bytes_is_not_null, Backend, backends) {
    auto db = created<Backend>(of_blob_schema);
    db.insert(of_blob_holder{.maybe = bytes{}});
    db.insert(of_blob_holder{});
    BOOST_TEST(db.find(of_blob, 1)->maybe.has_value());
    BOOST_TEST(!db.find(of_blob, 2)->maybe.has_value());
    BOOST_TEST(db.count(select().from(of_blob).where(is_null(of_blob.maybe))) == 1);
    std::byte const            data[]{std::byte{1}, std::byte{2}};
    std::span<std::byte const> view(data);
    db.run(update(of_blob).set(of_blob.value = view).where(of_blob.id == 1));
    BOOST_TEST(db.count(select().from(of_blob).where(of_blob.value == view)) == 1);
    BOOST_TEST((db.find(of_blob, 1)->value == bytes{std::byte{1}, std::byte{2}}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_text_of_no_characters_is_not_null, Backend, backends) {
    auto db = created<Backend>(of_text_schema);
    db.insert(of_text_holder{.maybe = ""});
    BOOST_TEST(db.find(of_text, 1)->maybe.has_value());
    db.run(update(of_text).set(of_text.maybe = std::string_view()).where(of_text.id == 1));
    BOOST_TEST(db.find(of_text, 1)->maybe.has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(enums, Backend, backends) {
    std::vector<level> const levels{level::low, level::middle, level::high};
    check_round_trip<Backend>(of_enum, levels);
    check_round_trip<Backend>(of_numbered_enum, levels);
    auto db = created<Backend>(of_enum_schema);
    BOOST_CHECK_THROW(db.insert(of_enum_holder{.value = static_cast<level>(77)}),
                      orm::encode_error);
    BOOST_TEST(db.count(of_enum) == 0);
    db.insert(of_enum_holder{.value = level::middle});
    BOOST_TEST(db.one(select(raw<std::string>("{}", of_enum.value)).from(of_enum)) ==
               "the middle's \"name\"");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(dates, Backend, backends) {
    using namespace std::chrono_literals;
    std::vector<days> values{days(0y / 1 / 1),      days(1y / 1 / 1),     days(1582y / 10 / 15),
                             days(1899y / 12 / 31), days(1900y / 2 / 28), days(1969y / 12 / 31),
                             days(1970y / 1 / 1),   days(2000y / 2 / 29), days(2024y / 2 / 29),
                             days(2038y / 1 / 20),  days(9999y / 12 / 31)};
    std::mt19937      random(1);
    while (values.size() != 100)
        values.push_back(days(std::chrono::days(static_cast<int>(random() % 3'652'000) - 719'000)));
    if (!Backend::dialect::facts.integer_booleans) values.erase(values.begin());  // no year 0
    check_round_trip<Backend>(of_days, values);
    check_round_trip<Backend>(of_numbered_date, values);
    check_round_trip<Backend>(of_date, std::vector<date>(values.begin(), values.end()));

    auto       db               = created<Backend>(of_date_schema);
    auto const names_the_column = [](orm::encode_error const& refused) {
        return refused.table() == "of_date" && refused.column() == "value" &&
               std::string_view(refused.what()).starts_with("orm: of_date.value: date: ");
    };
    auto const none   = 2023y / 2 / 29;
    auto const checks = [&](auto&& function) {
        BOOST_CHECK_EXCEPTION(function(), orm::encode_error, names_the_column);
    };
    checks([&] { db.insert(of_date_holder{.value = none}); });
    checks([&] { db.insert(std::vector<of_date_holder>{{.value = values[0]}, {.value = none}}); });
    checks([&] { db.run(update(of_date).set(of_date.value = none).all_rows()); });
    BOOST_CHECK_THROW(db.insert(of_date_holder{.value = 10'000y / 1 / 1}), orm::encode_error);
    BOOST_CHECK_THROW(db.insert(of_date_holder{.value = -1y / 1 / 1}), orm::encode_error);
    BOOST_TEST(db.count(of_date) == 0);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(moments, Backend, backends) {
    using namespace std::chrono_literals;
    auto const          last = moment(days(9999y / 12 / 31)) + 24h - 1us;
    std::vector<moment> values{moment(days(1y / 1 / 1)),
                               moment(-1us),
                               moment(),
                               moment(1us),
                               moment(-1s),
                               moment(-999'999us),
                               moment(days(1900y / 1 / 1)) + 5us,
                               moment(days(2024y / 2 / 29)) + 23h + 59min + 59s + 999'999us,
                               moment(100ms),
                               moment(-100ms),
                               last};
    std::mt19937_64     random(2);
    while (values.size() != 100)
        values.push_back(moment(days(1y / 1 / 1)) + microseconds(static_cast<std::int64_t>(
                                                        random() % 315'000'000'000'000'000)));
    check_round_trip<Backend>(of_moment, values);
    check_round_trip<Backend>(of_numbered_moment, values);
    std::vector<seconds> whole;
    for (auto const& value : values)
        whole.push_back(std::chrono::floor<std::chrono::seconds>(value));
    check_round_trip<Backend>(of_seconds, whole);

    // As they sort, so do they in the database.
    auto db = created<Backend>(of_moment_schema);
    for (auto const& value : values) db.insert(of_moment_holder{.value = value});
    std::sort(values.begin(), values.end());
    BOOST_TEST(
        (db.all(select(of_moment.value).from(of_moment).order_by(of_moment.value)) == values));
    BOOST_TEST(db.count(select().from(of_moment).where(of_moment.value <= values[50])) == 51);
    BOOST_CHECK_THROW(db.insert(of_moment_holder{.value = last + 1us}), orm::encode_error);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(durations, Backend, backends) {
    using namespace std::chrono_literals;
    std::vector<microseconds> values{0us,
                                     1us,
                                     -1us,
                                     999'999us,
                                     -999'999us,
                                     1s,
                                     -1s,
                                     90min,
                                     -90min,
                                     24h,
                                     -25h,
                                     1'000'000h,
                                     microseconds::max(),
                                     microseconds::min(),
                                     microseconds::min() + 1us};
    std::mt19937_64           random(3);
    for (int at = 0; at != 60; ++at)
        values.push_back(microseconds(static_cast<std::int64_t>(random()) >> at));
    check_round_trip<Backend>(of_duration, values);
    check_round_trip<Backend>(of_numbered_duration, values);
    check_round_trip<Backend>(of_texted_duration, values);
    // Only integers can be added up.
    auto sums = created<Backend>(orm::schema(of_numbered_duration));
    for (auto const value : {1us, -5us, microseconds(2h)})
        sums.insert(numbered_duration{.value = value});
    BOOST_TEST((sums.one(select(sum(of_numbered_duration.value)).from(of_numbered_duration)) ==
                microseconds(2h) - 4us));
    check_round_trip<Backend>(of_milliseconds,
                              std::vector<milliseconds>{0ms, 1ms, -1ms, 1'001ms, 100h, -100h});
    auto db = created<Backend>(of_milliseconds_schema);
    BOOST_CHECK_THROW(db.insert(of_milliseconds_holder{.value = milliseconds::max()}),
                      orm::encode_error);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(times_of_day, Backend, backends) {
    using namespace std::chrono_literals;
    auto db = created<Backend>(orm::schema(of_time));
    for (microseconds const since : std::initializer_list<microseconds>{
             0us, 1us, 999'999us, 1s, 12h, 23h + 59min + 59s, 24h - 1us}) {
        timed const stored = db.insert(timed{.value  = time_of_day(since),
                                             .maybe  = time_of_day(since),
                                             .number = time_of_day(since)});
        auto const  found  = *db.find(of_time, stored.id);
        BOOST_TEST((found.value.to_duration() == since));
        BOOST_TEST((found.maybe->to_duration() == since));
        BOOST_TEST((found.number.to_duration() == since));
        BOOST_TEST(db.count(select().from(of_time).where(of_time.value == time_of_day(since))) ==
                   1);
        BOOST_TEST(db.count(select().from(of_time).where(of_time.number == time_of_day(since))) ==
                   1);
    }
    BOOST_CHECK_THROW(db.insert(timed{.value = time_of_day(24h)}), orm::encode_error);
    BOOST_CHECK_THROW(db.insert(timed{.value = time_of_day(-1us)}), orm::encode_error);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(types_of_the_users_own, Backend, backends) {
    check_round_trip<Backend>(
        of_money, std::vector<money>{{0}, {-1}, {995}, {std::numeric_limits<std::int64_t>::max()}});
    check_round_trip<Backend>(of_colour, std::vector<colour>{{}, {1, 2, 3}, {255, 255, 255}});
    auto db = created<Backend>(of_money_schema);
    db.insert(of_money_holder{.value = {5}});
    db.insert(of_money_holder{.value = {7}});
    BOOST_TEST((db.one(select(sum(of_money.value)).from(of_money)).value() == money{12}));
    BOOST_TEST((db.one(select(max(of_money.value)).from(of_money)).value() == money{7}));
    BOOST_TEST(db.count(select().from(of_money).where(in(of_money.value, {money{7}, money{8}}))) ==
               1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
