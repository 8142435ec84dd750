// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cmath>
#include <cstring>
#include <deque>
#include <limits>
#include <numeric>
#include <random>
#include <set>
#include <span>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

using day    = std::chrono::year_month_day;
using moment = std::chrono::sys_time<std::chrono::microseconds>;

enum class size { small = -1, large = 700 };
ORM_ENUM(size, small, large)

/// One column of each kind that a list can be made of.
struct listed {
    std::int64_t                id{};
    std::string                 text;
    double                      number{};
    integration::size           by_name   = size::small;
    integration::size           by_number = size::small;
    day                         date{std::chrono::sys_days()};
    moment                      at{};
    moment                      at_number{};
    bool                        flag{};
    std::optional<std::int32_t> maybe;
};
ORM_TABLE(listing, listed, "listing",
    (id, primary_key),
    (text),
    (number),
    (by_name),
    (by_number, as_integer),
    (date),
    (at),
    (at_number, as_integer),
    (flag),
    (maybe))

inline constexpr auto list_schema = orm::schema(listing);

/// Ids of the rows that meet a condition.
template <class Database, class Condition>
std::vector<std::int64_t> listed_ids(Database& db, Condition condition) {
    return db.all(select(listing.id).from(listing).where(condition).order_by(listing.id));
}

using keys = std::vector<std::int64_t>;

BOOST_AUTO_TEST_SUITE(integration_lists)

TEST_ON_EACH_BACKEND(an_empty_list_meets_nothing) {
    auto db = filled_blog<Backend>();
    BOOST_TEST(db.count(select().from(users).where(in(users.id, keys{}))) == 0);
    BOOST_TEST(db.count(select().from(users).where(not_in(users.id, keys{}))) == 5);
    // Not even a null: it is not among nothing.
    BOOST_TEST(db.count(select().from(users).where(in(users.name, {}))) == 0);
    BOOST_TEST(db.count(select().from(users).where(not_in(users.name, {}))) == 5);
    BOOST_TEST(db.run(delete_from(users).where(in(users.id, keys{}))) == 0);
}

TEST_ON_EACH_BACKEND(numbers) {
    auto db = filled_blog<Backend>();
    BOOST_TEST(db.count(select().from(users).where(in(users.id, {2, 4, 99}))) == 2);
    BOOST_TEST(db.count(select().from(users).where(not_in(users.id, {2, 4, 99}))) == 3);
    BOOST_TEST(db.count(select().from(users).where(in(users.id, {1}))) == 1);
    BOOST_TEST(db.count(select().from(users).where(in(users.id, std::vector<int>{1, 1, 1}))) == 1);
    BOOST_TEST(db.count(select().from(users).where(in(users.id + 1, std::set<long>{2, 3}))) == 2);
    BOOST_TEST(db.count(select().from(users).where(in(users.age, std::deque<short>{20}))) == 2);
    // A null is in no list and outside of none.
    BOOST_TEST(db.count(select().from(users).where(in(users.score, {4.0, 7.25}))) == 2);
    BOOST_TEST(db.count(select().from(users).where(not_in(users.score, {4.0, 7.25}))) == 1);
}

TEST_ON_EACH_BACKEND(texts_of_a_braced_list_outlive_it) {
    auto const long_text = [](char letter) { return std::string(100, letter); };
    auto       db        = filled_blog<Backend>();
    auto const query = select().from(users).where(in(users.name, {long_text('a'), long_text('b')}));
    auto const none =
        select().from(users).where(not_in(users.email, {long_text('a'), long_text('b')}));
    BOOST_TEST(db.count(query) == 0);
    BOOST_TEST(db.count(none) == 5);
}

TEST_ON_EACH_BACKEND(a_span_is_looked_at_and_not_copied) {
    auto       db = filled_blog<Backend>();
    keys       given{1, 2, 3};
    auto const query = select().from(users).where(in(users.id, std::span<std::int64_t>(given)));
    auto const copy  = select().from(users).where(in(users.id, given));
    given            = {1, 77, 78};
    BOOST_TEST(db.count(query) == 1);
    BOOST_TEST(db.count(copy) == 3);
}

