// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cmath>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

/// A row of the values that functions are tried on.
struct sample {
    std::int64_t                                     id{};
    std::string                                      text;
    std::optional<std::string>                       none;
    std::int32_t                                     whole{};
    double                                           real{};
    std::optional<std::int64_t>                      maybe;
    std::chrono::year_month_day                      date{std::chrono::sys_days()};
    std::chrono::sys_time<std::chrono::microseconds> at{};
};
ORM_TABLE(samples, sample, "samples",
    (id, primary_key), (text), (none), (whole), (real), (maybe), (date), (at))

inline constexpr auto sample_schema = orm::schema(samples);

template <class Backend>
auto filled_samples() {
    using namespace std::chrono_literals;
    auto db = created<Backend>(sample_schema);
    db.insert(sample{
        .id    = 1,
        .text  = " Ünï x ",
        .whole = -7,
        .real  = -2.5,
        .maybe = 3,
        .date  = 1969y / 7 / 20,
        .at    = std::chrono::sys_days(2024y / 2 / 29) + 23h + 59min + 58s + 999'999us,
    });
    return db;
}

BOOST_AUTO_TEST_SUITE(integration_expressions)

TEST_ON_EACH_BACKEND(arithmetic) {
    auto       db = filled_samples<Backend>();
    auto const of = [&](auto expression) { return db.one(select(expression).from(samples)); };
    static_assert(std::same_as<decltype(of(samples.whole + 1)), std::int64_t>);
    static_assert(std::same_as<decltype(of(samples.whole * 0.5)), double>);
    BOOST_TEST(of(samples.whole + 10) == 3);
    BOOST_TEST(of(samples.whole - samples.id) == -8);
    BOOST_TEST(of(10 - samples.whole) == 17);
    BOOST_TEST(of(samples.whole * 3) == -21);
    BOOST_TEST(of(samples.whole / 2).value() == -3);
    BOOST_TEST(of(samples.whole % 4).value() == -3);
    BOOST_TEST(of(-samples.whole) == 7);
    BOOST_TEST(of(-(-samples.whole)) == -7);
    BOOST_TEST(of(samples.real * 2) == -5.0);
    BOOST_TEST(of(samples.real + samples.whole) == -9.5);
    BOOST_TEST(of(samples.whole + 0.25) == -6.75);
    BOOST_TEST(of(samples.real / 5).value() == -0.5);
    BOOST_TEST(of(samples.maybe + 1).value() == 4);
}

TEST_ON_EACH_BACKEND(arithmetic_by_name) {
    auto       db = filled_samples<Backend>();
    auto const of = [&](auto expression) { return db.one(select(expression).from(samples)); };
    BOOST_TEST(of(add(samples.whole, 10)) == 3);
    BOOST_TEST(of(subtract(samples.whole, samples.id)) == -8);
    BOOST_TEST(of(multiply(samples.whole, 3)) == -21);
    BOOST_TEST(of(divide(samples.whole, 2)).value() == -3);
    BOOST_TEST(of(modulo(samples.whole, 4)).value() == -3);
    BOOST_TEST(of(negate(samples.whole)) == 7);
    BOOST_TEST(of(multiply(add(samples.whole, 1), subtract(2, negate(samples.id)))) == -18);
}

TEST_ON_EACH_BACKEND(operators_bind_as_in_cpp) {
    auto       db = filled_samples<Backend>();
    auto const of = [&](auto expression) { return db.one(select(expression).from(samples)); };
    auto const x  = samples.whole;  // -7
    BOOST_TEST(of(x - (x - 1)) == 1);
    BOOST_TEST(of((x + 1) * 2) == -12);
    BOOST_TEST(of(x + 1 * 2) == -5);
    BOOST_TEST(of(100 - (x + (10 - x))) == 90);
    BOOST_TEST(of(-(x + 1)) == 6);
    BOOST_TEST(of(x * (x + 1)) == 42);
    BOOST_TEST(of(60 / (x + 9) / 2).value() == 15);
    BOOST_TEST(of(60 / ((x + 9) / 2)).value() == 60);
    BOOST_TEST(of(x % 4 * 2).value() == -6);
    BOOST_TEST(of(length(concat(samples.text, concat("a", "b"))) + 1) == 10);
    BOOST_TEST((of((x < 0) == (samples.real < 0))));
    BOOST_TEST((of(!(x > 0) && !(x == 0))));
}

