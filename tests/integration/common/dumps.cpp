// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include <orm/dump.hpp>
#include <orm/json.hpp>
#include <orm/json_rows.hpp>
#include <orm/mixin.hpp>

#include "integration/common/backends.hpp"
#include "integration/common/mixins.hpp"

// A database as lines of JSON, from each engine into each.

namespace integration::dumps {

enum class mood { calm, wild };
ORM_ENUM(mood, calm, (wild, "w\"ld"))

struct decimal {
    std::string digits = "0";
};

struct profile {
    std::string         city;
    std::vector<double> scores;
};
BOOST_DESCRIBE_STRUCT(profile, (), (city, scores))

}  // namespace integration::dumps

template <>
struct orm::codec<integration::dumps::decimal> {
    using stored                     = std::string_view;
    static constexpr sql_type column = sql_type::numeric;

    static stored                      encode(auto const& given) { return given.digits; }
    static integration::dumps::decimal decode(stored text) { return {std::string(text)}; }
};
template <>
struct orm::codec<integration::dumps::profile> : orm::json_codec<integration::dumps::profile> {};

namespace integration::dumps {

using namespace orm;
using namespace orm::dsl;
using namespace std::chrono;

using moment = sys_time<microseconds>;

/// A member of each type that the library knows.
struct everything {
    std::int64_t                             id{};
    bool                                     truth{};
    std::int8_t                              tiny{};
    std::uint16_t                            small{};
    std::uint64_t                            large{};
    float                                    single{};
    double                                   real{};
    std::optional<double>                    maybe{};
    std::string                              text{};
    std::optional<std::string>               other_text{};
    std::vector<std::byte>                   bytes{};
    std::optional<std::vector<std::byte>>    other_bytes{};
    year_month_day                           day{std::chrono::year{1970} / 1 / 1};
    hh_mm_ss<microseconds>                   time{};
    moment                                   when{};
    std::optional<microseconds>              took{};
    mood                                     by_name{};
    mood                                     by_number{};
    sys_days                                 as_count{};
    decimal                                  amount{};
    profile                                  about{};
    std::optional<profile>                   nothing{};
    std::vector<std::optional<std::int64_t>> numbers{};
    std::vector<mood>                        moods{};
    orm::soft_delete                         deleted_at{};
};
ORM_TABLE(everythings, everything, "everything",
    (id, primary_key, autoincrement), (truth), (tiny), (small), (large), (single), (real), (maybe),
    (text, named("words")), (other_text), (bytes), (other_bytes), (day), (time), (when), (took),
    (by_name), (by_number, as_integer), (as_count, as_integer), (amount), (about), (nothing),
    (numbers), (moods), (deleted_at))

/// People know each other in circles, and live in houses that are theirs or not.
struct person {
    std::int64_t                id{};
    std::int64_t                friend_of{};
    std::optional<std::int64_t> home{};
    std::string                 name{};
};
ORM_TABLE(people, person, "people",
    (id, primary_key, autoincrement), (friend_of, references(people.id)), (home), (name, unique))

struct house {
    std::int64_t id{};
    std::int64_t owner{};
};
ORM_TABLE(houses, house, "houses", (id, primary_key), (owner, references(people.id)))
ORM_CONSTRAINTS(people, foreign_key(people.home).references(houses.id))

inline constexpr auto town = orm::schema(houses, everythings, people);

constexpr std::string_view golden[]{
    R"({"id":7,"truth":true,"tiny":-128,"small":65535,"large":9223372036854775807,)"
    R"("single":1.0000000149011612E-1,"real":1.7976931348623157E308,"maybe":5E-324,)"
    R"("words":"a\"\\\n\u0001Köln","other_text":"","bytes":"","other_bytes":"00ff",)"
    R"("day":"2024-02-29","time":"23:59:59.999999","when":"2026-11-20T23:54:44.5Z",)"
    R"("took":"PT-0.5S","by_name":"w\"ld","by_number":"w\"ld","as_count":"1969-12-31",)"
    R"("amount":"-12345678901234567890123456789012345678.90",)"
    R"("about":{"city":"Oslo","scores":[1E-1,3E0]},"nothing":null,)"
    R"("numbers":[1,null,-9223372036854775808],"moods":["calm","w\"ld"],)"
    R"("deleted_at":"2020-01-01T00:00:00Z"})",
    R"({"id":8,"truth":false,"tiny":0,"small":0,"large":0,"single":0E0,"real":0E0,"maybe":null,)"
    R"("words":"","other_text":null,"bytes":"01","other_bytes":null,"day":"0000-01-01",)"
    R"("time":"00:00:00","when":"9999-12-31T23:59:59.999999Z","took":null,"by_name":"calm",)"
    R"("by_number":"calm","as_count":"1970-01-01","amount":"0",)"
    R"("about":{"city":"","scores":[]},"nothing":{"city":"x","scores":[]},"numbers":[],)"
    R"("moods":[],"deleted_at":null})"};

