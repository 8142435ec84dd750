// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/sqlite/statement.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <cfloat>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <orm/backend/error.hpp>
#include <orm/backend/sqlite/connection.hpp>

using namespace orm;
using sqlite::connection;

namespace {

template <class Member>
constexpr member_type type_of = member_type::converted;
template <>
constexpr member_type type_of<bool> = member_type::boolean;
template <>
constexpr member_type type_of<std::int8_t> = member_type::int8;
template <>
constexpr member_type type_of<std::int16_t> = member_type::int16;
template <>
constexpr member_type type_of<std::int32_t> = member_type::int32;
template <>
constexpr member_type type_of<std::int64_t> = member_type::int64;
template <>
constexpr member_type type_of<std::uint8_t> = member_type::uint8;
template <>
constexpr member_type type_of<std::uint16_t> = member_type::uint16;
template <>
constexpr member_type type_of<std::uint32_t> = member_type::uint32;
template <>
constexpr member_type type_of<std::uint64_t> = member_type::uint64;
template <>
constexpr member_type type_of<float> = member_type::float32;
template <>
constexpr member_type type_of<double> = member_type::float64;
template <>
constexpr member_type type_of<std::string> = member_type::text;
template <>
constexpr member_type type_of<std::vector<std::byte>> = member_type::blob;

template <class Member>
constexpr bool is_optional = false;
template <class Member>
constexpr bool is_optional<std::optional<Member>> = true;

template <class Member>
constexpr field field_of() {
    if constexpr (is_optional<Member>) {
        return {.type     = type_of<typename Member::value_type>,
                .nullable = true,
                .table    = "t",
                .column   = "c"};
    } else {
        return {.type = type_of<Member>, .table = "t", .column = "c"};
    }
}

struct in_memory {
    connection db{":memory:"};

    /// The only column of the only row of a query.
    template <class Member>
    Member read(std::string_view sql, std::vector<value> const& values = {}, Member into = {}) {
        std::array const  fields{field_of<Member>()};
        sqlite::statement query = db.prepare(sql);
        query.start(values);
        BOOST_TEST_REQUIRE(query.next());
        query.read({fields}, &into);
        BOOST_TEST(!query.next());
        query.finish();
        return into;
    }

    template <class Member>
    Member echo(value const& given) {
        return read<Member>("select ?1", {given});
    }

    template <class Member>
    void refuses(std::string_view sql, std::string_view held) {
        try {
            read<Member>(sql);
            BOOST_ERROR("no decode_error: " << sql);
        } catch (decode_error const& failure) {
            BOOST_TEST(failure.table() == "t");
            BOOST_TEST(failure.column() == "c");
            BOOST_TEST(failure.row() == 1);
            BOOST_TEST(failure.held() == held);
            BOOST_TEST(failure.sql() == sql);
        }
    }

    /// What lies on the limits is read, what lies one past them is not.
    template <class Member>
    void check_range() {
        using limits      = std::numeric_limits<Member>;
        auto const number = [](auto limit) { return "select " + std::to_string(limit); };
        BOOST_TEST(read<Member>(number(limits::min())) == limits::min());
        BOOST_TEST(read<Member>(number(limits::max())) == limits::max());
        BOOST_TEST(read<std::optional<Member>>(number(limits::max())).value() == limits::max());
        refuses<Member>(number(std::int64_t{limits::min()} - 1), "another integer");
        refuses<Member>(number(std::int64_t{limits::max()} + 1), "another integer");
        refuses<std::optional<Member>>(number(std::int64_t{limits::max()} + 1), "another integer");
        check_types<Member>();
    }

    /// An integer member takes integers alone.
    template <class Member>
    void check_types() {
        refuses<Member>("select 'abc'", "text");
        refuses<Member>("select '1'", "text");
        refuses<Member>("select 1.0", "real");
        refuses<Member>("select 1e300", "real");
        refuses<Member>("select x'01'", "blob");
        refuses<Member>("select null", "null");
        BOOST_TEST(!read<std::optional<Member>>("select null", {}, Member{1}));
        refuses<std::optional<Member>>("select 'abc'", "text");
    }
};

std::vector<std::byte> bytes(std::initializer_list<int> numbers) {
    std::vector<std::byte> result;
    for (int number : numbers) result.push_back(static_cast<std::byte>(number));
    return result;
}

constexpr auto highest = std::numeric_limits<std::int64_t>::max();
constexpr auto lowest  = std::numeric_limits<std::int64_t>::min();

}  // namespace