TEST_ON_EACH_BACKEND(long_lists) {
    auto                db = created<Backend>(list_schema);
    std::vector<listed> rows(500);
    for (std::size_t at = 0; at != rows.size(); ++at) {
        rows[at].id   = static_cast<std::int64_t>(at) * 1'000;
        rows[at].text = "number " + std::to_string(rows[at].id);
    }
    db.insert(rows);
    for (std::size_t length : {1U, 1'000U, 100'000U}) {
        keys numbers(length);
        std::iota(numbers.begin(), numbers.end(), 0);
        std::vector<std::string> texts;
        for (auto number : numbers) texts.push_back("number " + std::to_string(number));
        auto const expected = static_cast<std::int64_t>((length + 999) / 1'000);
        BOOST_TEST_CONTEXT(length << " elements") {
            BOOST_TEST(db.count(select().from(listing).where(in(listing.id, numbers))) == expected);
            BOOST_TEST(db.count(select().from(listing).where(not_in(listing.id, numbers))) ==
                       500 - expected);
            BOOST_TEST(db.count(select().from(listing).where(in(listing.text, texts))) == expected);
        }
    }
}

TEST_ON_EACH_BACKEND(the_length_of_a_list_prepares_nothing_new) {
    auto db = filled_blog<Backend>();
    db.all(select(users.id).from(users).where(in(users.id, keys{})));
    auto const prepared = db.stats().prepared;
    for (std::size_t length = 1; length != 20; ++length)
        db.all(select(users.id).from(users).where(in(users.id, keys(length))));
    BOOST_TEST(db.stats().prepared == prepared);
}

TEST_ON_EACH_BACKEND(texts_of_every_character) {
    auto                     db = created<Backend>(list_schema);
    std::vector<std::string> texts{"",        "'",         "''",      "\"",           "\\",
                                   "\\\\",    "a\"b\\c'd", "[1, 2]",  "null",         "\\u0041",
                                   "]",       ",",         "ünïcödé", "日本語",       "\U0001F600",
                                   "e\u0301", "\u00e9",    "\u2028",  "\xEF\xBB\xBF", "a b"};
    for (char character = 1; character != 127; ++character)
        texts.push_back(std::string("<") + character + ">");
    std::vector<listed> rows(texts.size());
    for (std::size_t at = 0; at != texts.size(); ++at) {
        rows[at].id   = static_cast<std::int64_t>(at);
        rows[at].text = texts[at];
    }
    db.insert(rows);
    for (std::size_t at = 0; at != texts.size(); ++at) {
        BOOST_TEST_CONTEXT("element " << at) {
            auto const one = std::vector<std::string>{texts[at]};
            BOOST_TEST((listed_ids(db, in(listing.text, one)) == keys{std::int64_t(at)}));
            BOOST_TEST(listed_ids(db, not_in(listing.text, one)).size() == texts.size() - 1);
        }
    }
    BOOST_TEST(listed_ids(db, in(listing.text, texts)).size() == texts.size());
    BOOST_TEST((listed_ids(db, in(listing.text, {"'", "\""})) == keys{1, 3}));
}

TEST_ON_EACH_BACKEND(a_text_with_a_nul_character_never_meets_another) {
    auto db = created<Backend>(list_schema);
    db.insert(listed{.id = 1, .text = "a"});
    // PostgreSQL has no such texts.
    if (Backend::dialect::facts.integer_booleans)
        db.insert(listed{.id = 2, .text = std::string("a\0b", 3)});
    else
        BOOST_CHECK_THROW(db.insert(listed{.id = 2, .text = std::string("a\0b", 3)}),
                          orm::encode_error);
    auto const looked_for = std::vector<std::string>{std::string("a\0b", 3)};
    // An engine finds the row or refuses the list; it must not take the text up to the NUL for it.
    try {
        BOOST_TEST((listed_ids(db, in(listing.text, looked_for)) == keys{2}));
        BOOST_TEST((listed_ids(db, not_in(listing.text, looked_for)) == keys{1}));
    } catch (orm::encode_error const& refused) {
        BOOST_TEST(std::string(refused.what()).find("NUL") != std::string::npos);
    }
}

TEST_ON_EACH_BACKEND(every_number_finds_itself) {
    auto db = created<Backend>(list_schema);

    constexpr auto            lowest  = std::numeric_limits<std::int64_t>::min();
    constexpr auto            highest = std::numeric_limits<std::int64_t>::max();
    std::vector<std::int64_t> whole{lowest, lowest + 1,  -1,      0,
                                    1,      highest - 1, highest, (std::int64_t{1} << 53) + 1};
    std::vector<double>       fractions{0.1,
                                  -0.1,
                                  1e300,
                                  -1e-300,
                                  5e-324,
                                  1.0 / 3,
                                  123456789.123456789,
                                  std::numeric_limits<double>::max(),
                                  std::numeric_limits<double>::min(),
                                  1e22,
                                  1e23,
                                  0.5};
    std::mt19937_64           random(7);
    while (fractions.size() != 200) {
        auto const bits = random();
        double     number{};
        std::memcpy(&number, &bits, sizeof number);
        if (std::isfinite(number)) fractions.push_back(number);
    }
    while (whole.size() != fractions.size()) whole.push_back(static_cast<std::int64_t>(random()));
    std::vector<listed> rows(whole.size());
    for (std::size_t at = 0; at != rows.size(); ++at) {
        rows[at].id     = whole[at];
        rows[at].number = fractions[at];
    }
    db.insert(rows);
    for (std::size_t at = 0; at != rows.size(); ++at) {
        BOOST_TEST((listed_ids(db, in(listing.id, keys{whole[at]})) == keys{whole[at]}));
        BOOST_TEST((listed_ids(db, in(listing.number, std::vector<double>{fractions[at]})) ==
                    keys{whole[at]}),
                   "in() does not find " << fractions[at]);
    }
    BOOST_TEST(listed_ids(db, in(listing.id, whole)).size() == whole.size());
    BOOST_TEST(listed_ids(db, in(listing.number, fractions)).size() == whole.size());
    auto const past = std::vector<std::uint64_t>{std::numeric_limits<std::uint64_t>::max()};
    BOOST_CHECK_THROW(listed_ids(db, in(listing.id, past)), orm::encode_error);
    auto const nan = std::vector<double>{std::numeric_limits<double>::quiet_NaN()};
    if (Backend::dialect::facts.integer_booleans)
        BOOST_CHECK_THROW(listed_ids(db, in(listing.number, nan)), orm::encode_error);
    else
        BOOST_TEST(listed_ids(db, in(listing.number, nan)).empty());
}

TEST_ON_EACH_BACKEND(values_are_listed_as_they_are_stored) {
    using namespace std::chrono_literals;
    auto         db = created<Backend>(list_schema);
    day const    leap{1960y / 2 / 29}, last{9999y / 12 / 31};
    moment const before{-1us}, later{std::chrono::sys_days(last)};
    db.insert(std::vector<listed>{
        {.id        = 1,
         .by_name   = size::large,
         .by_number = size::large,
         .date      = leap,
         .at        = before,
         .at_number = before,
         .flag      = true,
         .maybe     = 5},
        {.id = 2, .date = last, .at = later, .at_number = later},
    });
    BOOST_TEST((listed_ids(db, in(listing.by_name, {size::large})) == keys{1}));
    BOOST_TEST((listed_ids(db, in(listing.by_number, {size::large})) == keys{1}));
    BOOST_TEST((listed_ids(db, not_in(listing.by_number, {size::large})) == keys{2}));
    BOOST_TEST((listed_ids(db, in(listing.date, {leap})) == keys{1}));
    BOOST_TEST((listed_ids(db, in(listing.date, {last, leap})) == keys{1, 2}));
    BOOST_TEST((listed_ids(db, in(listing.at, {before})) == keys{1}));
    BOOST_TEST((listed_ids(db, in(listing.at, {later})) == keys{2}));
    BOOST_TEST((listed_ids(db, in(listing.at_number, {before})) == keys{1}));
    BOOST_TEST((listed_ids(db, not_in(listing.at_number, {before})) == keys{2}));
    BOOST_TEST((listed_ids(db, in(listing.flag, {true})) == keys{1}));
    BOOST_TEST((listed_ids(db, in(listing.maybe, {5})) == keys{1}));
    BOOST_TEST((listed_ids(db, in(listing.maybe, {6})) == keys{}));
}

TEST_ON_EACH_BACKEND(the_rows_of_a_query) {
    auto       db      = filled_blog<Backend>();
    auto const writers = select(posts.author_id).from(posts).where(posts.views > 5);
    BOOST_TEST((db.all(select(users.id).from(users).where(in(users.id, writers))) == keys{1}));
    BOOST_TEST(
        (db.all(select(users.id)
                    .from(users)
                    .where(not_in(users.id, select(posts.author_id).from(posts)) && users.age > 0)
                    .order_by(users.id)) == keys{3, 4}));
    // A null among them makes `not in` true for nobody.
    BOOST_TEST(db.count(select(users.id).from(users).where(
                   not_in(users.id, select(posts.parent_id).from(posts)))) == 0);
    BOOST_TEST(db.run(delete_from(posts).where(in(
                   posts.author_id, select(users.id).from(users).where(users.email == "bob@x")))) ==
               2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