TEST_ON_EACH_BACKEND(conditions_are_values) {
    auto       db = filled_samples<Backend>();
    auto const of = [&](auto expression) { return db.one(select(expression).from(samples)); };
    static_assert(std::same_as<decltype(of(samples.whole > 1)), bool>);
    static_assert(std::same_as<decltype(of(samples.maybe > 1)), std::optional<bool>>);
    BOOST_TEST(of(samples.whole < 0));
    BOOST_TEST(!of(samples.whole > 0));
    BOOST_TEST(of(samples.maybe > 1).value());
    BOOST_TEST(!of(samples.none == "x").has_value());
    BOOST_TEST(of(is_null(samples.none)));
    BOOST_TEST(of(in(samples.whole, {-7, 0})));
}

TEST_ON_EACH_BACKEND(functions_of_text) {
    auto       db = filled_samples<Backend>();
    auto const of = [&](auto expression) { return db.one(select(expression).from(samples)); };
    BOOST_TEST(of(upper(substring(samples.text, 6))) == "X ");
    BOOST_TEST(of(lower(substring(samples.text, 2, 1))).size() == 2);
    BOOST_TEST(of(trim(samples.text)) == "Ünï x");
    BOOST_TEST(of(ltrim(samples.text)) == "Ünï x ");
    BOOST_TEST(of(rtrim(samples.text)) == " Ünï x");
    BOOST_TEST(of(length(samples.text)) == 7);
    BOOST_TEST(of(substring(samples.text, 2, 3)) == "Ünï");
    BOOST_TEST(of(substring(samples.text, 99)) == "");
    BOOST_TEST(of(replace(samples.text, " ", "--")) == "--Ünï--x--");
    BOOST_TEST(of(position(samples.text, "n")) == 3);
    BOOST_TEST(of(position(samples.text, "nope")) == 0);
    BOOST_TEST(of(concat(samples.text, "!")) == " Ünï x !");
    BOOST_TEST(of(concat("<", samples.text, ">")) == "< Ünï x >");
    BOOST_TEST(!of(concat(samples.text, samples.none)).has_value());
    BOOST_TEST(!of(upper(samples.none)).has_value());
    BOOST_TEST(!of(length(samples.none)).has_value());
}

TEST_ON_EACH_BACKEND(functions_of_numbers) {
    auto       db = filled_samples<Backend>();
    auto const of = [&](auto expression) { return db.one(select(expression).from(samples)); };
    BOOST_TEST(of(abs(samples.whole)) == 7);
    BOOST_TEST(of(abs(samples.real)) == 2.5);
    BOOST_TEST(of(round(samples.real * 1.3)) == -3.0);
    BOOST_TEST(of(ceil(samples.real)) == -2.0);
    BOOST_TEST(of(floor(samples.real)) == -3.0);
    BOOST_TEST(of(ceil(samples.whole)) == -7.0);
    BOOST_TEST(of(greatest(samples.whole, 0, 5)) == 5);
    BOOST_TEST(of(least(samples.whole, 0, 5)) == -7);
}

TEST_ON_EACH_BACKEND(functions_of_nulls) {
    auto       db = filled_samples<Backend>();
    auto const of = [&](auto expression) { return db.one(select(expression).from(samples)); };
    static_assert(std::same_as<decltype(of(coalesce(samples.none, "x"))), std::string>);
    BOOST_TEST(of(coalesce(samples.none, "x")) == "x");
    BOOST_TEST(of(coalesce(samples.none, samples.text)) == " Ünï x ");
    BOOST_TEST(of(coalesce(samples.maybe, 9)) == 3);
    BOOST_TEST(!of(coalesce(samples.none, samples.none)).has_value());
    BOOST_TEST(!of(nullif(samples.whole, -7)).has_value());
    BOOST_TEST(of(nullif(samples.whole, 7)).value() == -7);
}

