// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

using ids = std::vector<std::int64_t>;

/// The ids of the users that meet a condition.
template <class Database, class Condition>
ids matches(Database& db, Condition condition) {
    return db.all(select(users.id).from(users).where(condition).order_by(users.id));
}

BOOST_AUTO_TEST_SUITE(integration_filters)

TEST_ON_EACH_BACKEND(comparisons) {
    auto db = filled_blog<Backend>();  // ages 36, 20, 20, 51, 0
    BOOST_TEST((matches(db, eq(users.age, 20)) == ids{2, 3}));
    BOOST_TEST((matches(db, ne(users.age, 20)) == ids{1, 4, 5}));
    BOOST_TEST((matches(db, lt(users.age, 20)) == ids{5}));
    BOOST_TEST((matches(db, lte(users.age, 20)) == ids{2, 3, 5}));
    BOOST_TEST((matches(db, gt(users.age, 36)) == ids{4}));
    BOOST_TEST((matches(db, gte(users.age, 36)) == ids{1, 4}));
    BOOST_TEST((matches(db, users.age == 20) == ids{2, 3}));
    BOOST_TEST((matches(db, users.age != 20) == ids{1, 4, 5}));
    BOOST_TEST((matches(db, users.age < 20) == ids{5}));
    BOOST_TEST((matches(db, users.age <= 20) == ids{2, 3, 5}));
    BOOST_TEST((matches(db, users.age > 36) == ids{4}));
    BOOST_TEST((matches(db, 36 <= users.age) == ids{1, 4}));
    BOOST_TEST((matches(db, users.email == std::string("bob@x")) == ids{2}));
    BOOST_TEST((matches(db, users.email == std::string_view("bob@x")) == ids{2}));
    BOOST_TEST((matches(db, users.role == role::author) == ids{2, 3}));
    BOOST_TEST((matches(db, users.score >= 7.25) == ids{1, 4}));
    BOOST_TEST((matches(db, users.id + 33 == users.age + (-2)) == ids{1}));
}

TEST_ON_EACH_BACKEND(a_comparison_with_a_null_is_never_true) {
    auto db = filled_blog<Backend>();
    BOOST_TEST((matches(db, users.name != "Ada") == ids{2, 4}));
    BOOST_TEST((matches(db, !(users.name == "Ada")) == ids{2, 4}));
    BOOST_TEST((matches(db, users.name == users.name) == ids{1, 2, 4}));
}

TEST_ON_EACH_BACKEND(tests_for_null) {
    auto db = filled_blog<Backend>();
    BOOST_TEST((matches(db, is_null(users.name)) == ids{3, 5}));
    BOOST_TEST((matches(db, is_not_null(users.name)) == ids{1, 2, 4}));
    BOOST_TEST((matches(db, is_null(users.email)) == ids{}));
    BOOST_TEST((matches(db, is_null(users.score + 1)) == ids{3, 5}));
    BOOST_TEST((matches(db, !is_null(users.name)) == ids{1, 2, 4}));
    BOOST_TEST((matches(db, not_(is_not_null(users.name))) == ids{3, 5}));
}

TEST_ON_EACH_BACKEND(distinct_from_takes_null_as_a_value) {
    auto db   = filled_blog<Backend>();
    auto none = std::optional<std::string>();
    auto ada  = std::optional<std::string>("Ada");
    BOOST_TEST((matches(db, is_distinct_from(users.name, ada)) == ids{2, 3, 4, 5}));
    BOOST_TEST((matches(db, is_not_distinct_from(users.name, ada)) == ids{1}));
    BOOST_TEST((matches(db, is_distinct_from(users.name, none)) == ids{1, 2, 4}));
    BOOST_TEST((matches(db, is_not_distinct_from(users.name, none)) == ids{3, 5}));
}

TEST_ON_EACH_BACKEND(between_includes_its_bounds) {
    auto db = filled_blog<Backend>();
    BOOST_TEST((matches(db, between(users.age, 20, 36)) == ids{1, 2, 3}));
    BOOST_TEST((matches(db, not_between(users.age, 20, 36)) == ids{4, 5}));
    BOOST_TEST((matches(db, between(users.age, 36, 20)) == ids{}));
    BOOST_TEST((matches(db, not_between(users.age, 36, 20)) == ids{1, 2, 3, 4, 5}));
    BOOST_TEST((matches(db, between(users.age, users.id, users.id * 20)) == ids{2, 3, 4}));
    BOOST_TEST((matches(db, between(users.email, "b", "d")) == ids{2, 3}));
}

