// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "integration/common/backends.hpp"

// Arrays as columns: what is in them comes back, and conditions look into them.

namespace integration::arrays {

using namespace orm;
using namespace orm::dsl;

enum class mark { plain, quoted };
ORM_ENUM(mark, plain, (quoted, "it's \"this\" \\ {one}, NULL"))

using blob   = std::vector<std::byte>;
using day    = std::chrono::sys_days;
using moment = std::chrono::sys_time<std::chrono::microseconds>;
using std::chrono::microseconds;

/// A type of the user's own.
struct euros {
    std::int64_t cents                          = 0;
    bool         operator==(euros const&) const = default;
};

}  // namespace integration::arrays

template <>
struct orm::codec<integration::arrays::euros> {
    using stored = std::int64_t;
    static std::int64_t encode(integration::arrays::euros money) { return money.cents; }
    static auto         decode(std::int64_t cents) { return integration::arrays::euros{cents}; }
};

namespace integration::arrays {

template <class Type>
using maybe = std::optional<Type>;

struct keeper {
    std::int64_t                     id{};
    std::vector<bool>                truths{};
    std::vector<std::int16_t>        small{};
    std::vector<std::uint32_t>       numbers{};
    std::vector<std::int64_t>        large{};
    std::vector<float>               ratios{};
    std::vector<double>              scores{};
    std::vector<maybe<std::string>>  texts{};
    std::vector<blob>                blobs{};
    std::vector<mark>                marks{};
    std::vector<maybe<day>>          days{};
    std::vector<moment>              moments{};
    std::vector<microseconds>        lengths{};
    std::vector<euros>               prices{};
    maybe<std::vector<std::int32_t>> maybe_some{};

