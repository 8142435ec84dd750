// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

namespace {

using numbers = std::vector<std::int64_t>;
using maybe   = std::vector<std::optional<std::int64_t>>;

// grades in the order of their keys: 1 a 10, 1 b 20, 1 c 20, 2 a 30, 2 b 50, 3 a 60
template <class Backend>
auto filled_grades() {
    auto db = filled_blog<Backend>();
    db.insert(std::vector<grade>{
        {.user_id = 1, .subject = "a", .points = 10},
        {.user_id = 1, .subject = "b", .points = 20},
        {.user_id = 1, .subject = "c", .points = 20, .note = "again"},
        {.user_id = 2, .subject = "a", .points = 30},
        {.user_id = 2, .subject = "b", .points = 50, .note = "good"},
        {.user_id = 3, .subject = "a", .points = 60},
    });
    return db;
}

/// The values of an expression in the order of the table above.
template <class Result>
auto values_of(auto& db, auto expression) {
    Result result;
    for (auto const& value :
         db.all(select(expression).from(grades).order_by(grades.user_id, grades.subject)))
        result.emplace_back(value);
    return result;
}

constexpr auto in_order  = order_by(grades.user_id, grades.subject);
constexpr auto by_points = order_by(grades.points);
constexpr auto of_user   = partition_by(grades.user_id).order_by(grades.subject);

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_windows)

TEST_ON_EACH_BACKEND(ranks) {
    auto db = filled_grades<Backend>();
    BOOST_TEST((values_of<numbers>(db, row_number().over(in_order)) == numbers{1, 2, 3, 4, 5, 6}));
    BOOST_TEST((values_of<numbers>(db, row_number().over(of_user)) == numbers{1, 2, 3, 1, 2, 1}));
    BOOST_TEST((values_of<numbers>(db, rank().over(by_points)) == numbers{1, 2, 2, 4, 5, 6}));
    BOOST_TEST((values_of<numbers>(db, dense_rank().over(by_points)) == numbers{1, 2, 2, 3, 4, 5}));
    BOOST_TEST((values_of<numbers>(db, rank().over(order_by(desc(grades.points)))) ==
                numbers{6, 4, 4, 3, 2, 1}));
    BOOST_TEST((values_of<numbers>(db, ntile(4).over(in_order)) == numbers{1, 1, 2, 2, 3, 4}));
    using fractions = std::vector<double>;
    BOOST_TEST((values_of<fractions>(db, percent_rank().over(by_points)) ==
                fractions{0, 0.2, 0.2, 0.6, 0.8, 1}));
    BOOST_TEST((values_of<fractions>(db, cume_dist().over(by_points) * 6.0) ==
                fractions{1, 3, 3, 4, 5, 6}));
}

TEST_ON_EACH_BACKEND(values_of_other_rows) {
    auto           db   = filled_grades<Backend>();
    constexpr auto none = std::nullopt;
    BOOST_TEST((values_of<maybe>(db, lag(grades.points).over(of_user)) ==
                maybe{none, 10, 20, none, 30, none}));
    BOOST_TEST((values_of<maybe>(db, lead(grades.points, 2).over(in_order)) ==
                maybe{20, 30, 50, 60, none, none}));
    BOOST_TEST((values_of<numbers>(db, lag(grades.points, 1, -1).over(of_user)) ==
                numbers{-1, 10, 20, -1, 30, -1}));
    BOOST_TEST((values_of<numbers>(db, lead(grades.points, 1, grades.points).over(of_user)) ==
                numbers{20, 20, 20, 50, 50, 60}));
    BOOST_TEST((values_of<numbers>(db, first_value(grades.points).over(of_user)) ==
                numbers{10, 10, 10, 30, 30, 60}));
    // The default frame ends with the current row.
    BOOST_TEST((values_of<numbers>(db, last_value(grades.points).over(of_user)) ==
                numbers{10, 20, 20, 30, 50, 60}));
    BOOST_TEST(
        (values_of<numbers>(
             db, last_value(grades.points).over(of_user.rows(current_row, unbounded_following))) ==
         numbers{20, 20, 20, 50, 50, 60}));
    BOOST_TEST((values_of<maybe>(db, nth_value(grades.points, 2).over(of_user)) ==
                maybe{none, 20, 20, none, 50, none}));

    // Of types that are stored as others, and of what may be null.
    auto const roles =
        db.all(select(lag(users.role, 1, role::viewer).over(order_by(users.id))).from(users));
    BOOST_TEST((roles ==
                std::vector{role::viewer, role::admin, role::author, role::author, role::editor}));
    auto const names =
        db.all(select(lead(users.name, 1, "none").over(order_by(users.id))).from(users));
    using texts = std::vector<std::optional<std::string>>;
    BOOST_TEST((names == texts{"Bob", none, "Dee", none, "none"}));
}