TEST_ON_EACH_BACKEND(logic) {
    auto       db     = filled_blog<Backend>();
    auto const young  = users.age < 30;
    auto const writes = users.role == role::author;
    BOOST_TEST((matches(db, and_(young, writes)) == ids{2, 3}));
    BOOST_TEST((matches(db, or_(users.age > 50, writes)) == ids{2, 3, 4}));
    BOOST_TEST((matches(db, not_(young)) == ids{1, 4}));
    BOOST_TEST((matches(db, (young || users.id == 1) && !writes) == ids{1, 5}));
    BOOST_TEST((matches(db, young || (users.id == 1 && !writes)) == ids{1, 2, 3, 5}));
    BOOST_TEST((matches(db, !(young && writes)) == ids{1, 4, 5}));
    BOOST_TEST((matches(db, and_(young, writes, users.id != 2)) == ids{3}));
    BOOST_TEST((matches(db, or_(users.id == 1, users.id == 2, users.id == 5)) == ids{1, 2, 5}));
    BOOST_TEST((matches(db, (users.age > 30) == (users.role == role::admin)) == ids{1, 2, 3, 5}));
}

TEST_ON_EACH_BACKEND(conditions_of_nothing) {
    auto db = filled_blog<Backend>();
    BOOST_TEST((matches(db, and_()) == ids{1, 2, 3, 4, 5}));
    BOOST_TEST((matches(db, or_()) == ids{}));
    BOOST_TEST((matches(db, not_(or_())) == ids{1, 2, 3, 4, 5}));
    BOOST_TEST((matches(db, and_(users.id == 2, or_())) == ids{}));
    BOOST_TEST((matches(db, or_(users.id == 2, or_())) == ids{2}));
    BOOST_TEST((matches(db, or_(users.id == 2, and_())) == ids{1, 2, 3, 4, 5}));
}

TEST_ON_EACH_BACKEND(two_wheres_have_both_to_be_met) {
    auto       db    = filled_blog<Backend>();
    auto const young = select(users.id).from(users).where(users.age < 30 || users.id == 1);
    BOOST_TEST(
        (db.all(young.where(users.role == role::author || users.id == 1).order_by(users.id)) ==
         ids{1, 2, 3}));
    BOOST_TEST((db.all(young.order_by(users.id)) == ids{1, 2, 3, 5}));
}

TEST_ON_EACH_BACKEND(optional_conditions) {
    auto       db   = filled_blog<Backend>();
    auto const find = [&](std::optional<role> role, std::optional<int> older, bool named) {
        return matches(db, and_(when(role, [](auto const& is) { return users.role == is; }),
                                when(older, [](int than) { return users.age > than; }),
                                when(named, is_not_null(users.name))));
    };
    BOOST_TEST((find({}, {}, false) == ids{1, 2, 3, 4, 5}));
    BOOST_TEST((find(role::author, {}, false) == ids{2, 3}));
    BOOST_TEST((find({}, 19, false) == ids{1, 2, 3, 4}));
    BOOST_TEST((find({}, {}, true) == ids{1, 2, 4}));
    BOOST_TEST((find(role::author, 19, false) == ids{2, 3}));
    BOOST_TEST((find(role::author, 20, false) == ids{}));
    BOOST_TEST((find(role::author, {}, true) == ids{2}));
    BOOST_TEST((find({}, 30, true) == ids{1, 4}));
    BOOST_TEST((find(role::admin, 30, true) == ids{1}));
    // The same again, now with statements that are known.
    BOOST_TEST((find(role::editor, {}, false) == ids{4}));
    BOOST_TEST((find({}, {}, false) == ids{1, 2, 3, 4, 5}));
}

TEST_ON_EACH_BACKEND(optional_conditions_inside_of_others) {
    auto       db   = filled_blog<Backend>();
    auto const find = [&](bool first, bool second, bool third) {
        return matches(db, or_(and_(when(first, users.id == 1), when(first, users.age == 36)),
                               not_(when(second, users.id != 2)), when(third, users.id == 3)));
    };
    BOOST_TEST((find(true, true, true) == ids{1, 2, 3}));
    BOOST_TEST((find(true, false, true) == ids{1, 3}));
    BOOST_TEST((find(false, true, false) == ids{2}));
    BOOST_TEST((find(false, false, true) == ids{3}));
    // Nothing is left of it: there is no condition.
    BOOST_TEST((find(false, false, false) == ids{1, 2, 3, 4, 5}));
}