BOOST_FIXTURE_TEST_SUITE(backend_sqlite_statement, in_memory)

BOOST_AUTO_TEST_CASE(integers_keep_to_their_range) {
    check_range<std::int8_t>();
    check_range<std::int16_t>();
    check_range<std::int32_t>();
    check_range<std::uint8_t>();
    check_range<std::uint16_t>();
    check_range<std::uint32_t>();
    check_types<std::int64_t>();
    check_types<std::uint64_t>();
    BOOST_TEST(echo<std::int64_t>(value::of_integer(highest)) == highest);
    BOOST_TEST(echo<std::int64_t>(value::of_integer(lowest)) == lowest);
    BOOST_TEST(echo<std::uint64_t>(value::of_integer(highest)) == std::uint64_t{highest});
    refuses<std::uint64_t>("select -1", "another integer");
}

BOOST_AUTO_TEST_CASE(a_boolean_is_zero_or_one) {
    BOOST_TEST(read<bool>("select 1"));
    BOOST_TEST(!read<bool>("select 0"));
    BOOST_TEST(echo<bool>(value::of_integer(1, storage::boolean)));
    BOOST_TEST(read<std::optional<bool>>("select 1").value());
    BOOST_TEST(!read<std::optional<bool>>("select null", {}, true));
    refuses<bool>("select 2", "another integer");
    refuses<bool>("select -1", "another integer");
    refuses<bool>("select 256", "another integer");
    refuses<bool>("select 'true'", "text");
    refuses<bool>("select null", "null");
}

BOOST_AUTO_TEST_CASE(reals_are_kept_to_the_last_bit) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    for (double number : {0.1, -1e-300, DBL_MAX, DBL_MIN, DBL_TRUE_MIN, infinity, -infinity})
        BOOST_TEST(echo<double>(value::of_real(number)) == number);
    for (float number : {0.1F, FLT_MAX, -FLT_MAX, FLT_TRUE_MIN})
        BOOST_TEST(echo<float>(value::of_real(static_cast<double>(number))) == number);
    BOOST_TEST(std::isinf(read<float>("select 9e999")));
    BOOST_TEST(read<std::optional<float>>("select 0.5").value() == 0.5F);
    BOOST_TEST(read<std::optional<double>>("select 0.5").value() == 0.5);
    BOOST_TEST(!read<std::optional<double>>("select null", {}, 1.0));
    refuses<float>("select 1e39", "another real");
    refuses<double>("select '1.5'", "text");
    refuses<double>("select x'00'", "blob");
    refuses<double>("select null", "null");
    refuses<float>("select null", "null");
}

BOOST_AUTO_TEST_CASE(a_real_takes_an_integer_that_it_holds_exactly) {
    BOOST_TEST(read<double>("select 3") == 3.0);
    BOOST_TEST(read<double>("select 9007199254740992") == 9007199254740992.0);
    BOOST_TEST(read<double>("select -9007199254740992") == -9007199254740992.0);
    BOOST_TEST(read<std::optional<double>>("select 3").value() == 3.0);
    BOOST_TEST(read<float>("select 16777216") == 16777216.0F);
    refuses<double>("select 9007199254740993", "another integer");
    refuses<double>("select 9223372036854775807", "another integer");
    refuses<double>("select -9007199254740993", "another integer");
    refuses<float>("select 16777217", "another integer");
}