TEST_ON_EACH_BACKEND(casts) {
    auto       db = filled_samples<Backend>();
    auto const of = [&](auto expression) { return db.one(select(expression).from(samples)); };
    BOOST_TEST(of(cast<std::string>(samples.whole)) == "-7");
    BOOST_TEST(of(cast<double>(samples.whole)) == -7.0);
    BOOST_TEST(of(cast<std::int64_t>(cast<std::string>(samples.maybe))).value() == 3);
    BOOST_TEST(!of(cast<std::string>(samples.none)).has_value());
    BOOST_TEST(of(concat(cast<std::string>(samples.id), "%")) == "1%");
}

TEST_ON_EACH_BACKEND(cases) {
    auto       db   = filled_blog<Backend>();
    auto const kind = case_when(users.age < 1, "newborn")
                          .when(users.age < 30, "young")
                          .when(users.age < 40, users.email)
                          .else_("old");
    BOOST_TEST((db.all(select(kind).from(users).order_by(users.id)) ==
                std::vector<std::string>{"ada@x", "young", "young", "old", "newborn"}));
    auto const partly = case_when(users.age > 40, 1).when(users.age > 30, 2);
    BOOST_TEST((db.all(select(partly).from(users).order_by(users.id)) ==
                std::vector<std::optional<std::int64_t>>{2, {}, {}, 1, {}}));
    auto const roles = case_when(users.age > 40, role::admin).else_(users.role);
    BOOST_TEST((db.one(select(roles).from(users).where(users.id == 4)) == role::admin));
    BOOST_TEST((db.one(select(roles).from(users).where(users.id == 2)) == role::author));
    BOOST_TEST((db.all(select(users.id).from(users).where(kind == "old")) ==
                std::vector<std::int64_t>{4}));
}

TEST_ON_EACH_BACKEND(parts_of_dates) {
    auto       db = filled_samples<Backend>();
    auto const of = [&](auto expression) { return db.one(select(expression).from(samples)); };
    BOOST_TEST(of(year(samples.date)) == 1969);
    BOOST_TEST(of(month(samples.date)) == 7);
    BOOST_TEST(of(day(samples.date)) == 20);
    BOOST_TEST(of(year(samples.at)) == 2024);
    BOOST_TEST(of(month(samples.at)) == 2);
    BOOST_TEST(of(day(samples.at)) == 29);
    BOOST_TEST(of(hour(samples.at)) == 23);
    BOOST_TEST(of(minute(samples.at)) == 59);
    BOOST_TEST(of(second(samples.at)) == 58);
}

struct kept_times {
    std::int64_t                                     id{};
    std::chrono::sys_time<std::chrono::microseconds> moment{};
    std::chrono::sys_time<std::chrono::microseconds> number{};
    std::chrono::sys_days                            date{};
    std::chrono::sys_days                            day{};
    std::chrono::hh_mm_ss<std::chrono::microseconds> time{};
    std::chrono::hh_mm_ss<std::chrono::microseconds> ticks{};
};
ORM_TABLE(times, kept_times, "times",
    (id, primary_key, autoincrement),
    (moment, as_text),
    (number, as_integer),
    (date, as_text),
    (day, as_integer),
    (time, as_text),
    (ticks, as_integer))