    bool operator==(keeper const&) const = default;
};
ORM_TABLE(keepers, keeper, "keepers",
    (id, primary_key), (truths), (small), (numbers), (large), (ratios), (scores), (texts), (blobs),
    (marks), (days), (moments), (lengths), (prices), (maybe_some))

template <class Number>
std::vector<Number> extremes() {
    using limits = std::numeric_limits<Number>;
    return {limits::lowest(), limits::max(), limits::min(), Number{}, Number{1}};
}

keeper full(std::int64_t id) {
    using namespace std::chrono;
    auto scores = extremes<double>();
    scores.push_back(0.1 + 0.2);
    scores.push_back(1e300 / 3);
    return {
        .id      = id,
        .truths  = {true, false, true},
        .small   = extremes<std::int16_t>(),
        .numbers = extremes<std::uint32_t>(),
        .large   = extremes<std::int64_t>(),
        .ratios  = extremes<float>(),
        .scores  = scores,
        .texts   = {"", std::nullopt, "NULL", "\"{,}\\ \n\t'", "\u00e4\U0001F600"},
        .blobs   = {{}, {std::byte{0}, std::byte{255}}},
        .marks   = {mark::quoted, mark::plain},
        .days    = {day(std::chrono::year{1} / 1 / 1), std::nullopt,
                    day(std::chrono::year{9999} / 12 / 31)},
        .moments = {moment(microseconds(-1)), moment(sys_days(std::chrono::year{2024} / 2 / 29))},
        .lengths = {microseconds(-1), microseconds(86'400'000'001)},
        .prices  = {{-5}, {1'000'000'000'000}},
        .maybe_some = std::vector<std::int32_t>{7}};
}

struct post {
    std::int64_t                     id{};
    std::vector<std::string>         tags{};
    maybe<std::vector<std::int32_t>> scores{};
};
ORM_TABLE(posts, post, "posts", (id, primary_key), (tags), (scores))

template <class Backend>
auto three_posts() {
    auto db = created<Backend>(schema(posts));
    db.insert(std::vector<post>{{1, {"c++", "sql"}, std::vector{1, 2, 3}},
                                {2, {"sql"}, std::nullopt},
                                {3, {}, std::vector<std::int32_t>{}}});
    return db;
}

using ids = std::vector<std::int64_t>;

BOOST_AUTO_TEST_SUITE(integration_common_arrays)

TEST_ON_EACH_BACKEND(they_come_back_as_they_were) {
    auto   db = created<Backend>(schema(keepers));
    keeper empty;
    empty.id = 1;
    db.insert(empty);
    db.insert(full(2));
    db.insert(std::vector<keeper>{full(3), full(4)});
    BOOST_TEST((*db.find(keepers, 1) == empty));
    BOOST_TEST((*db.find(keepers, 2) == full(2)));
    BOOST_TEST((*db.find(keepers, 4) == full(4)));
    keeper changed     = full(3);
    changed.maybe_some = std::nullopt;
    changed.texts      = {std::nullopt};
    db.update(changed);
    BOOST_TEST((*db.find(keepers, 3) == changed));
    auto found = db.all(select(keepers.id)
                            .from(keepers)
                            .where(keepers.scores == full(2).scores)
                            .order_by(keepers.id));
    BOOST_TEST((found == ids{2, 3, 4}));
    found = db.all(select(keepers.id)
                       .from(keepers)
                       .where(and_(contains(keepers.prices, euros{-5}),
                                   contains(keepers.days, full(2).days[0]),
                                   contains(keepers.marks, mark::quoted)))
                       .order_by(keepers.id));
    BOOST_TEST((found == ids{2, 3, 4}));
}

TEST_ON_EACH_BACKEND(conditions_look_into_them) {
    auto       db   = three_posts<Backend>();
    auto const find = [&](auto condition) {
        return db.all(select(posts.id).from(posts).where(condition).order_by(posts.id));
    };
    BOOST_TEST((find(contains(posts.tags, "sql")) == ids{1, 2}));
    BOOST_TEST((find(contains(posts.tags, std::string("c++"))) == ids{1}));
    BOOST_TEST((find(contains_all(posts.tags, {"sql", "c++"})) == ids{1}));
    BOOST_TEST((find(contains_any(posts.tags, {"perl", "c++"})) == ids{1}));
    BOOST_TEST((find(contained_in(posts.tags, {"sql"})) == ids{2, 3}));
    BOOST_TEST((find(contains_all(posts.tags, std::vector<std::string>{})) == ids{1, 2, 3}));
    BOOST_TEST((find(contains(posts.scores, 2)) == ids{1}));
    BOOST_TEST((find(not_(contains(posts.scores, 2))) == ids{3}));  // a null array is neither
    BOOST_TEST((find(eq(posts.tags, std::vector<std::string>{"sql"})) == ids{2}));
    BOOST_TEST((find(cardinality(posts.tags) > 1) == ids{1}));
    BOOST_TEST((find(contains_all(posts.tags, posts.tags)) == ids{1, 2, 3}));
    BOOST_TEST((find(array_position(posts.tags, "sql") == 1) == ids{2}));
    BOOST_TEST((find(is_null(array_position(posts.scores, 3))) == ids{2, 3}));
}

TEST_ON_EACH_BACKEND(their_elements_are_rows) {
    auto           db  = three_posts<Backend>();
    constexpr auto tag = unnest<"tag">(posts.tags);
    std::string    counts;
    for (auto const& [name, times] : db.all(select(tag.value, count())
                                                .from(posts)
                                                .cross_join(tag)
                                                .group_by(tag.value)
                                                .order_by(tag.value)))
        counts += name + std::to_string(times) + ' ';
    BOOST_TEST(counts == "c++1 sql2 ");

    // Of a null there are none, as of an empty one; an outer join keeps the row.
    constexpr auto score = unnest<"score">(posts.scores);
    std::string    sums;
    for (auto const& [id, sum] : db.all(select(posts.id, orm::dsl::sum(score.value))
                                            .from(posts)
                                            .left_join(score, score.value > 1)
                                            .group_by(posts.id)
                                            .order_by(posts.id)))
        sums += std::to_string(id) + ':' + (sum ? std::to_string(*sum) : "") + ' ';
    BOOST_TEST(sums == "1:5 2: 3: ");

    constexpr auto placed = unnest<"placed">(posts.tags).with_ordinality();
    std::string    places;
    for (auto const& [id, name, place] : db.all(select(posts.id, placed.value, placed.ordinality)
                                                    .from(posts)
                                                    .cross_join(placed)
                                                    .order_by(posts.id, desc(placed.ordinality))))
        places += std::to_string(id) + name + std::to_string(place) + ' ';
    BOOST_TEST(places == "1sql2 1c++1 2sql1 ");

    auto const  wanted = unnest<"wanted">(ids{3, 7, 1});
    std::string found;
    for (auto const& [id, tags] : db.all(select(wanted.value, posts.tags)
                                             .from(wanted)
                                             .left_join(posts, posts.id == wanted.value)
                                             .order_by(desc(wanted.value))))
        found += std::to_string(id) + ':' + (tags ? std::to_string(tags->size()) : "") + ' ';
    BOOST_TEST(found == "7: 3:0 1:2 ");

    auto const given = wanted.with_ordinality();
    auto const late  = select().from(given).where(given.ordinality > 1).template as<"late">();
    BOOST_TEST((db.all(select(late[given.value]).from(late).order_by(late[given.ordinality])) ==
                ids{7, 1}));

    auto const numbers = [&](std::int64_t first, std::int64_t last, std::int64_t step) {
        auto const each = generate_series<"each">(first, last, step);
        return db.all(select(each.value).from(each).order_by(each.value));
    };
    BOOST_TEST((numbers(1, 6, 2) == ids{1, 3, 5}));
    BOOST_TEST((numbers(5, 1, -2) == ids{1, 3, 5}));
    BOOST_TEST((numbers(2, 1, 1).empty()));
    BOOST_TEST((numbers(7, 7, 1) == ids{7}));
    BOOST_CHECK_THROW(numbers(1, 2, 0), orm::usage_error);
}

TEST_ON_EACH_BACKEND(elements_of_all_types_are_values) {
    auto db = created<Backend>(schema(keepers));
    db.insert(full(2));
    constexpr auto each  = unnest<"each">(keepers.blobs);
    constexpr auto kind  = unnest<"kind">(keepers.marks);
    constexpr auto price = unnest<"price">(keepers.prices);
    constexpr auto when  = unnest<"when">(keepers.days);
    auto const     rows  = db.all(
        select(each.value, kind.value, price.value, when.value)
            .from(keepers)
            .cross_join(each)
            .cross_join(kind)
            .cross_join(price)
            .cross_join(when)
            .where(and_(kind.value == mark::quoted, price.value == euros{-5}, is_null(when.value)))
            .order_by(desc(each.value)));
    BOOST_TEST(rows.size() == 2u);
    constexpr auto kept = select(each.value).from(keepers).cross_join(each).as<"kept">();
    BOOST_TEST(
        db.all(select(kept[each.value]).from(kept).where(length(kept[each.value]) > 1)).size() ==
        1u);
    auto const& [bytes, of, cost, day_] = rows.front();
    BOOST_TEST((bytes == full(2).blobs[1] && of == mark::quoted && cost == euros{-5} && !day_));
}

TEST_ON_EACH_BACKEND(they_grow_and_are_made) {
    auto db = three_posts<Backend>();
    db.run(update(posts).set(posts.tags = array_append(posts.tags, "\"new\"")).all_rows());
    db.run(update(posts).set(posts.scores = array_cat(posts.scores, {8, 9})).where(posts.id == 2));
    using texts = std::vector<std::string>;
    BOOST_TEST((db.find(posts, 1)->tags == texts{"c++", "sql", "\"new\""}));
    BOOST_TEST((db.find(posts, 3)->tags == texts{"\"new\""}));
    BOOST_TEST((*db.find(posts, 2)->scores == std::vector{8, 9}));
    auto const without = [&](std::string const& tag) {
        db.run(update(posts).set(posts.tags = array_remove(posts.tags, tag)).all_rows());
        return db.find(posts, 1)->tags;
    };
    db.run(update(posts).set(posts.tags = texts{"x", "c++", "x", "sql", "x"}).where(posts.id == 1));
    BOOST_TEST((without("x") == texts{"c++", "sql"}));
    BOOST_TEST((without("perl") == texts{"c++", "sql"}));
    db.run(update(posts).set(posts.scores = array_remove(posts.scores, 2)).all_rows());
    BOOST_TEST((*db.find(posts, 1)->scores == std::vector{1, 3}));
    db.run(
        update(posts).set(posts.tags = array_append(posts.tags, "\"new\"")).where(posts.id == 1));
    BOOST_TEST((db.one(select(array_agg(posts.id)).from(posts)).size() == 3));
    BOOST_TEST((db.one(select(array_agg(posts.id)).from(posts).where(posts.id > 9)).empty()));
    auto const [id, all] = db.one(select(posts.id, array_agg(posts.id * 0.1))
                                      .from(posts)
                                      .where(posts.id == 3)
                                      .group_by(posts.id));
    BOOST_TEST((all == std::vector<double>{3 * 0.1}));
}

TEST_ON_EACH_BACKEND(a_null_is_no_element_of_a_type_without_one) {
    auto       db     = created<Backend>(schema(posts));
    bool const sqlite = !Backend::dialect::facts.schemas;
    db.backend().run_script(sqlite ? R"(insert into posts values (1, '["a",null]', null))"
                                   : "insert into posts values (1, '{a,null}', null)");
    BOOST_CHECK_THROW(db.find(posts, 1), decode_error);
    db.backend().run_script(sqlite ? R"(update posts set tags = '[["a"]]')"
                                   : "update posts set tags = '{{a},{b}}'");
    BOOST_CHECK_THROW(db.find(posts, 1), decode_error);
    if (!sqlite) return;
    for (char const* const text :
         {"", "[", "[1]", "[\"a\",]", "[\"a]", "[] ]", "{}", R"(["\ud800"])"}) {
        db.run(raw_query("update posts set tags = {}", std::string(text)));
        BOOST_CHECK_THROW(db.find(posts, 1), decode_error);
    }
    db.run(raw_query("update posts set tags = {}", std::string(R"( [ "\u00e4\ud83d\ude00\n" ] )")));
    BOOST_TEST(db.find(posts, 1)->tags[0] == "\u00e4\U0001F600\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration::arrays
