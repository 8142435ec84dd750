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

TABLE_OF(of_uint64, std::uint64_t)
TABLE_OF(of_double, double)
TABLE_OF(of_text, std::string)
TABLE_OF(of_blob, bytes)
TABLE_OF(of_enum, level)
TABLE_OF(of_date, date)
TABLE_OF(of_moment, moment)
TABLE_OF(of_milliseconds, milliseconds)
TABLE_OF(of_money, money)

struct numbered_duration {
    std::int64_t                id{};
    microseconds                value{};
    std::optional<microseconds> maybe;
    bool                        operator==(numbered_duration const&) const = default;
};
ORM_TABLE(of_numbered_duration, numbered_duration, "of_numbered_duration",
    (id, primary_key, autoincrement), (value, as_integer), (maybe, as_integer))

/// A type each, and how it is stored where that is not said by the type alone.
#define EACH_TYPE(DO)                           \
    DO(truth, bool)                             \
    DO(int8, std::int8_t)                       \
    DO(int16, std::int16_t)                     \
    DO(int32, std::int32_t)                     \
    DO(int64, std::int64_t)                     \
    DO(long_long, long long)                    \
    DO(uint8, std::uint8_t)                     \
    DO(uint16, std::uint16_t)                   \
    DO(uint32, std::uint32_t)                   \
    DO(uint64, std::uint64_t)                   \
    DO(single, float)                           \
    DO(twofold, double)                         \
    DO(text, std::string)                       \
    DO(blob, bytes)                             \
    DO(named_level, level)                      \
    DO(numbered_level, level, as_integer)       \
    DO(day, days)                               \
    DO(numbered_day, days, as_integer)          \
    DO(calendar, date)                          \
    DO(instant, moment)                         \
    DO(numbered_instant, moment, as_integer)    \
    DO(second, seconds)                         \
    DO(clock, time_of_day)                      \
    DO(numbered_clock, time_of_day, as_integer) \
    DO(span, microseconds)                      \
    DO(numbered_span, microseconds, as_integer) \
    DO(texted_span, microseconds, as_text)      \
    DO(whole_span, milliseconds)                \
    DO(price, money)                            \
    DO(paint, colour)

#define MEMBERS(name, Type, ...) \
    Type                name{};  \
    std::optional<Type> maybe_##name;