// As text in whole milliseconds: for SQLite the year 9999 ends half of one early.
TEST_ON_EACH_BACKEND(parts_of_times_as_text_and_as_integers) {
    using namespace std::chrono_literals;
    using std::chrono::floor, std::chrono::sys_days;
    using moment = std::chrono::sys_time<std::chrono::microseconds>;
    auto db      = created<Backend>(orm::schema(times));
    for (moment const at : {moment(), moment(-1us), moment(1us), moment(-1s), moment(-999'999us),
                            moment(sys_days(2024y / 2 / 29)) + 23h + 59min + 58s + 999us,
                            moment(sys_days(1y / 1 / 1)), moment(sys_days(1900y / 2 / 28)) + 5h,
                            moment(sys_days(9999y / 12 / 31)) + 24h - 1us}) {
        auto const            date = floor<std::chrono::days>(at);
        std::chrono::hh_mm_ss time{at - date};
        auto const id = db.insert(kept_times{.moment = floor<std::chrono::milliseconds>(at),
                                             .number = at,
                                             .date   = date,
                                             .day    = date,
                                             .time   = time,
                                             .ticks  = time})
                            .id;
        auto const of = [&](auto part) {
            return db.one(select(part).from(times).where(times.id == id));
        };
        std::chrono::year_month_day const day_of(date);
        BOOST_TEST(of(year(times.number)) == static_cast<int>(day_of.year()));
        BOOST_TEST(of(year(times.moment)) == static_cast<int>(day_of.year()));
        BOOST_TEST(of(year(times.date)) == static_cast<int>(day_of.year()));
        BOOST_TEST(of(year(times.day)) == static_cast<int>(day_of.year()));
        BOOST_TEST(of(month(times.number)) == static_cast<unsigned>(day_of.month()));
        BOOST_TEST(of(month(times.day)) == static_cast<unsigned>(day_of.month()));
        BOOST_TEST(of(day(times.number)) == static_cast<unsigned>(day_of.day()));
        BOOST_TEST(of(day(times.day)) == static_cast<unsigned>(day_of.day()));
        BOOST_TEST(of(hour(times.number)) == time.hours().count());
        BOOST_TEST(of(hour(times.ticks)) == time.hours().count());
        BOOST_TEST(of(hour(times.time)) == time.hours().count());
        BOOST_TEST(of(minute(times.number)) == time.minutes().count());
        BOOST_TEST(of(minute(times.ticks)) == time.minutes().count());
        BOOST_TEST(of(second(times.number)) == time.seconds().count());
        BOOST_TEST(of(second(times.ticks)) == time.seconds().count());
    }
}

TEST_ON_EACH_BACKEND(the_clock_of_the_database) {
    using namespace std::chrono;
    auto       db     = filled_samples<Backend>();
    auto const before = floor<seconds>(system_clock::now()) - seconds(1);
    auto const now    = db.one(select(current_timestamp<sys_seconds>()).from(samples));
    auto const after  = system_clock::now() + seconds(1);
    BOOST_TEST((now >= before && now <= after));
    auto const today = db.one(select(current_date<sys_days>()).from(samples));
    BOOST_TEST((today >= floor<days>(before) && today <= floor<days>(after)));
    BOOST_TEST(
        db.count(select().from(samples).where(samples.at < current_timestamp<sys_seconds>())) == 1);
}

TEST_ON_EACH_BACKEND(any_function_of_the_engine) {
    auto       db = filled_samples<Backend>();
    auto const of = [&](auto expression) { return db.one(select(expression).from(samples)); };
    BOOST_TEST((of(fn<"abs", std::int64_t>(samples.whole)) == 7));
    BOOST_TEST((of(fn<"replace", std::string>(samples.text, " ", "")) == "Ünïx"));
    BOOST_TEST((!of(fn<"nullif", std::optional<std::int64_t>>(samples.id, 1)).has_value()));
}

TEST_ON_EACH_BACKEND(raw_text) {
    auto       db = filled_samples<Backend>();
    auto const of = [&](auto expression) { return db.one(select(expression).from(samples)); };
    BOOST_TEST(of(raw<std::int64_t>("length({}) + {}", samples.text, 5)) == 12);
    BOOST_TEST(of(raw<std::string>("'{{}}'")) == "{}");
    BOOST_TEST(of(raw<std::string>("replace({}, {}, '}}')", samples.text, " ")) == "}Ünï}x}");
    BOOST_TEST(!of(raw<std::optional<std::int64_t>>("null")).has_value());
    BOOST_TEST(of(raw<std::int64_t>("{} - {}", samples.whole + 1, samples.whole)) == 1);
    BOOST_TEST(of(raw<std::int64_t>("1 + 1") * 3) == 6);
    BOOST_TEST(db.count(select().from(samples).where(raw<bool>("{} < 0", samples.whole))) == 1);
    BOOST_TEST(db.count(select().from(samples).where(samples.id == 2 &&
                                                     raw<bool>("1 = 1 or 1 = 1"))) == 0);
}

TEST_ON_EACH_BACKEND(constants_in_the_text) {
    auto db = filled_blog<Backend>();
    BOOST_TEST(db.count(select().from(users).where(users.role == lit<role::author>)) == 2);
    BOOST_TEST(db.count(select().from(users).where(users.age > lit<20>)) == 2);
    BOOST_TEST(db.count(select().from(users).where(users.email == text_lit<"bob@x">)) == 1);
    BOOST_TEST(db.count(select().from(users).where((users.age > 20) == lit<true>)) == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