TEST_ON_EACH_BACKEND(aggregates) {
    auto db = filled_grades<Backend>();
    BOOST_TEST((values_of<numbers>(db, sum(grades.points).over()) ==
                numbers{190, 190, 190, 190, 190, 190}));
    BOOST_TEST((values_of<numbers>(db, sum(grades.points).over(in_order)) ==
                numbers{10, 30, 50, 80, 130, 190}));
    BOOST_TEST((values_of<numbers>(db, max(grades.points).over(partition_by(grades.user_id))) ==
                numbers{20, 20, 20, 50, 50, 60}));
    BOOST_TEST(
        (values_of<numbers>(db, count(grades.note).over(in_order)) == numbers{0, 0, 1, 1, 2, 2}));
    // Equals come into the default frame together.
    BOOST_TEST((values_of<numbers>(db, count().over(by_points)) == numbers{1, 3, 3, 4, 5, 6}));

    auto const late = sum(grades.points).filter(grades.subject > "a").over(in_order);
    BOOST_TEST((values_of<maybe>(db, late) == maybe{std::nullopt, 20, 40, 40, 90, 90}));
    auto const noted = count().filter(is_not_null(grades.note)).over(in_order);
    BOOST_TEST((values_of<numbers>(db, noted) == numbers{0, 0, 1, 1, 2, 2}));
}

TEST_ON_EACH_BACKEND(lists_of_the_rows_around) {
    auto db     = filled_grades<Backend>();
    using texts = std::vector<std::string>;
    BOOST_TEST((values_of<texts>(db, string_agg(grades.subject, "+").over(of_user)) ==
                texts{"a", "a+b", "a+b+c", "a", "a+b", "a"}));
    using maybe_texts = std::vector<std::optional<std::string>>;
    auto const noted  = string_agg(grades.note, ", ").over(in_order);
    BOOST_TEST(
        (values_of<maybe_texts>(db, noted) ==
         maybe_texts{std::nullopt, std::nullopt, "again", "again", "again, good", "again, good"}));
    using lists       = std::vector<std::vector<std::int32_t>>;
    auto const before = array_agg(grades.points).over(of_user.rows(preceding(2), preceding(1)));
    BOOST_TEST((values_of<lists>(db, before) == lists{{}, {10}, {10, 20}, {}, {30}, {}}));
    texts arrays = values_of<texts>(
        db, json_group_array(grades.points).filter(grades.points > 10).over(of_user));
    for (std::string& each : arrays) std::erase(each, ' ');
    BOOST_TEST((arrays == texts{"[]", "[20]", "[20,20]", "[30]", "[30,50]", "[60]"}));
    texts objects =
        values_of<texts>(db, json_group_object(grades.subject, grades.points)
                                 .over(partition_by(grades.user_id).order_by(grades.subject)));
    for (std::string& each : objects) std::erase(each, ' ');
    BOOST_TEST(objects[1] == R"({"a":10,"b":20})");
    BOOST_TEST(objects[5] == R"({"a":60})");
}

TEST_ON_EACH_BACKEND(frames) {
    auto           db    = filled_grades<Backend>();
    constexpr auto none  = std::nullopt;
    constexpr auto total = sum(grades.points);
    auto const     check = [&](auto window, maybe const& expected) {
        BOOST_TEST((values_of<maybe>(db, total.over(window)) == expected));
    };
    check(in_order.rows(preceding(1), following(1)), {30, 50, 70, 100, 140, 110});
    check(in_order.rows(preceding(1)), {10, 30, 40, 50, 80, 110});
    check(in_order.rows(preceding(2), preceding(1)), {none, 10, 30, 40, 50, 80});
    check(in_order.rows(following(1), unbounded_following), {180, 160, 140, 110, 60, none});
    check(by_points.range(preceding(10)), {10, 50, 50, 70, 50, 110});
    check(order_by(desc(grades.points)).range(preceding(10), following(10)),
          {50, 80, 80, 70, 110, 110});
    check(by_points.groups(preceding(1)), {10, 50, 50, 70, 80, 110});
    check(by_points.groups(following(1), following(2)), {70, 80, 80, 110, 60, none});

    constexpr auto around = by_points.groups(preceding(1), following(1));
    check(around, {50, 80, 80, 120, 140, 110});
    check(around.exclude_current_row(), {40, 60, 60, 90, 90, 50});
    check(around.exclude_group(), {40, 40, 40, 90, 90, 50});
    check(around.exclude_ties(), {50, 60, 60, 120, 140, 110});
    check(around.exclude_no_others(), {50, 80, 80, 120, 140, 110});
}