BOOST_AUTO_TEST_CASE(text_is_bytes_of_any_kind) {
    using namespace std::string_literals;
    std::string const samples[] = {""s,
                                   "a"s,
                                   "a\0b"s,
                                   "'; drop table t; --"s,
                                   "\u20ac\U0001F600"s,
                                   std::string(100'000, 'x'),
                                   "exactly 15 char"s,
                                   "and just sixteen"s};
    for (std::string const& text : samples) {
        BOOST_TEST(echo<std::string>(value::of_text(text)) == text);
        BOOST_TEST(echo<std::optional<std::string>>(value::of_text(text)).value() == text);
        // Into a member that holds something already.
        for (std::string_view before : {"old", "old text that is rather long, too"}) {
            std::string const old(before);
            BOOST_TEST(read<std::string>("select ?1", {value::of_text(text)}, old) == text);
            BOOST_CHECK(
                read<std::optional<std::string>>("select ?1", {value::of_text(text)}, old) == text);
        }
    }
    refuses<std::string>("select 1", "integer");
    refuses<std::string>("select 1.5", "real");
    refuses<std::string>("select x'61'", "blob");
    refuses<std::string>("select null", "null");
    BOOST_TEST(!read<std::optional<std::string>>("select null", {}, "old").has_value());
}

BOOST_AUTO_TEST_CASE(an_empty_view_is_text_and_not_null) {
    BOOST_TEST(echo<std::string>(value::of_text({})).empty());
    BOOST_TEST(read<std::string>("select typeof(?1)", {value::of_text({})}) == "text");
    BOOST_TEST(read<std::string>("select typeof(?1)", {value::of_blob(nullptr, 0)}) == "blob");
    BOOST_TEST(read<std::string>("select typeof(?1)", {value::of_null()}) == "null");
}

BOOST_AUTO_TEST_CASE(text_of_a_utf16_database_is_utf8) {
    db.run_script("pragma encoding = 'UTF-16le'; create table t (c text)");
    auto insert = db.prepare("insert into t values (?1)");
    insert.start(std::array{value::of_text("\u20ac and \U0001F600")});
    BOOST_TEST(!insert.next());
    BOOST_TEST(read<std::string>("select c from t") == "\u20ac and \U0001F600");
}

BOOST_AUTO_TEST_CASE(blobs_are_bytes) {
    using blob          = std::vector<std::byte>;
    blob const  content = bytes({0, 1, 255, 0});
    value const given   = value::of_blob(content.data(), content.size());
    BOOST_CHECK(echo<blob>(given) == content);
    BOOST_CHECK(echo<std::optional<blob>>(given) == content);
    BOOST_CHECK(read<blob>("select ?1", {given}, bytes({1, 2, 3, 4, 5, 6})) == content);
    BOOST_CHECK(read<std::optional<blob>>("select ?1", {given}, bytes({1})) == content);
    BOOST_TEST(read<blob>("select zeroblob(10000)").size() == 10'000U);
    refuses<blob>("select 'abc'", "text");
    refuses<blob>("select 1", "integer");
    refuses<blob>("select null", "null");
}

BOOST_AUTO_TEST_CASE(an_empty_blob_is_not_null) {
    using blob = std::vector<std::byte>;
    BOOST_TEST(read<blob>("select x''", {}, bytes({1})).empty());
    BOOST_TEST(read<std::optional<blob>>("select x''").has_value());
    BOOST_TEST(!read<std::optional<blob>>("select null", {}, bytes({1})).has_value());
}

BOOST_AUTO_TEST_CASE(times_are_stored_as_text) {
    auto const stored = [&](storage kind, std::int64_t number) {
        return echo<std::string>(value::of_integer(number, kind));
    };
    BOOST_TEST(stored(storage::date, 0) == "1970-01-01");
    BOOST_TEST(stored(storage::time, 1'500'000) == "00:00:01.5");
    BOOST_TEST(stored(storage::timestamp, -1'000'000) == "1969-12-31 23:59:59");
    BOOST_TEST(stored(storage::interval, 90'000'000) == "PT90S");
}

BOOST_AUTO_TEST_CASE(a_value_without_a_text_is_refused) {
    auto query = db.prepare("select ?1, ?2");
    try {
        query.start(std::array{value::of_null(), value::of_integer(highest, storage::date)});
        BOOST_ERROR("no encode_error");
    } catch (encode_error const& failure) {
        BOOST_TEST(std::string(failure.what()).find("parameter 2") != std::string::npos);
        BOOST_TEST(failure.sql() == "select ?1, ?2");
    }
}

BOOST_AUTO_TEST_CASE(nan_is_refused_with_its_place) {
    auto         query = db.prepare("select ?1, ?2");
    double const nan   = std::numeric_limits<double>::quiet_NaN();
    try {
        query.start(std::array{value::of_null(), value::of_real(nan)});
        BOOST_ERROR("no encode_error");
    } catch (encode_error const& failure) {
        BOOST_TEST(std::string(failure.what()).find("parameter 2: NaN") != std::string::npos);
    }
    query.finish();
    query.start(std::array{value::of_null(), value::of_real(1)});
    BOOST_TEST(query.next());
}

BOOST_AUTO_TEST_CASE(what_is_too_big_is_refused) {
    std::string const big(2'000'000, 'x');
    db.run_script("create table t (c text)");
    auto query = db.prepare("insert into t values (?1 || ?1)");
    // Sizes past 32 bits must not be cut to something small.
    value huge      = value::of_text(big);
    huge.bytes.size = std::size_t{1} << 32;
    BOOST_CHECK_THROW(query.start(std::array{huge}), too_big);
    huge.kind = storage::blob;
    BOOST_CHECK_THROW(query.start(std::array{huge}), too_big);
    huge.bytes.size = (std::size_t{1} << 31) + 5;
    BOOST_CHECK_THROW(query.start(std::array{huge}), too_big);
    query.finish();
    query.start(std::array{value::of_text(big)});
    BOOST_TEST(!query.next());
    BOOST_TEST(query.affected() == 1);
}

namespace {

struct converted {
    storage      kind = storage::null;
    std::int64_t integer{};
    double       real{};
    std::string  bytes;
};

void assign_converted(void* member, value const& stored) {
    auto& into = *static_cast<converted*>(member);
    into       = {};
    into.kind  = stored.kind;
    switch (stored.kind) {
        case storage::null: break;
        case storage::real: into.real = stored.real; break;
        case storage::text:
        case storage::blob: into.bytes = stored.text(); break;
        default: into.integer = stored.integer;
    }
}

void assign_nothing(void*, value const&) { throw conversion_error("orm: Role: no such name"); }

converted convert(connection& db, std::string_view sql, storage kind,
                  field::assign_function assign = assign_converted, bool nullable = false) {
    std::array const  fields{field{.type     = member_type::converted,
                                   .nullable = nullable,
                                   .stored   = kind,
                                   .assign   = assign,
                                   .table    = "t",
                                   .column   = "c"}};
    converted         result;
    sqlite::statement query = db.prepare(sql);
    query.start({});
    BOOST_TEST_REQUIRE(query.next());
    query.read({fields}, &result);
    return result;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_converter_gets_the_kind_it_was_promised) {
    BOOST_TEST(convert(db, "select 1", storage::boolean).integer == 1);
    BOOST_TEST(convert(db, "select 7", storage::integer).integer == 7);
    BOOST_TEST(convert(db, "select 7", storage::real).real == 7.0);
    BOOST_TEST(convert(db, "select 7.5", storage::real).real == 7.5);
    BOOST_TEST(convert(db, "select 'abc'", storage::text).bytes == "abc");
    BOOST_TEST(convert(db, "select x'6162'", storage::blob).bytes == "ab");
    BOOST_TEST(convert(db, "select x''", storage::blob).bytes.empty());
    BOOST_TEST(convert(db, "select '1970-01-03'", storage::date).integer == 2);
    BOOST_TEST(convert(db, "select '00:00:01'", storage::time).integer == 1'000'000);
    BOOST_TEST(convert(db, "select '1970-01-01T00:00:01Z'", storage::timestamp).integer ==
               1'000'000);
    BOOST_TEST(convert(db, "select 'PT1S'", storage::interval).integer == 1'000'000);
    for (storage kind : {storage::boolean, storage::date, storage::time, storage::timestamp,
                         storage::interval, storage::integer}) {
        char const* const sql = kind == storage::boolean || kind == storage::integer ? "select 1"
                                : kind == storage::date      ? "select '1970-01-01'"
                                : kind == storage::time      ? "select '00:00:00'"
                                : kind == storage::timestamp ? "select '1970-01-01 00:00:00'"
                                                             : "select 'PT0S'";
        BOOST_CHECK(convert(db, sql, kind).kind == kind);
    }
}

BOOST_AUTO_TEST_CASE(a_converter_without_a_kind_gets_what_the_column_holds) {
    BOOST_CHECK(convert(db, "select 1", storage::null).kind == storage::integer);
    BOOST_CHECK(convert(db, "select 1.5", storage::null).kind == storage::real);
    BOOST_CHECK(convert(db, "select 'a'", storage::null).kind == storage::text);
    BOOST_CHECK(convert(db, "select x'00'", storage::null).kind == storage::blob);
}

BOOST_AUTO_TEST_CASE(a_converter_gets_nothing_else) {
    std::pair<char const*, storage> const wrong[] = {
        {"select 2", storage::boolean},        {"select 'x'", storage::boolean},
        {"select 'x'", storage::integer},      {"select 1.0", storage::integer},
        {"select 'x'", storage::real},         {"select 9007199254740993", storage::real},
        {"select 1", storage::text},           {"select x'00'", storage::text},
        {"select 'x'", storage::blob},         {"select 5", storage::date},
        {"select 'x'", storage::date},         {"select '2026-02-30'", storage::date},
        {"select '24:00:00'", storage::time},  {"select x'00'", storage::time},
        {"select 'soon'", storage::timestamp}, {"select 1.5", storage::timestamp},
        {"select '1 day'", storage::interval}, {"select null", storage::text},
        {"select null", storage::null},
    };
    for (auto const& [sql, kind] : wrong) BOOST_CHECK_THROW(convert(db, sql, kind), decode_error);
}

BOOST_AUTO_TEST_CASE(a_nullable_converter_gets_null) {
    BOOST_CHECK(convert(db, "select null", storage::text, assign_converted, true).kind ==
                storage::null);
}

BOOST_AUTO_TEST_CASE(a_refusal_of_a_converter_gets_its_place) {
    try {
        convert(db, "select 'secret'", storage::text, assign_nothing);
        BOOST_ERROR("no decode_error");
    } catch (decode_error const& failure) {
        BOOST_TEST(failure.what() ==
                   "orm: t.c holds text in row 1 that does not convert: Role: no such name "
                   "in: select 'secret'");
        BOOST_TEST(failure.row() == 1);
    }
}

BOOST_AUTO_TEST_CASE(an_error_names_types_and_never_contents) {
    db.run_script("create table t (c); insert into t values (1), ('secret')");
    std::array const fields{field_of<std::int64_t>()};
    auto             query = db.prepare("select c from t order by rowid");
    std::int64_t     into  = 0;
    query.start({});
    BOOST_TEST_REQUIRE(query.next());
    query.read({fields}, &into);
    BOOST_TEST_REQUIRE(query.next());
    try {
        query.read({fields}, &into);
        BOOST_ERROR("no decode_error");
    } catch (decode_error const& failure) {
        BOOST_TEST(failure.row() == 2);
        BOOST_TEST(failure.what() ==
                   "orm: t.c holds text in row 2, where int64 is wanted in: "
                   "select c from t order by rowid");
    }
    BOOST_TEST(into == 1);

    // And the statement runs again, from its first row.
    query.finish();
    db.run_script("update t set c = 'secret'");
    query.start({});
    BOOST_TEST_REQUIRE(query.next());
    try {
        query.read({fields}, &into);
        BOOST_ERROR("no decode_error");
    } catch (decode_error const& failure) {
        BOOST_TEST(failure.row() == 1);
    }
}

BOOST_AUTO_TEST_CASE(a_column_without_a_name_in_the_layout_has_that_of_the_query) {
    std::array const fields{field{.type = member_type::int64}};
    auto             query = db.prepare("select 'x' as total");
    std::int64_t     into  = 0;
    query.start({});
    BOOST_TEST_REQUIRE(query.next());
    try {
        query.read({fields}, &into);
        BOOST_ERROR("no decode_error");
    } catch (decode_error const& failure) {
        BOOST_TEST(failure.column() == "total");
        BOOST_TEST(failure.table().empty());
    }
}

namespace {

struct person {
    std::int64_t               id{};
    std::optional<std::string> name;
};

struct pair_of_people {
    person                first;
    std::optional<person> second;
};

void* emplace_person(void* place) { return &static_cast<std::optional<person>*>(place)->emplace(); }

constexpr field person_fields[] = {
    {.type = member_type::int64, .offset = offsetof(person, id), .table = "t", .column = "id"},
    {.type     = member_type::text,
     .nullable = true,
     .offset   = offsetof(person, name),
     .table    = "t",
     .column   = "name"},
    {.type = member_type::int64, .offset = offsetof(person, id), .table = "u", .column = "id"},
    {.type     = member_type::text,
     .nullable = true,
     .offset   = offsetof(person, name),
     .table    = "u",
     .column   = "name"},
};

constexpr row_part pair_parts[] = {
    {.fields = 2, .offset = offsetof(pair_of_people, first)},
    {.fields = 2, .offset = offsetof(pair_of_people, second), .emplace = emplace_person},
};

pair_of_people read_pair(connection& db, std::string_view sql) {
    pair_of_people result;
    auto           query = db.prepare(sql);
    query.start({});
    BOOST_TEST_REQUIRE(query.next());
    query.read({person_fields, pair_parts}, &result);
    return result;
}

}  // namespace

BOOST_AUTO_TEST_CASE(parts_of_a_row_go_to_their_places) {
    auto const both = read_pair(db, "select 1, 'a', 2, 'b'");
    BOOST_TEST(both.first.id == 1);
    BOOST_TEST(both.first.name.value() == "a");
    BOOST_TEST_REQUIRE(both.second.has_value());
    BOOST_TEST(both.second->id == 2);
    BOOST_TEST(both.second->name.value() == "b");
    BOOST_TEST(!read_pair(db, "select 1, null, 2, null").second->name);
}

BOOST_AUTO_TEST_CASE(a_part_that_an_outer_join_leaves_out_stays_empty) {
    auto const alone = read_pair(db, "select 1, null, null, null");
    BOOST_TEST(alone.first.id == 1);
    BOOST_TEST(!alone.second);
}

BOOST_AUTO_TEST_CASE(a_part_with_any_value_is_there_and_must_be_right) {
    BOOST_CHECK_THROW(read_pair(db, "select 1, null, null, 'b'"), decode_error);
    // Only a part that may be missing may be null throughout.
    BOOST_CHECK_THROW(read_pair(db, "select null, null, 2, 'b'"), decode_error);
}

BOOST_AUTO_TEST_CASE(the_number_of_columns_must_be_that_of_the_layout) {
    std::array const fields{field_of<std::int64_t>()};
    std::int64_t     into  = 0;
    auto             query = db.prepare("select 1, 2");
    query.start({});
    BOOST_TEST_REQUIRE(query.next());
    BOOST_CHECK_THROW(query.read({fields}, &into), schema_mismatch);
    BOOST_TEST(into == 0);
}

BOOST_AUTO_TEST_CASE(a_table_altered_meanwhile_is_noticed) {
    db.run_script("create table t (a); insert into t values (1)");
    std::array const fields{field_of<std::int64_t>()};
    std::int64_t     into  = 0;
    auto             query = db.prepare("select * from t");
    query.start({});
    BOOST_TEST_REQUIRE(query.next());
    query.read({fields}, &into);
    query.finish();
    db.run_script("alter table t add column b default 'x'");
    query.start({});
    BOOST_TEST_REQUIRE(query.next());
    BOOST_CHECK_THROW(query.read({fields}, &into), schema_mismatch);
}

BOOST_AUTO_TEST_CASE(the_number_of_values_must_be_that_of_the_parameters) {
    auto query = db.prepare("select ?1, ?2");
    BOOST_TEST(query.parameters() == 2);
    BOOST_CHECK_THROW(query.start({}), misuse);
    BOOST_CHECK_THROW(query.start(std::array{value::of_null()}), misuse);
    BOOST_CHECK_THROW(query.start(std::vector(3, value::of_null())), misuse);
    BOOST_CHECK_NO_THROW(query.start(std::vector(2, value::of_null())));
}

BOOST_AUTO_TEST_CASE(calls_in_the_wrong_order_are_refused) {
    std::array const fields{field_of<std::int64_t>()};
    std::int64_t     into  = 0;
    auto             query = db.prepare("select 1");
    BOOST_TEST(!query.next());                               // not started
    BOOST_CHECK_THROW(query.read({fields}, &into), misuse);  // not started
    query.start({});
    BOOST_CHECK_THROW(query.read({fields}, &into), misuse);  // no row yet
    BOOST_CHECK_THROW(query.start({}), misuse);              // not finished
    BOOST_TEST(query.next());
    BOOST_CHECK_NO_THROW(query.read({fields}, &into));
    BOOST_TEST(!query.next());
    BOOST_CHECK_THROW(query.read({fields}, &into), misuse);  // past the end
    BOOST_CHECK_THROW(query.start({}), misuse);
    query.finish();
    BOOST_CHECK_NO_THROW(query.start({}));
}

BOOST_AUTO_TEST_CASE(a_finished_statement_does_not_run_again_by_itself) {
    db.run_script("create table t (a)");
    auto insert = db.prepare("insert into t values (1)");
    insert.start({});
    BOOST_TEST(!insert.next());
    BOOST_TEST(!insert.next());
    insert.finish();
    BOOST_TEST(!insert.next());
    BOOST_TEST(read<std::int64_t>("select count(*) from t") == 1);
}

BOOST_AUTO_TEST_CASE(a_failed_statement_does_not_run_again_by_itself) {
    db.run_script("create table t (a integer primary key); insert into t values (1)");
    auto insert = db.prepare("insert into t values (?1)");
    insert.start(std::array{value::of_integer(1)});
    BOOST_CHECK_THROW(insert.next(), unique_violation);
    BOOST_TEST(!insert.next());
    insert.finish();
    insert.start(std::array{value::of_integer(2)});
    BOOST_TEST(!insert.next());
    BOOST_TEST(insert.affected() == 1);
}

BOOST_AUTO_TEST_CASE(rows_changed_are_counted) {
    db.run_script("create table t (a)");
    auto const affected = [&](std::string_view sql) {
        auto query = db.prepare(sql);
        query.start({});
        while (query.next()) {
        }
        return query.affected();
    };
    BOOST_TEST(affected("insert into t values (1), (2), (3)") == 3);
    BOOST_TEST(affected("create table u (a)") == 0);
    BOOST_TEST(affected("select * from t") == 0);
    BOOST_TEST(affected("/* all */ UPDATE t set a = 0") == 3);
    BOOST_TEST(affected("insert into u select a from t returning a") == 3);
    BOOST_TEST(affected("with x as (select 1) delete from t") == 3);
    BOOST_TEST(affected("with x as (select 1) select * from x") == 0);
    BOOST_TEST(affected("delete from t") == 0);
    BOOST_TEST(affected("replace into t values (5)") == 1);
}

BOOST_AUTO_TEST_CASE(a_statement_knows_its_text_and_columns) {
    auto query = db.prepare("select 1 as a, 2 as b");
    BOOST_TEST(query.sql() == "select 1 as a, 2 as b");
    BOOST_TEST(query.columns() == 2);
    BOOST_TEST(query.column_name(1) == "b");
    BOOST_TEST(query.column_name(2).empty());
    BOOST_TEST(!query.writes());
    BOOST_TEST(db.prepare("create table t (a)").writes());
}

BOOST_AUTO_TEST_CASE(a_statement_moves) {
    auto              first = db.prepare("select 7");
    sqlite::statement second;
    second = std::move(first);
    second.start({});
    BOOST_TEST(second.next());
    sqlite::statement third = std::move(second);
    BOOST_TEST(!third.next());
    third.finish();
}

BOOST_AUTO_TEST_CASE(an_empty_statement_refuses_to_run) {
    sqlite::statement nothing;
    std::int64_t      into = 0;
    BOOST_CHECK_THROW(nothing.start({}), misuse);
    BOOST_TEST(!nothing.next());
    BOOST_CHECK_THROW(nothing.read({}, &into), misuse);
    nothing.finish();
    BOOST_CHECK_THROW(nothing.start({}), misuse);
    BOOST_TEST(nothing.sql().empty());
    BOOST_TEST(nothing.affected() == 0);
}

BOOST_AUTO_TEST_CASE(a_statement_may_be_destroyed_after_its_connection) {
    sqlite::statement late;
    {
        connection other(":memory:");
        late = other.prepare("select 1");
    }
}

BOOST_AUTO_TEST_CASE(what_is_run_whole_can_be_run_again_whatever_came_of_it) {
    connection db(":memory:");
    db.run_script("create table t (c integer primary key, d text)");
    auto                     insert = db.prepare("insert into t values (?, ?), (?, 'x')");
    std::vector<value> const rows{value::of_integer(1), value::of_text({}), value::of_integer(2)};
    BOOST_TEST(insert.run(rows) == 2);
    BOOST_CHECK_THROW(insert.run(rows), constraint_violation);
    insert.finish();
    BOOST_CHECK_THROW(insert.run({}), misuse);
    BOOST_TEST(
        insert.run(std::vector{value::of_integer(3), value::of_null(), value::of_integer(4)}) == 2);
    BOOST_TEST(db.prepare("create table u (c)").run({}) == 0);

    std::array const fields{field_of<std::int64_t>()};
    row_layout const layout{.fields = fields};
    std::int64_t     found = 0;
    auto             texts = db.prepare("select count(*) from t where d = ? and c > ?");
    std::array const given{value::of_text({}), value::of_integer(0)};
    BOOST_TEST(texts.first(given, layout, &found));
    BOOST_TEST(found == 1);  // an empty text without an address is none the less no null
    auto query = db.prepare("select c from t where c >= ? order by c");
    BOOST_TEST(query.first(std::array{value::of_integer(2)}, layout, &found));
    BOOST_TEST(found == 2);
    BOOST_TEST(query.first(std::array{value::of_integer(4)}, layout, &found));
    BOOST_TEST(found == 4);
    BOOST_TEST(!query.first(std::array{value::of_integer(5)}, layout, &found));
    query.finish();
    BOOST_CHECK_THROW(query.first(std::array{value::of_integer(4)}, row_layout{}, &found),
                      schema_mismatch);
    query.finish();
    auto wrong = db.prepare("select d from t order by d desc");
    BOOST_CHECK_THROW(wrong.first({}, layout, &found), decode_error);
    wrong.finish();
    db.run_script("drop table t");  // which no statement keeps open
}

namespace {

row_layout const one_person{.fields = std::span(person_fields).first(2)};

template <class Row>
struct gathered_rows {
    std::vector<Row> rows;
    std::int64_t     count = 0;

    void read(orm::sqlite::statement& from, row_layout const& layout) {
        from.read_all(
            layout, &rows,
            [](void* to) -> void* { return &static_cast<std::vector<Row>*>(to)->emplace_back(); },
            count);
    }
};

}  // namespace

BOOST_AUTO_TEST_CASE(rows_are_read_all_at_once) {
    connection db(":memory:");
    db.run_script("create table t (a, b); insert into t values (1, 'x'), (2, null), (3, 'y')");
    auto                  query = db.prepare("select a, b from t where a >= ? order by a");
    gathered_rows<person> three, none;
    query.start(std::array{value::of_integer(1)});
    three.read(query, one_person);
    BOOST_TEST(three.count == 3);
    BOOST_TEST_REQUIRE(three.rows.size() == 3);
    for (std::int64_t at = 0; at != 3; ++at)
        BOOST_TEST(three.rows[static_cast<std::size_t>(at)].id == at + 1);
    BOOST_TEST(three.rows[0].name.value() == "x");
    BOOST_TEST(!three.rows[1].name);
    BOOST_TEST(!query.next());
    three.read(query, one_person);  // it has ended
    BOOST_TEST(three.count == 3);
    query.finish();
    query.start(std::array{value::of_integer(4)});
    none.read(query, one_person);
    BOOST_TEST(none.count == 0);
    query.finish();

    gathered_rows<pair_of_people> pairs;
    auto pair = db.prepare("select 1, 'a', 2, 'b' union all select 3, null, null, null");
    pair.start({});
    pairs.read(pair, {person_fields, pair_parts});
    BOOST_TEST_REQUIRE(pairs.rows.size() == 2);
    BOOST_TEST(pairs.rows[0].second->name.value() == "b");
    BOOST_TEST(pairs.rows[1].first.id == 3);
    BOOST_TEST(!pairs.rows[1].second);

    auto                  written = db.prepare("update t set b = 'z' where a > 1 returning a, b");
    gathered_rows<person> answer;
    written.start({});
    answer.read(written, one_person);
    BOOST_TEST(answer.count == 2);
    BOOST_TEST(written.affected() == 2);
}

BOOST_AUTO_TEST_CASE(rows_in_front_of_one_that_is_wrong_are_counted) {
    connection db(":memory:");
    for (char const* third : {"'three', 'c'", "null, 'c'", "3, 4"}) {
        auto query = db.prepare(
            std::string("select 1, 'a' union all select 2, 'b' union all select ").append(third));
        gathered_rows<person> found;
        query.start({});
        try {
            found.read(query, one_person);
            BOOST_ERROR("it was read");
        } catch (decode_error const& failure) {
            BOOST_TEST(failure.row() == 3);
        }
        BOOST_TEST(found.count == 2);
        query.finish();
    }
    gathered_rows<std::int64_t> numbers;
    std::array const            fields{field_of<std::int64_t>()};
    auto                        query = db.prepare("select 1, 2");
    query.start({});
    BOOST_CHECK_THROW(numbers.read(query, {fields}), schema_mismatch);
    query.finish();
    auto failing = db.prepare("select abs(column1) from (values (1), (-9223372036854775807 - 1))");
    failing.start({});
    BOOST_CHECK_THROW(numbers.read(failing, {fields}), orm::error);
    BOOST_TEST(numbers.count == 1);
    BOOST_TEST(!failing.next());
    failing.finish();
}

BOOST_AUTO_TEST_SUITE_END()
