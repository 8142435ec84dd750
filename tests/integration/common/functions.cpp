// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

namespace {

/// What functions are tried on.
struct specimen {
    std::int64_t                                     id{};
    std::string                                      text;
    std::optional<std::string>                       none;
    std::int32_t                                     whole{};
    double                                           real{};
    bool                                             yes{};
    std::string                                      json;
    std::chrono::sys_days                            date{};
    std::chrono::sys_time<std::chrono::microseconds> at{};
};
ORM_TABLE(specimens, specimen, "specimens",
    (id, primary_key), (text), (none), (whole), (real), (yes), (json), (date), (at))

inline constexpr auto specimen_schema = orm::schema(specimens);

using moment = std::chrono::sys_time<std::chrono::microseconds>;

/// Gives the value of an expression of the one row.
template <class Backend>
struct laboratory {
    decltype(created<Backend>(specimen_schema)) db = created<Backend>(specimen_schema);

    explicit laboratory(specimen const& row = {}) { db.insert(row); }

    template <class Expression>
    auto operator()(Expression expression) {
        return db.one(select(expression).from(specimens));
    }
};

/// The engines put blanks into JSON at different places.
std::string without_blanks(std::string text) {
    std::erase(text, ' ');
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_functions)

TEST_ON_EACH_BACKEND(characters_at_the_ends) {
    laboratory<Backend> of({.text = "--Ünï-x-+", .whole = 2});
    auto const          text = specimens.text;
    BOOST_TEST(of(trim(text, "-+")) == "Ünï-x");
    BOOST_TEST(of(ltrim(text, "-")) == "Ünï-x-+");
    BOOST_TEST(of(rtrim(text, "+")) == "--Ünï-x-");
    BOOST_TEST(of(left(text, 3)) == "--Ü");
    BOOST_TEST(of(left(text, 0)) == "");
    BOOST_TEST(of(left(text, 99)) == "--Ünï-x-+");
    BOOST_TEST(of(right(text, 5)) == "ï-x-+");
    BOOST_TEST(of(right(text, 9)) == "--Ünï-x-+");
    BOOST_TEST(of(right(text, 0)) == "");
    BOOST_TEST(of(right(text, 99)) == "--Ünï-x-+");
    BOOST_TEST(of(right(concat(text, "!?"), specimens.whole)) == "!?");
    BOOST_TEST(!of(right(specimens.none, 1)).has_value());
    BOOST_TEST(of(length(text)) == 9);
    BOOST_TEST(of(octet_length(text)) == 11);
}

TEST_ON_EACH_BACKEND(texts_made_longer) {
    laboratory<Backend> of({.text = "Ü1", .whole = 3});
    auto const          text = specimens.text;
    BOOST_TEST(of(lpad(text, 5)) == "   Ü1");
    BOOST_TEST(of(rpad(text, 5)) == "Ü1   ");
    BOOST_TEST(of(lpad(text, 7, "ab")) == "ababaÜ1");
    BOOST_TEST(of(rpad(text, 7, "ab")) == "Ü1ababa");
    BOOST_TEST(of(lpad(text, 1)) == "Ü");
    BOOST_TEST(of(rpad(text, 1)) == "Ü");
    BOOST_TEST(of(lpad(text, 2)) == "Ü1");
    BOOST_TEST(of(lpad(text, 0)) == "");
    BOOST_TEST(of(rpad(text, -1)) == "");
    BOOST_TEST(of(lpad(text, specimens.whole, "-")) == "-Ü1");
    BOOST_TEST(of(lpad(concat(text, "x"), specimens.whole + 2, "-")) == "--Ü1x");
    BOOST_TEST(of(lpad(text, 5, "")) == "Ü1");
    BOOST_TEST(!of(lpad(specimens.none, 5)).has_value());
    BOOST_TEST(!of(rpad(text, 1, specimens.none)).has_value());
    BOOST_TEST(of(repeat(text, 3)) == "Ü1Ü1Ü1");
    BOOST_TEST(of(repeat(concat(text, "0"), 2)) == "Ü10Ü10");
    BOOST_TEST(of(repeat(text, 0)) == "");
    BOOST_TEST(of(repeat(text, -1)) == "");
    BOOST_TEST(!of(repeat(specimens.none, 2)).has_value());
}

TEST_ON_EACH_BACKEND(values_in_a_text) {
    laboratory<Backend> of({.text = "50% 'off'", .whole = -7});
    BOOST_TEST(of(format<"%s: %s">(specimens.text, specimens.whole)) == "50% 'off': -7");
    BOOST_TEST(of(format<"<%s> '%s' %%">(specimens.none, "x")) == "<> 'x' %");
    BOOST_TEST(of(format<"nothing">()) == "nothing");
    BOOST_TEST(of(format<"%s%s">(1, specimens.whole + 1)) == "1-6");
}

TEST_ON_EACH_BACKEND(what_only_some_engines_do_with_text) {
    if constexpr (Backend::dialect::facts.features.contains(orm::feature::reverse)) {
        laboratory<Backend> of({.text = "aÜb", .json = "one two"});
        BOOST_TEST(of(reverse(specimens.text)) == "bÜa");
        BOOST_TEST(of(initcap(specimens.json)) == "One Two");
        BOOST_TEST(of(regexp_like(specimens.json, "^o.e\\s")));
        BOOST_TEST(!of(regexp_like(specimens.json, "^two")));
        BOOST_TEST(of(regexp_replace(specimens.json, "([aeiou])", "<\\1>")) == "<o>n<e> tw<o>");
    }
}

TEST_ON_EACH_BACKEND(numbers) {
    laboratory<Backend> of({.whole = -7, .real = 2.5});
    auto const          real  = specimens.real;
    auto const          whole = specimens.whole;
    BOOST_TEST(of(round(real)) == 3.0);
    BOOST_TEST(of(round(real * -1)) == -3.0);
    BOOST_TEST(of(round(real * 0.5, 2)) == 1.25);
    BOOST_TEST(of(round(real * 0.5, 1)) == 1.3);
    BOOST_TEST(of(trunc(real)) == 2.0);
    BOOST_TEST(of(trunc(real * -1)) == -2.0);
    BOOST_TEST(of(trunc(whole)) == -7.0);
    BOOST_TEST(of(sign(whole)) == -1);
    BOOST_TEST(of(sign(real)) == 1);
    BOOST_TEST(of(sign(real - 2.5)) == 0);
    BOOST_TEST(of(power(real, 2)).value() == 6.25);
    BOOST_TEST(of(power(whole, 2)).value() == 49.0);
    BOOST_TEST(of(sqrt(real + 6.5)).value() == 3.0);
    BOOST_TEST(of(sqrt(lit<16> + whole)).value() == 3.0);
    BOOST_TEST(of(ln(exp(real))).value() == 2.5, boost::test_tools::tolerance(1e-12));
    BOOST_TEST(of(log(real * 40)).value() == 2.0, boost::test_tools::tolerance(1e-12));
    BOOST_TEST(of(log(2, real + 5.5)).value() == 3.0, boost::test_tools::tolerance(1e-12));
    BOOST_TEST((of(real % 2)).value() == 0.5);
    BOOST_TEST((of(real * -1 % 2)).value() == -0.5);
    BOOST_TEST((of(whole % 4)).value() == -3);
}

TEST_ON_EACH_BACKEND(angles) {
    laboratory<Backend> of({.whole = 1, .real = 0.5});
    auto const          near = boost::test_tools::tolerance(1e-12);
    BOOST_TEST(of(sin(specimens.real)) == std::sin(0.5), near);
    BOOST_TEST(of(cos(specimens.real)) == std::cos(0.5), near);
    BOOST_TEST(of(tan(specimens.real)) == std::tan(0.5), near);
    BOOST_TEST(of(asin(specimens.real)).value() == std::asin(0.5), near);
    BOOST_TEST(of(acos(specimens.real)).value() == std::acos(0.5), near);
    BOOST_TEST(of(atan(specimens.real)) == std::atan(0.5), near);
    BOOST_TEST(of(atan2(specimens.real, -2)) == std::atan2(0.5, -2), near);
    BOOST_TEST(of(degrees(pi() * specimens.real)) == 90.0, near);
    BOOST_TEST(of(radians(specimens.whole * 180)) == std::acos(-1), near);
}

TEST_ON_EACH_BACKEND(random_numbers) {
    laboratory<Backend> of;
    double              least = 1, most = 0;
    for (int at = 0; at != 200; ++at) {
        double const number = of(random_fraction());
        BOOST_TEST((number >= 0 && number < 1));
        least = std::min(least, number);
        most  = std::max(most, number);
    }
    BOOST_TEST(least < 0.2);
    BOOST_TEST(most > 0.8);
}

TEST_ON_EACH_BACKEND(choices) {
    laboratory<Backend> of({.text = "b", .whole = 5});
    BOOST_TEST(of(iif(specimens.whole > 3, "many", "few")) == "many");
    BOOST_TEST(of(iif(specimens.whole > 5, specimens.whole, 0)) == 0);
    BOOST_TEST(!of(iif(specimens.whole > 3, specimens.none, "x")).has_value());
    BOOST_TEST(!of(greatest(specimens.none, "a")).has_value());
    BOOST_TEST(!of(least(specimens.text, specimens.none, "a")).has_value());
    BOOST_TEST(of(greatest(specimens.text, "a", "c")) == "c");
}

TEST_ON_EACH_BACKEND(parts_of_times) {
    using namespace std::chrono_literals;
    using std::chrono::sys_days;
    laboratory<Backend> of({.date = sys_days(2021y / 1 / 3),
                            .at   = sys_days(2024y / 12 / 30) + 23h + 59min + 58s + 999'999us});
    auto const          at   = specimens.at;
    auto const          date = specimens.date;
    BOOST_TEST(of(extract<time_part::year>(at)) == 2024);
    BOOST_TEST(of(extract<time_part::quarter>(at)) == 4);
    BOOST_TEST(of(extract<time_part::week>(at)) == 1);     // of 2025
    BOOST_TEST(of(extract<time_part::week>(date)) == 53);  // of 2020
    BOOST_TEST(of(extract<time_part::quarter>(date)) == 1);
    BOOST_TEST(of(extract<time_part::day_of_week>(date)) == 0);
    BOOST_TEST(of(extract<time_part::day_of_week>(at)) == 1);
    BOOST_TEST(of(extract<time_part::day_of_year>(date)) == 3);
    BOOST_TEST(of(extract<time_part::day_of_year>(at)) == 365);
    BOOST_TEST(of(extract<time_part::epoch>(date)) == 1'609'632'000);
    BOOST_TEST(of(extract<time_part::hour>(at)) == 23);
}

TEST_ON_EACH_BACKEND(every_week_of_some_years) {
    using namespace std::chrono_literals;
    using std::chrono::sys_days, std::chrono::days;
    laboratory<Backend> of;
    for (int year = 2015; year != 2027; ++year) {
        for (int offset = -4; offset != 5; ++offset) {
            sys_days const day = sys_days(std::chrono::year(year) / 1 / 1) + days(offset);
            of.db.run(update(specimens).set(specimens.date = day).all_rows());
            sys_days const monday   = day - (std::chrono::weekday(day) - std::chrono::Monday);
            auto const     thursday = std::chrono::year_month_day(monday + days(3));
            auto const     first    = sys_days(thursday.year() / 1 / 1);
            BOOST_TEST(of(extract<time_part::week>(specimens.date)) ==
                       (sys_days(thursday) - first).count() / 7 + 1);
            BOOST_TEST((of(date_trunc<time_part::week>(specimens.date)) == monday));
        }
    }
}

TEST_ON_EACH_BACKEND(times_cut_off) {
    using namespace std::chrono_literals;
    using std::chrono::sys_days;
    laboratory<Backend> of({.date = sys_days(2024y / 5 / 31),
                            .at   = sys_days(2024y / 8 / 29) + 23h + 59min + 59s + 999'999us});
    auto const          at    = specimens.at;
    auto const          day   = sys_days(2024y / 8 / 29);
    auto const          equal = [&](auto expression, auto expected) {
        BOOST_TEST((of(expression) == expected));
        // Also in the engine: it is spelt as what is stored.
        auto const same = select().from(specimens).where(expression == expected);
        BOOST_TEST(of.db.count(same) == 1);
    };
    equal(date_trunc<time_part::second>(at), moment(day + 23h + 59min + 59s));
    equal(date_trunc<time_part::minute>(at), moment(day + 23h + 59min));
    equal(date_trunc<time_part::hour>(at), moment(day + 23h));
    equal(date_trunc<time_part::day>(at), moment(day));
    equal(date_trunc<time_part::week>(at), moment(sys_days(2024y / 8 / 26)));
    equal(date_trunc<time_part::month>(at), moment(sys_days(2024y / 8 / 1)));
    equal(date_trunc<time_part::quarter>(at), moment(sys_days(2024y / 7 / 1)));
    equal(date_trunc<time_part::year>(at), moment(sys_days(2024y / 1 / 1)));
    equal(date_trunc<time_part::day>(specimens.date), sys_days(2024y / 5 / 31));
    equal(date_trunc<time_part::month>(specimens.date), sys_days(2024y / 5 / 1));
    equal(date_trunc<time_part::quarter>(specimens.date), sys_days(2024y / 4 / 1));
    equal(date_trunc<time_part::year>(specimens.date), sys_days(2024y / 1 / 1));
}

TEST_ON_EACH_BACKEND(times_later_and_earlier) {
    using namespace std::chrono_literals;
    using std::chrono::sys_days;
    auto const          day = sys_days(2024y / 1 / 31);
    laboratory<Backend> of({.whole = 1, .date = day, .at = day + 23h + 59min + 59s + 999'999us});
    auto const          at    = specimens.at;
    auto const          rest  = 23h + 59min + 59s + 999'999us;
    auto const          equal = [&](auto expression, auto expected) {
        BOOST_TEST((of(expression) == expected));
        auto const same = select().from(specimens).where(expression == expected);
        BOOST_TEST(of.db.count(same) == 1);
    };
    equal(date_add<time_part::month>(at, 1), moment(sys_days(2024y / 2 / 29) + rest));
    equal(date_add<time_part::month>(at, specimens.whole), moment(sys_days(2024y / 2 / 29) + rest));
    equal(date_add<time_part::month>(at, -2), moment(sys_days(2023y / 11 / 30) + rest));
    equal(date_add<time_part::month>(at, 0), moment(day + rest));
    equal(date_add<time_part::month>(at, 14), moment(sys_days(2025y / 3 / 31) + rest));
    equal(date_add<time_part::quarter>(at, 1), moment(sys_days(2024y / 4 / 30) + rest));
    equal(date_add<time_part::year>(at, -1), moment(sys_days(2023y / 1 / 31) + rest));
    equal(date_add<time_part::week>(at, 1), moment(sys_days(2024y / 2 / 7) + rest));
    equal(date_add<time_part::day>(at, 1), moment(sys_days(2024y / 2 / 1) + rest));
    equal(date_add<time_part::hour>(at, specimens.whole * 2), moment(day + rest + 2h));
    equal(date_add<time_part::minute>(at, -1), moment(day + rest - 1min));
    equal(date_add<time_part::second>(at, 1), moment(day + rest + 1s));
    equal(date_add<time_part::month>(specimens.date, 1), sys_days(2024y / 2 / 29));
    equal(date_add<time_part::year>(date_add<time_part::month>(specimens.date, 1), 1),
          sys_days(2025y / 2 / 28));
    equal(date_add<time_part::quarter>(specimens.date, -1), sys_days(2023y / 10 / 31));
    equal(date_add<time_part::week>(specimens.date, -1), sys_days(2024y / 1 / 24));
    equal(date_add<time_part::day>(specimens.date, 30), sys_days(2024y / 3 / 1));
}

TEST_ON_EACH_BACKEND(times_between) {
    using namespace std::chrono_literals;
    using std::chrono::sys_days;
    auto const          day = sys_days(2024y / 3 / 1);
    laboratory<Backend> of({.date = day, .at = day + 1h + 30min});
    auto const          at = specimens.at;
    BOOST_TEST(of(date_diff<time_part::second>(at, moment(day))) == 5'400);
    BOOST_TEST(of(date_diff<time_part::minute>(at, moment(day))) == 90);
    BOOST_TEST(of(date_diff<time_part::hour>(at, moment(day))) == 1);
    BOOST_TEST(of(date_diff<time_part::hour>(at, moment(day + 3h))) == -1);
    BOOST_TEST(of(date_diff<time_part::day>(specimens.date, sys_days(2024y / 2 / 28))) == 2);
    BOOST_TEST(of(date_diff<time_part::week>(specimens.date, sys_days(2023y / 3 / 1))) == 52);
}

TEST_ON_EACH_BACKEND(the_time_of_day_of_the_database) {
    using namespace std::chrono;
    laboratory<Backend> of;
    auto const          seconds_of_day = [] {
        auto const now = system_clock::now();
        return duration_cast<seconds>(now - floor<days>(now)).count();
    };
    auto const before = seconds_of_day();
    auto const now    = of(current_time<hh_mm_ss<seconds>>()).to_duration().count();
    auto const after  = seconds_of_day();
    BOOST_TEST((now - before + 86'400) % 86'400 <= (after - before + 86'400) % 86'400);
}

TEST_ON_EACH_BACKEND(json_that_is_read) {
    laboratory<Backend> of({.json = R"({"name": "Ünï", "list": [1, {"deep": 2.5}], "on": true,)"
                                    R"( "nothing": null, "number": 7})"});
    auto const          json = specimens.json;
    BOOST_TEST(of(json_extract<"$.name">(json)).value() == "Ünï");
    BOOST_TEST((of(json_extract<"$.list[0]", std::int64_t>(json)).value() == 1));
    BOOST_TEST((of(json_extract<"$.list[1].deep", double>(json)).value() == 2.5));
    BOOST_TEST((of(json_extract<"$.on", bool>(json)).value()));
    bool const truth_is_one = Backend::dialect::facts.sqlite_functions;
    BOOST_TEST(of(json_extract<"$.on">(json)).value() == (truth_is_one ? "1" : "true"));
    BOOST_TEST(of(json_extract<"$.number">(json)).value() == "7");
    BOOST_TEST(!of(json_extract<"$.nothing">(json)).has_value());
    BOOST_TEST((!of(json_extract<"$.absent[3]", std::int64_t>(json)).has_value()));
    BOOST_TEST(of(json_part<"$.name">(json)).value() == R"("Ünï")");
    BOOST_TEST(without_blanks(of(json_part<"$.list">(json)).value()) == R"([1,{"deep":2.5}])");
    BOOST_TEST(of(json_array_length(coalesce(json_part<"$.list">(json), "[]"))) == 2);
    BOOST_TEST(of.db.count(select().from(specimens).where(
                   json_extract<"$.number", std::int64_t>(json) == 7)) == 1);
}

TEST_ON_EACH_BACKEND(json_that_is_made) {
    laboratory<Backend> of({.text = "it's \"x\"", .whole = -7, .real = 2.5, .yes = true});
    auto const          made = json_object(as<"text">(specimens.text), as<"none">(specimens.none),
                                           as<"number">(specimens.real), as<"yes">(specimens.yes),
                                           as<"list">(json_array(specimens.whole, 1, "a b", true)));
    BOOST_TEST(without_blanks(of(made)) ==
               R"({"text":"it's\"x\"","none":null,"number":2.5,"yes":true,)"
               R"("list":[-7,1,"ab",true]})");
    BOOST_TEST(of(json_array()) == "[]");
}

TEST_ON_EACH_BACKEND(json_as_rows) {
    laboratory<Backend> of({.json = R"({"list": [1, 2.5, "a \"b\"", null, true, {"k": ["v"]}],)"
                                    R"( "say \"no\"": -0.1, "none": null, "\u00e4": "\u00e4"})"});
    constexpr auto      part =
        json_array_elements<"part">(json_part<"$.list">(specimens.json)).with_ordinality();
    std::string list;
    for (auto const& [place, json] : of.db.all(select(part.ordinality, part.value)
                                                   .from(specimens)
                                                   .cross_join(part)
                                                   .order_by(part.ordinality)))
        list += std::to_string(place) + ':' + without_blanks(json) + ' ';
    BOOST_TEST(list == R"(1:1 2:2.5 3:"a\"b\"" 4:null 5:true 6:{"k":["v"]} )");
    BOOST_TEST((of.db.one(select(json_extract<"$.k[0]">(part.value))
                              .from(specimens)
                              .inner_join(part, part.ordinality == 6)) == "v"));

    constexpr auto member = json_each<"member", std::string>(specimens.json);
    std::string    members;
    for (auto const& [key, text] : of.db.all(select(member.key, member.value)
                                                 .from(specimens)
                                                 .left_join(member, ne(member.key, "list"))
                                                 .order_by(length(member.key), member.key)))
        members += key.value() + '=' + text.value_or("null") + ' ';
    BOOST_TEST(members == "\u00e4=\u00e4 none=null say \"no\"=-0.1 ");

    auto const number = json_array_elements<"number", double>(std::string("[0.1, null, 3]"));
    BOOST_TEST((of.db.all(select(number.value).from(number).order_by(nulls_first(number.value))) ==
                std::vector<std::optional<double>>{std::nullopt, 0.1, 3.0}));
    auto const flag  = json_array_elements<"flag", bool>("[true, false, true]");
    auto const flags = select(flag.value).from(flag).template as<"flags">();
    BOOST_TEST(of.db.count(select(flags[flag.value]).from(flags).where(flags[flag.value])) == 2);

    // Of a null, and of nothing, there are no rows; an outer join keeps the row before.
    constexpr auto none = json_each<"none">(specimens.none);
    BOOST_TEST(of.db.count(select(none.key).from(specimens).cross_join(none)) == 0);
    BOOST_TEST(!of.db.one(select(none.value).from(specimens).left_join(none, none.key == "x"))
                    .has_value());
    auto const empty = json_array_elements<"empty">("[]");
    BOOST_TEST(of.db.count(select(empty.value).from(empty)) == 0);

    // Of the query around.
    BOOST_TEST(of.db.count(select().from(specimens).where(
                   exists(select(part.value).from(part).where(part.value == "true")))) == 1);
}

TEST_ON_EACH_BACKEND(texts_of_all_rows) {
    auto       db     = filled_blog<Backend>();
    auto const sorted = [](std::string text) {
        std::sort(text.begin(), text.end());
        return text;
    };
    BOOST_TEST(db.one(select(string_agg(tags.label, "; ")).from(tags)).value().size() == 7);
    BOOST_TEST(sorted(db.one(select(string_agg(tags.label, "")).from(tags)).value()) == "abc");
    BOOST_TEST(!db.one(select(string_agg(tags.label, ",")).from(tags).where(tags.label == "z"))
                    .has_value());
    BOOST_TEST(sorted(db.one(select(string_agg(users.name, "").filter(users.age > 20)).from(users))
                          .value()) == "ADadee");
    auto const roles = db.all(select(users.age, string_agg(users.email, "+"))
                                  .from(users)
                                  .where(users.age == 20)
                                  .group_by(users.age));
    static_assert(
        std::same_as<std::remove_cvref_t<decltype(roles[0].template get<1>())>, std::string>);
    BOOST_TEST(roles[0].template get<1>().size() == 10);
    db.run(update(users).set(users.name = "x").where(users.id > 1));
    auto const names = db.one(select(string_agg_distinct(users.name)).from(users)).value();
    BOOST_TEST((names == "Ada,x" || names == "x,Ada"));
}

TEST_ON_EACH_BACKEND(texts_in_order) {
    if constexpr (Backend::dialect::facts.features.contains(orm::feature::ordered_aggregates)) {
        auto db = filled_blog<Backend>();
        BOOST_TEST(
            db.one(select(string_agg(tags.label, "; ").order_by(desc(tags.label))).from(tags))
                .value() == "c; b; a");
        BOOST_TEST(without_blanks(
                       db.one(select(json_group_array(users.id).order_by(users.age, desc(users.id)))
                                  .from(users))) == "[5,3,2,1,4]");
        BOOST_TEST(db.one(select(string_agg_distinct(tags.label, "; ")).from(tags)).value() ==
                   "a; b; c");
    }
}

TEST_ON_EACH_BACKEND(json_of_all_rows) {
    auto       db  = filled_blog<Backend>();
    auto const all = [&](auto expression) {
        return without_blanks(db.one(select(expression).from(tags)));
    };
    BOOST_TEST(all(json_group_array(tags.label).filter(tags.label == "c")) == R"(["c"])");
    BOOST_TEST(all(json_group_array(tags.label).filter(tags.label == "z")) == "[]");
    BOOST_TEST(all(json_group_object(tags.label, length(tags.label)).filter(tags.label == "c")) ==
               R"({"c":1})");
    BOOST_TEST(all(json_group_object(tags.label, tags.label).filter(tags.label == "z")) == "{}");
    BOOST_TEST(all(json_group_array(json_object(as<"tag">(tags.label), as<"a">(tags.label == "a")))
                       .filter(tags.label == "a")) == R"([{"tag":"a","a":true}])");
    BOOST_TEST(all(json_group_array(tags.label)).size() == 13);
    auto const nested = db.all(select(users.id, json_group_array(posts.title))
                                   .from(users)
                                   .inner_join(posts, posts.author_id == users.id)
                                   .where(posts.views > 3)
                                   .group_by(users.id)
                                   .order_by(users.id));
    BOOST_REQUIRE(nested.size() == 1);
    BOOST_TEST(without_blanks(nested[0].template get<1>()).size() ==
               std::string(R"(["engines","re:re:engines"])").size());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