TEST_ON_EACH_BACKEND(named_windows_and_their_parameters) {
    auto           db    = filled_grades<Backend>();
    constexpr auto user  = as<"of user">(partition_by(grades.user_id).order_by(grades.points));
    auto const     near  = as<"near">(in_order.rows(preceding(1), following(param<"after", int>)));
    auto const     total = sum(grades.points).over(near);
    auto           query = db.prepare(select(grades.subject, rank().over(user), total)
                                          .from(grades)
                                          .where(grades.points > param<"above", std::int32_t>)
                                          .window(user, near)
                                          .order_by(rank().over(user), desc(grades.points))
                                          .limit(4));
    auto const     rows  = query.all(param<"after", int> = 2, param<"above", std::int32_t> = 10);
    // 1 b 20, 1 c 20, 2 a 30, 2 b 50, 3 a 60
    BOOST_REQUIRE(rows.size() == 4);
    BOOST_TEST(rows[0][grades.subject] == "a");
    BOOST_TEST(rows[0][total] == 110);
    BOOST_TEST(rows[1][grades.subject] == "a");
    BOOST_TEST(rows[1][rank().over(user)] == 1);
    BOOST_TEST(rows[1][total] == 160);
    BOOST_TEST(rows[2][rank().over(user)] == 1);
}

TEST_ON_EACH_BACKEND(a_window_goes_on_from_another) {
    auto           db     = filled_grades<Backend>();
    constexpr auto user   = as<"of user">(partition_by(grades.user_id));
    constexpr auto sorted = as<"sorted">(user.order_by(grades.subject));
    constexpr auto so_far = sum(grades.points).over(sorted.rows(unbounded_preceding));
    constexpr auto others =
        count().over(user.rows(unbounded_preceding, unbounded_following).exclude_current_row());
    constexpr auto largest = rank().over(user.order_by(desc(grades.points)));
    numbers        totals, counts, places;
    for (auto const& row : db.all(select(so_far, others, largest)
                                      .from(grades)
                                      .window(user, sorted)
                                      .order_by(grades.user_id, grades.subject))) {
        totals.push_back(row[so_far]);
        counts.push_back(row[others]);
        places.push_back(row[largest]);
    }
    BOOST_TEST((totals == numbers{10, 30, 50, 30, 80, 60}));
    BOOST_TEST((counts == numbers{2, 2, 2, 1, 1, 0}));
    BOOST_TEST((places == numbers{3, 1, 1, 2, 1, 1}));
}

TEST_ON_EACH_BACKEND(over_groups) {
    auto           db    = filled_grades<Backend>();
    constexpr auto total = sum(grades.points);
    constexpr auto share = sum(total).over();
    constexpr auto place = rank().over(order_by(desc(total), grades.user_id));
    auto const     all   = db.all(select(grades.user_id, total, share, place)
                                      .from(grades)
                                      .group_by(grades.user_id)
                                      .having(count() > 0)
                                      .order_by(place));
    BOOST_REQUIRE(all.size() == 3);
    BOOST_TEST(all[0][grades.user_id] == 2);
    BOOST_TEST(all[0][total] == 80);
    BOOST_TEST(all[0][share] == 190);
    BOOST_TEST(all[1][grades.user_id] == 3);
    BOOST_TEST(all[2][place] == 3);
}

TEST_ON_EACH_BACKEND(of_joined_tables) {
    auto           db = filled_grades<Backend>();
    constexpr auto previous =
        as<"previous">(lag(grades.points).over(partition_by(users.id).order_by(grades.subject)));
    auto const all = db.all(select(users.email, grades.points, previous)
                                .from(users)
                                .left_join(grades, grades.user_id == users.id)
                                .where(in(users.id, {2, 4}))
                                .order_by(users.id, nulls_first(previous)));
    BOOST_REQUIRE(all.size() == 3);
    BOOST_TEST(!all[0][previous].has_value());
    BOOST_TEST(all[1][previous].value() == 30);
    BOOST_TEST(!all[2][grades.points].has_value());
}

TEST_ON_EACH_BACKEND(over_no_rows) {
    auto db = empty_blog<Backend>();
    BOOST_TEST(db.all(select(sum(grades.points).over(), count().over()).from(grades)).empty());
    auto const alone = db.one(select(sum(sum(grades.points)).over()).from(grades));
    BOOST_TEST(!alone.has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
