// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "integration/postgres/server.hpp"

// Types that only this engine has, and values that only other programs can have stored.

namespace integration::postgres {

/// Types of the user's own that travel as text.
template <orm::sql_type Column>
struct text_of {
    std::string text;
    bool        operator==(text_of const&) const = default;
};
using amount     = text_of<orm::sql_type::numeric>;
using uuid       = text_of<orm::sql_type::uuid>;
using json_text  = text_of<orm::sql_type::json>;
using jsonb_text = text_of<orm::sql_type::jsonb>;

}  // namespace integration::postgres

template <orm::sql_type Column>
struct orm::codec<integration::postgres::text_of<Column>> {
    using text_type                       = integration::postgres::text_of<Column>;
    using stored                          = std::string_view;
    static constexpr orm::sql_type column = Column;

    static std::string_view encode(text_type const& given) { return given.text; }
    static text_type        decode(std::string_view text) { return {std::string(text)}; }
};

namespace integration::postgres {

struct special {
    std::int64_t          id{};
    amount                price{"0"};
    uuid                  key{"00000000-0000-0000-0000-000000000000"};
    json_text             plain{"null"};
    jsonb_text            binary{"null"};
    std::optional<amount> maybe;

    bool operator==(special const&) const = default;
};
ORM_TABLE(specials, special, "specials",
    (id, primary_key), (price), (key), (plain), (binary), (maybe))

inline constexpr auto special_schema = orm::schema(specials);

enum class mood { sad, ok, happy };
ORM_ENUM(mood, sad, ok, happy)

struct tide {
    std::int64_t                                id{};
    std::int16_t                                height{};
    integration::postgres::mood                 mood = mood::ok;
    std::string                                 harbour;
    std::optional<bool>                         spring;
    std::chrono::sys_time<std::chrono::seconds> at{};
};
ORM_TABLE(tides, tide, "tides",
    (id, primary_key), (height), (mood), (harbour), (spring), (at))

using namespace orm::dsl;

/// What a query of one column answers, read into a member of that type.
template <class Member>
Member read(orm::postgres::database& db, std::string_view sql) {
    constexpr std::array fields{orm::make_field<Member>(0, {}, "column")};
    Member               member{};
    auto                 query = db.backend().prepare(sql);
    query.start({});
    BOOST_REQUIRE(query.next());
    query.read({fields}, &member);
    return member;
}

/// Numbers of up to 45 digits before the point and 40 behind it.
std::vector<std::string> random_decimals() {
    std::mt19937_64          random(1);
    std::vector<std::string> texts;
    auto const               digit = [&] {
        return random() % 3 == 0 ? '0' : static_cast<char>('0' + random() % 10);
    };
    while (texts.size() != 500) {
        std::string text(random() % 45 + 1, '0');
        for (char& each : text) each = digit();
        text.erase(0, std::min(text.find_first_not_of('0'), text.size() - 1));
        if (random() % 2 == 0) {
            text += '.';
            for (auto fraction = random() % 40 + 1; fraction != 0; --fraction) text += digit();
        }
        bool const zero = text.find_first_not_of("0.") == std::string::npos;
        if (random() % 2 == 0 && !zero) text.insert(0, "-");
        texts.push_back(text);
    }
    return texts;
}

BOOST_AUTO_TEST_SUITE(integration_postgres_types)

BOOST_AUTO_TEST_CASE(columns_of_the_engines_own_types) {
    auto db = empty_database();
    db.create(special_schema);
    BOOST_TEST(db.backend().query("select string_agg(format_type(atttypid, atttypmod), ' ' order "
                                  "by attnum) from pg_attribute where attnum > 0 and "
                                  "attrelid = 'specials'::regclass") ==
               "bigint numeric uuid json jsonb numeric");
    special const first{.id     = 1,
                        .price  = {"12345678901234567890123456789012345678.90"},
                        .key    = {"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"},
                        .plain  = {R"({"b":1,  "a":[]})"},
                        .binary = {R"({"a": [], "b": 1})"},
                        .maybe  = amount{"-0.00000000000000000000000000000000000001"}};
    db.insert(first);
    BOOST_TEST((*db.find(specials, 1) == first));
    db.insert(std::vector<special>{{.id = 2}, {.id = 3, .price = {"5.0"}, .maybe = amount{"7"}}});
    BOOST_TEST((*db.find(specials, 2) == special{.id = 2}));

    using ids       = std::vector<std::int64_t>;
    auto const find = [&](auto condition) {
        return db.all(select(specials.id).from(specials).where(condition).order_by(specials.id));
    };
    BOOST_TEST((find(eq(specials.price, first.price)) == ids{1}));
    BOOST_TEST((find(eq(specials.key, first.key)) == ids{1}));
    BOOST_TEST((find(eq(specials.binary, jsonb_text{R"({"b":1,"a":[]})"})) == ids{1}));
    BOOST_TEST((find(in(specials.price, std::vector{amount{"0.00"}, amount{"5"}})) == ids{2, 3}));
    BOOST_TEST((find(in(specials.key, std::vector{first.key})) == ids{1}));
    BOOST_TEST((find(in(specials.binary, std::vector{first.binary})) == ids{1}));
    BOOST_TEST((find(is_not_distinct_from(specials.maybe, std::optional<amount>())) == ids{2}));
    BOOST_TEST((db.one(select(max(specials.price)).from(specials)).value() == first.price));
    BOOST_CHECK_THROW(find(eq(specials.price, amount{"1,5"})), orm::encode_error);
    BOOST_CHECK_THROW(find(eq(specials.key, uuid{"not one"})), orm::encode_error);
    BOOST_TEST(db.healthy());
}

BOOST_AUTO_TEST_CASE(numerics_survive_whatever_their_size) {
    auto db    = empty_database();
    auto both  = db.backend().prepare("select $1");
    auto there = db.backend().prepare("select $1::text");
    auto back  = db.backend().prepare("select $1::numeric");

    constexpr std::array fields{orm::make_field<std::string>(0, {}, "number")};
    auto const           answer = [&](auto& statement, orm::value given) {
        std::string text;
        statement.start(std::array{given});
        BOOST_REQUIRE(statement.next());
        statement.read({fields}, &text);
        statement.finish();
        return text;
    };
    auto const numeric = [](std::string const& text) {
        return orm::value::of_text(text).as(orm::sql_type::numeric);
    };

    auto texts = random_decimals();
    texts.insert(texts.end(), {"0",
                               "0.0000",
                               "1",
                               "-1",
                               "10",
                               "9999",
                               "10000",
                               "10001",
                               "99999999",
                               "100000000",
                               "0.1",
                               "0.0001",
                               "0.00001",
                               "-0.00010000",
                               "1234.5678",
                               "12345.67890",
                               "1000000000000.000000001",
                               "NaN",
                               std::string(38, '9'),
                               "-" + std::string(37, '9') + ".9",
                               std::string(1'000, '7'),
                               "0." + std::string(999, '0') + "1"});
    // Each way against the server's own.
    for (std::string const& text : texts) {
        BOOST_TEST(answer(both, numeric(text)) == text);
        BOOST_TEST(answer(there, numeric(text)) == text);
        BOOST_TEST(answer(back, orm::value::of_text(text)) == text);
    }
    std::vector<std::pair<std::string, std::string>> const spellings{
        {"1e3", "1000"}, {"1.50e1", "15.0"}, {"12E-4", "0.0012"}, {"+7", "7"}, {".5", "0.5"},
        {"5.", "5"},     {"007", "7"},       {"-0", "0"},         {"0e9", "0"}};
    for (auto const& [given, stored] : spellings)
        BOOST_TEST(answer(both, numeric(given)) == stored);
    for (std::string const wrong :
         {"", "-", ".", "1.2.3", "1e", "1e99999999", "0x10", " 1", "1 ", "nan", "--1", "e5"})
        BOOST_CHECK_THROW(answer(both, numeric(wrong)), orm::encode_error);
    if (db.backend().version() >= 140'000) {
        BOOST_TEST(read<std::string>(db, "select 'infinity'::numeric") == "Infinity");
        BOOST_TEST(read<std::string>(db, "select '-infinity'::numeric") == "-Infinity");
    }
}

BOOST_AUTO_TEST_CASE(numbers_are_read_where_they_fit) {
    auto db = empty_database();
    BOOST_TEST(read<std::int64_t>(db, "select 7::smallint") == 7);
    BOOST_TEST(read<std::int64_t>(db, "select 12.00::numeric") == 12);
    BOOST_TEST(read<std::int64_t>(db, "select (-9223372036854775808)::numeric") ==
               std::numeric_limits<std::int64_t>::min());
    BOOST_TEST(read<double>(db, "select 0.1::numeric") == 0.1);
    BOOST_TEST(read<double>(db, "select 0.5::real") == 0.5);
    BOOST_TEST(read<double>(db, "select 3::int") == 3.0);
    BOOST_TEST(read<float>(db, "select 0.5::float8") == 0.5F);
    BOOST_CHECK_THROW(read<std::int64_t>(db, "select 12.5::numeric"), orm::decode_error);
    BOOST_CHECK_THROW(read<std::int64_t>(db, "select 9223372036854775808::numeric"),
                      orm::decode_error);
    BOOST_CHECK_THROW(read<std::int16_t>(db, "select 40000::int"), orm::decode_error);
    BOOST_CHECK_THROW(read<std::uint8_t>(db, "select -1::int"), orm::decode_error);
    BOOST_CHECK_THROW(read<double>(db, "select 9007199254740993::bigint"), orm::decode_error);
    BOOST_CHECK_THROW(read<float>(db, "select 1e300::float8"), orm::decode_error);
    BOOST_CHECK_THROW(read<std::int64_t>(db, "select '7'::text"), orm::decode_error);
    BOOST_CHECK_THROW(read<std::int64_t>(db, "select 7::float8"), orm::decode_error);
    BOOST_CHECK_THROW(read<std::string>(db, "select 7"), orm::decode_error);
    BOOST_CHECK_THROW(read<bool>(db, "select 1"), orm::decode_error);
    BOOST_CHECK_THROW(read<std::int64_t>(db, "select null::bigint"), orm::decode_error);
    BOOST_CHECK_THROW(read<std::int64_t>(db, "select array[1, 2]"), orm::decode_error);
    BOOST_CHECK_THROW(read<std::string>(db, "select '(1,2)'::point"), orm::decode_error);
}

BOOST_AUTO_TEST_CASE(what_a_member_cannot_hold_is_told_with_its_place) {
    struct wrong {
        std::string column;
        std::string value;
        std::string held;
    };
    auto db = empty_database();
    db.backend().run_script(
        "create table tides (id bigint, height int, mood text, harbour text, spring smallint,"
        "                    at timestamptz);"
        "insert into tides select n, 5, 'sad', 'Brest', null, 'epoch'"
        " from generate_series(1, 2) n");
    for (auto const& [column, value, held] :
         {wrong{"height", "40000", "another integer"}, wrong{"height", "null", "null"},
          wrong{"mood", "'elated'", "text"}, wrong{"mood", "null", "null"},
          wrong{"harbour", "null", "null"}, wrong{"spring", "1", "smallint"},
          wrong{"at", "'infinity'", "another timestamp"},
          wrong{"at", "'epoch'::timestamptz + '1 ms'", ""}}) {
        BOOST_TEST_CONTEXT(column << " = " << value) {
            db.backend().run_script(
                "delete from tides where id = 3; insert into tides values (3, 5, 'sad', 'Brest',"
                " null, 'epoch'); update tides set " +
                column + " = " + value + " where id = 3");
            auto const told = [&, &place = column, &what = held](std::int64_t row) {
                return [=](orm::decode_error const& thrown) {
                    BOOST_TEST(thrown.table() == "tides");
                    BOOST_TEST(thrown.column() == place);
                    BOOST_TEST(thrown.row() == row);
                    if (!what.empty()) BOOST_TEST(thrown.held() == what);
                    return std::string_view(thrown.what()).find("tides." + place) !=
                           std::string_view::npos;
                };
            };
            auto const all = select().from(tides).order_by(tides.id);
            BOOST_CHECK_EXCEPTION(db.all(all), orm::decode_error, told(3));
            BOOST_CHECK_EXCEPTION(db.find(tides, 3), orm::decode_error, told(1));
            std::int64_t seen = 0;
            BOOST_CHECK_EXCEPTION(for (auto const& each : db.stream(all)) seen = each.id,
                                  orm::decode_error, told(3));
            BOOST_TEST(seen == 2);
            BOOST_TEST(db.find(tides, 2)->harbour == "Brest");
        }
    }
}

BOOST_AUTO_TEST_CASE(texts_of_all_types) {
    auto db = empty_database();
    BOOST_TEST(read<std::string>(db, "select 'a'::varchar(5)") == "a");
    BOOST_TEST(read<std::string>(db, "select 'a'::char(3)") == "a  ");
    BOOST_TEST(read<std::string>(db, "select 'a'::name") == "a");
    BOOST_TEST(read<std::string>(db, "select 'a'") == "a");
    BOOST_TEST(read<std::string>(db, "select '1.2.3.4'::inet") == "1.2.3.4");
    BOOST_TEST(read<std::string>(db, "select '[1,2]'::int4range") == "[1,3)");
    BOOST_TEST(read<std::string>(db, "select '[1]'::json") == "[1]");
    BOOST_TEST(read<std::string>(db, "select '[ 1 ]'::jsonb") == "[1]");
    BOOST_TEST(read<std::string>(db, "select 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'::uuid") ==
               "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11");
}

BOOST_AUTO_TEST_CASE(enums_of_the_database_are_read_by_name) {
    auto db = empty_database();
    db.backend().run_script(
        "create type mood as enum ('sad', 'ok', 'happy', 'elated'); "
        "create type point3 as (x int, y int); create domain word as text");
    BOOST_TEST((read<mood>(db, "select 'happy'::mood") == mood::happy));
    BOOST_TEST(read<std::string>(db, "select 'ok'::mood") == "ok");
    BOOST_TEST(read<std::string>(db, "select 'a'::word") == "a");
    BOOST_TEST((read<std::optional<mood>>(db, "select null::mood") == std::nullopt));
    BOOST_CHECK_THROW(read<mood>(db, "select 'elated'::mood"), orm::decode_error);
    BOOST_CHECK_THROW(read<std::string>(db, "select row(1, 2)::point3"), orm::decode_error);

    // Also while rows are still coming, from a type that was not seen before.
    db.backend().run_script("drop type mood; create type mood as enum ('sad', 'ok')");
    auto query = db.backend().prepare(
        "select (case when n % 2 = 0 then 'sad' else 'ok' end)::mood from generate_series(1, 9) n");
    constexpr std::array fields{orm::make_field<mood>(0, {}, "mood")};
    int                  sad = 0;
    query.start({}, orm::fetching::one_by_one);
    while (query.next()) {
        mood one{};
        query.read({fields}, &one);
        sad += one == mood::sad;
    }
    BOOST_TEST(sad == 4);
}

BOOST_AUTO_TEST_CASE(moments_that_no_member_holds_are_refused) {
    using namespace std::chrono;
    using moment      = sys_time<microseconds>;
    using time_of_day = hh_mm_ss<microseconds>;
    auto         db   = empty_database();
    moment const leap = sys_days(2024y / 2 / 29);
    BOOST_TEST((read<moment>(db, "select '2024-02-29 12:00:00.000001+02'::timestamptz") ==
                leap + 10h + 1us));
    BOOST_TEST((read<moment>(db, "select '2024-02-29 12:00:00'::timestamp") == leap + 12h));
    BOOST_TEST((read<sys_seconds>(db, "select '2024-02-29 12:00:00Z'::timestamptz") == leap + 12h));
    BOOST_TEST((read<sys_days>(db, "select '0001-01-01'::date") == sys_days(1y / 1 / 1)));
    BOOST_TEST((read<minutes>(db, "select '2 days -03:00'::interval") == 45h));
    BOOST_TEST(
        (read<time_of_day>(db, "select '23:59:59.999999'::time").to_duration() == 24h - 1us));
    for (auto const* sql : {"select 'infinity'::timestamptz", "select '-infinity'::timestamp",
                            "select '4000-01-01 BC'::timestamptz",
                            "select '20000-01-01'::timestamp", "select '2024-01-01'::date"})
        BOOST_CHECK_THROW(read<moment>(db, sql), orm::decode_error);
    for (auto const* sql : {"select 'infinity'::date", "select '-infinity'::date",
                            "select '10000-01-01'::date", "select '0002-01-01 BC'::date"})
        BOOST_CHECK_THROW(read<sys_days>(db, sql), orm::decode_error);
    BOOST_CHECK_THROW(read<sys_seconds>(db, "select '2024-01-01 00:00:00.5'::timestamptz"),
                      orm::decode_error);
    BOOST_CHECK_THROW(read<minutes>(db, "select '1 month'::interval"), orm::decode_error);
    BOOST_CHECK_THROW(read<minutes>(db, "select '200000000 days'::interval"), orm::decode_error);
    BOOST_CHECK_THROW(read<minutes>(db, "select '1 second'::interval"), orm::decode_error);
    BOOST_CHECK_THROW(read<time_of_day>(db, "select '24:00'::time"), orm::decode_error);
}

BOOST_AUTO_TEST_CASE(lists_of_nulls_and_of_many) {
    auto db = empty_database();
    db.create(special_schema);
    std::vector<std::int64_t> many(100'000);
    for (std::size_t at = 0; at != many.size(); ++at) many[at] = static_cast<std::int64_t>(at);
    for (std::int64_t id = 1; id != 4; ++id) db.insert(special{.id = id});
    BOOST_TEST(db.count(select().from(specials).where(in(specials.id, many))) == 3);
    // The library binds no nulls in lists; the backend could.
    orm::value const     elements[]{orm::value::of_integer(1), orm::value::of_null()};
    auto                 query = db.backend().prepare("select $1 = array[1, null]::smallint[]");
    constexpr std::array fields{orm::make_field<bool>(0, {}, "same")};
    bool                 same = false;
    query.start(std::array{orm::value::of_list(elements, 2, orm::sql_type::smallint)});
    BOOST_REQUIRE(query.next());
    query.read({fields}, &same);
    BOOST_TEST(same);
}

BOOST_AUTO_TEST_CASE(a_group_with_another_value_than_the_selected_one_is_refused) {
    auto db = empty_database();
    db.create(special_schema);
    auto const by = [&](int selected, int grouped) {
        return db.all(select(modulo(specials.id, selected), count())
                          .from(specials)
                          .group_by(modulo(specials.id, grouped)));
    };
    BOOST_TEST(by(2, 2).empty());
    BOOST_CHECK_THROW(by(2, 3), orm::usage_error);
    auto const some = [&](int selected, int grouped) {
        return db.all(select(modulo(specials.id, selected), count())
                          .from(specials)
                          .where(when(selected > 5, gt(specials.id, 1)))
                          .group_by(modulo(specials.id, grouped)));
    };
    BOOST_TEST(some(2, 2).empty());
    BOOST_TEST(some(7, 7).empty());
    BOOST_CHECK_THROW(some(2, 3), orm::usage_error);
    BOOST_CHECK_THROW(some(7, 3), orm::usage_error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration::postgres