constexpr std::string_view first_line = R"({"orm":"dump","version":1})";

std::string row_line(std::string_view table, std::string_view row) {
    return std::string("{\"table\":\"").append(table).append("\",\"row\":").append(row) + "}\n";
}

/// Rows of all tables, those that refer to later ones first.
std::string some_rows() {
    std::string text = std::string(first_line) + '\n';
    for (std::string_view const row : golden) text += row_line("everything", row);
    text += "{\"table\":\"everything\",\"last\":20}\n";
    text += row_line("houses", R"({"id":10,"owner":3})");
    text += row_line("people", R"({"id":1,"friend_of":3,"home":10,"name":"a"})");
    text += row_line("people", R"({"id":3,"friend_of":1,"home":null,"name":"c"})");
    text += "{\"table\":\"people\",\"last\":3}\n";
    return text + "{\"rows\":5}\n";
}

template <class Database>
load_dump_result load(Database& db, std::string const& text,
                      load_dump_options const& options = {}) {
    std::istringstream in(text);
    return db.load_dump(town, in, options);
}

template <class Database>
std::string dumped(Database& db) {
    std::string text;
    db.dump(town, [&](std::string_view line) { text += line; });
    return text;
}

BOOST_AUTO_TEST_SUITE(integration_common_dumps)

TEST_ON_EACH_BACKEND(every_type_comes_back_from_every_engine) {
    auto db = created<Backend>(town);
    BOOST_TEST(load(db, some_rows()).rows == 5);
    auto const row = db.one(select().from(everythings).where(everythings.id == 7).with_deleted());
    BOOST_TEST(to_json(row) == golden[0]);
    BOOST_TEST(row.large == std::numeric_limits<std::int64_t>::max());
    BOOST_TEST(row.single == 0.1F);
    BOOST_TEST(*row.maybe == std::numeric_limits<double>::denorm_min());
    BOOST_TEST(row.about.scores[0] == 0.1);
    BOOST_TEST((row.by_number == mood::wild && row.as_count == sys_days(days(-1))));
    BOOST_TEST(to_json(from_json<everything>(golden[0])) == golden[0]);

    std::string const text = dumped(db);
    for (std::string_view const each : golden)
        BOOST_TEST(text.find(row_line("everything", each)) != text.npos);
    auto lite = created<sqlite_in_memory>(town);
    BOOST_TEST(load(lite, text).rows == 5);
    BOOST_TEST(dumped(lite) == text);
}

TEST_ON_EACH_BACKEND(keys_are_counted_behind_what_was_loaded) {
    auto db = created<Backend>(town);
    load(db, some_rows());
    BOOST_TEST(db.insert(person{.friend_of = 1, .name = "d"}).id == 4);
    BOOST_TEST(db.insert(everything{}).id == 21);  // though there is no row of that key
    BOOST_TEST(dumped(db).find("{\"table\":\"everything\",\"last\":21}") != std::string::npos);
    // Where the file does not say it, behind the rows.
    auto other = created<Backend>(town);
    load(other, std::string(first_line) + '\n' +
                    row_line("people", R"({"id":40,"friend_of":40,"name":"a"})") + "{\"rows\":1}");
    BOOST_TEST(other.insert(person{.friend_of = 40, .name = "d"}).id == 41);
}

TEST_ON_EACH_BACKEND(rows_that_are_there_already) {
    auto db = created<Backend>(town);
    load(db, some_rows());
    db.run(update(people).set(people.name = "z").where(people.id == 1));
    auto const ignored = load(db, some_rows(), {.conflicts = dump_conflict::ignore});
    BOOST_TEST((ignored.rows == 0 && ignored.skipped == 5));
    BOOST_TEST(db.find(people, 1)->name == "z");
    BOOST_CHECK_EXCEPTION(load(db, some_rows()), unique_violation,
                          [](error const& failure) { return failure.row() == 2; });
    auto const overwritten = load(db, some_rows(), {.conflicts = dump_conflict::overwrite});
    BOOST_TEST((overwritten.rows == 5 && overwritten.skipped == 0));
    BOOST_TEST(db.find(people, 1)->name == "a");
}