#define COLUMNS(name, Type, ...) \
    , (name __VA_OPT__(, ) __VA_ARGS__), (maybe_##name __VA_OPT__(, ) __VA_ARGS__)
struct everything {
    std::int64_t id{};
    EACH_TYPE(MEMBERS)
};
ORM_TABLE(all_types, everything, "all_types", (id, primary_key, autoincrement) EACH_TYPE(COLUMNS))
#undef COLUMNS
#undef MEMBERS

template <class Type>
bool same(Type const& one, Type const& other) {
    return one == other;
}
/// std::chrono::hh_mm_ss does not compare.
bool same(time_of_day const& one, time_of_day const& other) {
    return one.to_duration() == other.to_duration();
}
bool same(std::optional<time_of_day> const& one, std::optional<time_of_day> const& other) {
    return one.has_value() == other.has_value() && (!one || same(*one, *other));
}

void check_same(everything const& read, everything const& written) {
#define CHECK(name, ...)                       \
    BOOST_TEST(same(read.name, written.name)); \
    BOOST_TEST(same(read.maybe_##name, written.maybe_##name));
    BOOST_TEST_CONTEXT("row " << read.id) { EACH_TYPE(CHECK) }
#undef CHECK
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

/// Of texts and blobs the longest are last.
template <class Dialect>
std::vector<std::string> texts() {
    using namespace std::string_literals;
    std::vector<std::string> values{"",       " ",        "a",      "'",  "\"",
                                    "null",   "ünïcödé",  "日本語", "😀", "e\u0301",
                                    "\t\r\n", "\x7f\x01", "1",      "1.0"};
    values.push_back(std::string(15, 'x'));  // as long as fits into a std::string
    values.push_back(std::string(16, 'x'));
    if (Dialect::facts.integer_booleans) {
        values.insert(values.end(), {"\0"s, "a\0b"s, "a\0"s, "\0a"s, "\0\0\0"s});
    }
    values.push_back(std::string(1'000'000, 'y'));
    return values;
}

std::vector<bytes> blobs() {
    bytes all;
    for (int byte = 0; byte != 256; ++byte) all.push_back(static_cast<std::byte>(byte));
    return {{}, {std::byte{0}}, {std::byte{0}, std::byte{0}}, all, bytes(300'000, std::byte{0xAB})};
}

template <class Dialect>
std::vector<days> calendar_days() {
    using namespace std::chrono_literals;
    std::vector<days> values{days(1y / 1 / 1),     days(1582y / 10 / 15), days(1899y / 12 / 31),
                             days(1900y / 2 / 28), days(1969y / 12 / 31), days(1970y / 1 / 1),
                             days(2000y / 2 / 29), days(2024y / 2 / 29),  days(2038y / 1 / 20),
                             days(9999y / 12 / 31)};
    if (Dialect::facts.integer_booleans)
        values.push_back(days(0y / 1 / 1));  // one that has a year 0
    std::mt19937 random(1);
    while (values.size() != 100)
        values.push_back(days(std::chrono::days(static_cast<int>(random() % 3'652'000) - 719'000)));
    return values;
}

/// The last one that there is comes last.
std::vector<moment> moments() {
    using namespace std::chrono_literals;
    std::vector<moment> values{moment(days(1y / 1 / 1)),
                               moment(-1us),
                               moment(),
                               moment(1us),
                               moment(-1s),
                               moment(-999'999us),
                               moment(days(1900y / 1 / 1)) + 5us,
                               moment(days(2024y / 2 / 29)) + 23h + 59min + 59s + 999'999us,
                               moment(100ms),
                               moment(-100ms)};
    std::mt19937_64     random(2);
    while (values.size() != 99)
        values.push_back(moment(days(1y / 1 / 1)) + microseconds(static_cast<std::int64_t>(
                                                        random() % 315'000'000'000'000'000)));
    values.push_back(moment(days(9999y / 12 / 31)) + 24h - 1us);
    return values;
}

std::vector<microseconds> durations() {
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
    return values;
}

/// As many rows as the longest list of values needs; shorter lists begin again, but for their last
/// value, which is there once.
template <class Dialect>
std::vector<everything> rows_of_all_types() {
    using namespace std::chrono_literals;
    std::vector<everything> rows(100);
    auto const              put = [&]<class Type>(Type everything::*  value,
                                                  std::optional<Type> everything::* maybe,
                                                  std::vector<Type> const&          values) {
        for (std::size_t at = 0; at != rows.size(); ++at) {
            auto const place = at < values.size() ? at : at % (values.size() - 1);
            rows[at].*value  = values[place];
            if (at % 2 == 0) rows[at].*maybe = values[(place + at / 2) % (values.size() - 1)];
        }
    };
#define PUT(name, values) put(&everything::name, &everything::maybe_##name, values);
    PUT(truth, (std::vector<bool>{true, false, true}))
    PUT(int8, integers<std::int8_t>())
    PUT(int16, integers<std::int16_t>())
    PUT(int32, integers<std::int32_t>())
    PUT(int64, integers<std::int64_t>())
    PUT(long_long, integers<long long>())
    PUT(uint8, integers<std::uint8_t>())
    PUT(uint16, integers<std::uint16_t>())
    PUT(uint32, integers<std::uint32_t>())
    PUT(uint64, integers<std::uint64_t>())
    PUT(single, fractions<float>())
    PUT(twofold, fractions<double>())
    PUT(text, texts<Dialect>())
    PUT(blob, blobs())
    std::vector<level> const levels{level::low, level::middle, level::high, level::low};
    PUT(named_level, levels)
    PUT(numbered_level, levels)
    auto const dates = calendar_days<Dialect>();
    PUT(day, dates)
    PUT(numbered_day, dates)
    PUT(calendar, std::vector<date>(dates.begin(), dates.end()))
    PUT(instant, moments())
    PUT(numbered_instant, moments())
    std::vector<seconds> instants;
    for (auto const& value : moments())
        instants.push_back(std::chrono::floor<std::chrono::seconds>(value));
    PUT(second, instants)
    std::vector<time_of_day> times;
    for (microseconds const since : std::initializer_list<microseconds>{
             0us, 1us, 999'999us, 1s, 12h, 23h + 59min + 59s, 24h - 1us})
        times.push_back(time_of_day(since));
    PUT(clock, times)
    PUT(numbered_clock, times)
    PUT(span, durations())
    PUT(numbered_span, durations())
    PUT(texted_span, durations())
    PUT(whole_span, (std::vector<milliseconds>{0ms, 1ms, -1ms, 1'001ms, 100h, -100h}))
    PUT(price, (std::vector<money>{{0}, {-1}, {995}, {std::numeric_limits<std::int64_t>::max()}}))
    PUT(paint, (std::vector<colour>{{}, {1, 2, 3}, {255, 255, 255}}))
#undef PUT
    return rows;
}

BOOST_AUTO_TEST_SUITE(integration_types)

/// By each way that binds a value on its own: a row, a batch of rows, an assignment, an operand.
/// Ways to read differ in no type: other tests have them.
TEST_ON_EACH_BACKEND(values_of_all_types_survive) {
    auto       db        = created<Backend>(orm::schema(all_types));
    auto const rows      = rows_of_all_types<typename Backend::dialect>();
    auto const are_there = [&](std::size_t from) {
        auto const found = db.all(select().from(all_types).order_by(all_types.id));
        BOOST_TEST_REQUIRE(found.size() == rows.size());
        for (std::size_t at = 0; at != rows.size(); ++at)
            check_same(found[at], rows[(at + from) % rows.size()]);
    };
    for (auto const& row : rows) {
        auto const stored = db.insert(row);
        check_same(stored, row);
#define EQUAL(name, ...) \
    , eq(all_types.name, row.name), is_not_distinct_from(all_types.maybe_##name, row.maybe_##name)
        BOOST_TEST(db.count(select().from(all_types).where(
                       and_(eq(all_types.id, stored.id) EACH_TYPE(EQUAL)))) == 1,
                   "row " << stored.id << " does not equal itself");
#undef EQUAL
    }
    are_there(0);

    db.run(delete_from(all_types).all_rows());
    db.insert(rows);
    are_there(0);

    auto const ids = db.all(select(all_types.id).from(all_types).order_by(all_types.id));
    for (std::size_t at = 0; at != rows.size(); ++at) {
        auto const& next = rows[(at + 1) % rows.size()];
#define ASSIGN(name, ...) , all_types.name = next.name, all_types.maybe_##name = next.maybe_##name
        db.run(update(all_types)
                   .set(all_types.id = ids[at] EACH_TYPE(ASSIGN))
                   .where(eq(all_types.id, ids[at])));
#undef ASSIGN
    }
    are_there(1);
}

TEST_ON_EACH_BACKEND(an_unsigned_number_past_the_range_of_the_engine) {
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

TEST_ON_EACH_BACKEND(what_is_no_number_is_refused) {
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

TEST_ON_EACH_BACKEND(lists_of_blobs) {
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

TEST_ON_EACH_BACKEND(a_blob_of_no_bytes_is_not_null) {
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

TEST_ON_EACH_BACKEND(a_text_of_no_characters_is_not_null) {
    auto db = created<Backend>(of_text_schema);
    db.insert(of_text_holder{.maybe = ""});
    BOOST_TEST(db.find(of_text, 1)->maybe.has_value());
    db.run(update(of_text).set(of_text.maybe = std::string_view()).where(of_text.id == 1));
    BOOST_TEST(db.find(of_text, 1)->maybe.has_value());
}

TEST_ON_EACH_BACKEND(enums) {
    auto db = created<Backend>(of_enum_schema);
    BOOST_CHECK_THROW(db.insert(of_enum_holder{.value = static_cast<level>(77)}),
                      orm::encode_error);
    BOOST_TEST(db.count(of_enum) == 0);
    db.insert(of_enum_holder{.value = level::middle});
    BOOST_TEST(db.one(select(raw<std::string>("{}", of_enum.value)).from(of_enum)) ==
               "the middle's \"name\"");
}

TEST_ON_EACH_BACKEND(dates) {
    using namespace std::chrono_literals;
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
    checks([&] {
        db.insert(std::vector<of_date_holder>{{.value = 2024y / 2 / 29}, {.value = none}});
    });
    checks([&] { db.run(update(of_date).set(of_date.value = none).all_rows()); });
    BOOST_CHECK_THROW(db.insert(of_date_holder{.value = 10'000y / 1 / 1}), orm::encode_error);
    BOOST_CHECK_THROW(db.insert(of_date_holder{.value = -1y / 1 / 1}), orm::encode_error);
    BOOST_TEST(db.count(of_date) == 0);
}

TEST_ON_EACH_BACKEND(moments_sort) {
    using namespace std::chrono_literals;
    std::vector<moment> values = moments();
    // As they sort, so do they in the database.
    auto db = created<Backend>(of_moment_schema);
    for (auto const& value : values) db.insert(of_moment_holder{.value = value});
    std::sort(values.begin(), values.end());
    BOOST_TEST(
        (db.all(select(of_moment.value).from(of_moment).order_by(of_moment.value)) == values));
    BOOST_TEST(db.count(select().from(of_moment).where(of_moment.value <= values[50])) == 51);
    BOOST_CHECK_THROW(db.insert(of_moment_holder{.value = values.back() + 1us}), orm::encode_error);
}

TEST_ON_EACH_BACKEND(durations) {
    using namespace std::chrono_literals;
    // Only integers can be added up.
    auto sums = created<Backend>(orm::schema(of_numbered_duration));
    for (auto const value : {1us, -5us, microseconds(2h)})
        sums.insert(numbered_duration{.value = value});
    BOOST_TEST((sums.one(select(sum(of_numbered_duration.value)).from(of_numbered_duration)) ==
                microseconds(2h) - 4us));
    auto db = created<Backend>(of_milliseconds_schema);
    BOOST_CHECK_THROW(db.insert(of_milliseconds_holder{.value = milliseconds::max()}),
                      orm::encode_error);
}

TEST_ON_EACH_BACKEND(times_of_day) {
    using namespace std::chrono_literals;
    auto db = created<Backend>(orm::schema(all_types));
    BOOST_CHECK_THROW(db.insert(everything{.clock = time_of_day(24h)}), orm::encode_error);
    BOOST_CHECK_THROW(db.insert(everything{.clock = time_of_day(-1us)}), orm::encode_error);
}

TEST_ON_EACH_BACKEND(types_of_the_users_own) {
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