TEST_ON_EACH_BACKEND(the_function_of_an_absent_condition_is_not_called) {
    auto db    = filled_blog<Backend>();
    int  calls = 0;
    auto call  = [&](int age) { return ++calls, users.age == age; };
    BOOST_TEST((matches(db, when(std::optional<int>(), call)).size() == 5));
    BOOST_TEST(calls == 0);
    BOOST_TEST((matches(db, when(std::optional<int>(51), call)) == ids{4}));
    BOOST_TEST(calls == 1);
}

TEST_ON_EACH_BACKEND(absent_conditions_where_one_is_needed) {
    auto       db   = filled_blog<Backend>();
    auto const none = when(false, users.id == 1);
    BOOST_TEST(db.all(select(users.id).from(users).inner_join(tags, none)).size() == 15);
    BOOST_TEST(db.one(select(count().filter(none)).from(users)) == 5);
    BOOST_TEST(db.all(select(case_when(none, 1).else_(2)).from(users)) ==
               std::vector<std::int64_t>(5, 1));
    BOOST_TEST(db.all(select(users.age, count())
                          .from(users)
                          .group_by(users.age)
                          .having(when(false, count() > 1)))
                   .size() == 4);
}

TEST_ON_EACH_BACKEND(patterns) {
    auto db = filled_blog<Backend>();
    BOOST_TEST((matches(db, like(users.email, "%@x")) == ids{1, 2, 3, 4, 5}));
    BOOST_TEST((matches(db, like(users.email, "_y@x")) == ids{3}));
    BOOST_TEST((matches(db, like(users.email, "y@x")) == ids{}));
    BOOST_TEST((matches(db, not_like(users.email, "%e%")) == ids{1, 2, 3}));
    BOOST_TEST((matches(db, like(users.name, "%")) == ids{1, 2, 4}));
    BOOST_TEST((matches(db, not_like(users.name, "A%")) == ids{2, 4}));
    BOOST_TEST((matches(db, ilike(users.name, "aDA")) == ids{1}));
    BOOST_TEST((matches(db, not_ilike(users.name, "aDA")) == ids{2, 4}));
    BOOST_TEST((matches(db, like(users.email, std::string("b%"))) == ids{2}));
    BOOST_TEST((matches(db, like(users.email, concat(lower(users.name), "%"))) == ids{1, 2, 4}));
}

TEST_ON_EACH_BACKEND(an_escaped_text_stands_for_itself_in_a_pattern) {
    auto db = empty_blog<Backend>();
    for (auto text : {"100%", "100", "1000", "a_b", "axb", "a\\b", "a\\\\b", "ab", "\\", "%", "_",
                      "'", "\"", "\\%", "", "%%"})
        db.insert(tag{text});
    auto const labels = [&](auto condition) {
        return db.all(select(tags.label).from(tags).where(condition).order_by(tags.label));
    };
    using texts = std::vector<std::string>;
    for (auto const& text : labels(and_())) {
        BOOST_TEST_CONTEXT("searching for " << text) {
            BOOST_TEST((labels(like(tags.label, escape_like(text))) == texts{text}));
            for (auto const& found : labels(like(tags.label, "%" + escape_like(text) + "%")))
                BOOST_TEST(found.find(text) != std::string::npos);
            for (auto const& other : labels(not_like(tags.label, "%" + escape_like(text) + "%")))
                BOOST_TEST(other.find(text) == std::string::npos);
        }
    }
    BOOST_TEST(
        (labels(like(tags.label, escape_like("100") + "%")) == texts{"100", "100%", "1000"}));
    BOOST_TEST((labels(like(tags.label, "%" + escape_like("0%"))) == texts{"100%"}));
}

TEST_ON_EACH_BACKEND(columns_and_joins_that_only_some_want) {
    auto       db  = filled_blog<Backend>();
    auto const ask = [&](bool name, bool writer) {
        auto const years = as<"years">(selected_when(name, users.age + 1));
        auto const row   = db.one(select(posts.title, selected_when(name, users.name), years)
                                      .from(posts)
                                      .left_join(users, when(writer, users.id == posts.author_id))
                                      .where(posts.id == 2));
        return std::pair(row[selected_when(name, users.name)], row[years]);
    };
    for (int again = 0; again != 2; ++again) {
        BOOST_TEST((ask(true, true).first == "Bob"));
        BOOST_TEST((ask(true, true).second == 21));
        BOOST_TEST((!ask(false, true).first && !ask(false, true).second));
        BOOST_TEST((!ask(true, false).first && !ask(true, false).second));
    }
    auto const other = alias<"other">(users);
    BOOST_TEST(db.all(select(users.id).from(users).order_by(
                          desc(scalar(select(count()).from(other).where(other.age < users.age)))))
                   .front() == 4);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