TEST_ON_EACH_BACKEND(a_load_is_whole_or_not_at_all) {
    auto              db             = created<Backend>(town);
    std::string const text           = some_rows();
    auto const        refused_by_row = [&](std::string const& wrong, std::int64_t line,
                                    std::string_view column) {
        try {
            load(db, wrong);
            BOOST_ERROR("it was loaded");
        } catch (json_error const& failure) {
            BOOST_TEST(failure.row() == line);
            BOOST_TEST(failure.column() == column);
        }
        BOOST_TEST(db.count(people) == 0);
    };
    auto const with = [&](std::string_view part, std::string_view in_place) {
        std::string wrong = text;
        return wrong.replace(wrong.find(part), part.size(), in_place);
    };
    refused_by_row(with(R"("home":null)", R"("home":"x")"), 7, "home");
    refused_by_row(with(R"("home":null)", R"("street":null)"), 7, "street");
    refused_by_row(with(R"("name":"c")", "\"name\":\"\xFF\""), 7, "");
    refused_by_row(with(R"("table":"houses")", R"("table":"huts")"), 5, "");
    refused_by_row(with(R"("id":10,)", ""), 5, "id");
    refused_by_row(text.substr(0, text.size() - 20), 8, "");
    refused_by_row(text.substr(0, text.find("{\"rows\"")), 9, "");

    // What the database refuses is told with its line; a missing row only at the end.
    std::string const again = row_line("people", R"({"id":8,"friend_of":3,"name":"a"})");
    BOOST_CHECK_EXCEPTION(load(db, with("{\"rows\":5}", again + "{\"rows\":6}")), unique_violation,
                          [](error const& failure) { return failure.row() == 9; });
    BOOST_CHECK_THROW(load(db, with(R"("friend_of":3)", R"("friend_of":4)")),
                      foreign_key_violation);
    BOOST_TEST(db.count(people) == 0);
    BOOST_TEST(db.insert(everything{}).id == 1);  // nor has it begun to count
    // Keys are checked as before.
    BOOST_CHECK_THROW(db.insert(person{.friend_of = 9}), foreign_key_violation);
    BOOST_TEST(load(db, text + "\n \n").rows == 5);
    BOOST_CHECK_THROW(db.transaction([](auto& tx) {
        tx.insert(person{.friend_of = 9});
        BOOST_ERROR("the key was not checked");
    }),
                      foreign_key_violation);
}

TEST_ON_EACH_BACKEND(progress_and_one_snapshot) {
    auto        db = created<Backend>(town);
    std::string text(std::string(first_line) + '\n');
    for (int id = 1; id != 301; ++id)
        text += row_line("people", "{\"id\":" + std::to_string(id) +
                                       ",\"friend_of\":300,\"home\":null,\"name\":\"" +
                                       std::to_string(id) + "\"}");
    std::int64_t told   = 0;
    auto const   listen = [&](dump_progress const& at) { told += at.rows_of_table; };
    load(db, text + "{\"rows\":300}", {.progress = listen, .every = 100});
    BOOST_TEST(told == 600);
    told = 0;
    std::ostringstream out;
    BOOST_TEST(db.dump(town, out, {.progress = listen, .every = 200}) == 300);
    BOOST_TEST(told == 500);
    BOOST_TEST(out.str().find(text.substr(text.find('\n') + 1)) != std::string::npos);
    out.setstate(std::ios::badbit);
    BOOST_CHECK_THROW(db.dump(town, out), io_error);
    BOOST_TEST(db.count(people) == 300);  // and the connection is as before
}

TEST_ON_EACH_BACKEND(all_rows_are_there_whoever_asks) {
    auto from = mixed::empty<Backend>();
    from.insert(mixed::client{{}, 0, "of one"});
    from.context().template set<mixed::current_tenant>(2);
    from.insert(mixed::client{{}, 0, "of another"});
    mixed::page page = from.insert(mixed::page{{}, 0, "title"});
    from.update(page);
    from.context().template unset<mixed::current_tenant>();
    from.context().template unset<mixed::current_user>();
    std::string text;
    from.dump(mixed::tables, [&](std::string_view line) { text += line; });
    BOOST_TEST(text.find(R"("created_by":"ada","updated_by":"ada","version":2)") != text.npos);
    auto               into = created<Backend>(mixed::tables);
    std::istringstream in(text);
    BOOST_TEST(into.load_dump(mixed::tables, in).rows == 3);
    std::string again;
    into.dump(mixed::tables, [&](std::string_view line) { again += line; });
    BOOST_TEST(again == text);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration::dumps
