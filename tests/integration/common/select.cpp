// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

BOOST_AUTO_TEST_SUITE(integration_select)

TEST_ON_EACH_BACKEND(a_whole_table_gives_its_struct) {
    auto       db  = filled_blog<Backend>();
    auto const all = db.all(select().from(users).order_by(users.id));
    static_assert(std::same_as<typename decltype(all)::value_type, user>);
    BOOST_REQUIRE(all.size() == 5);
    BOOST_TEST((all[0] == user{1, "ada@x", "Ada", role::admin, 36, 9.5}));
    BOOST_TEST((all[2] == user{3, "cy@x", std::nullopt, role::author, 20, std::nullopt}));
    BOOST_TEST((db.all(select(users).from(users).order_by(users.id)) == all));
}

TEST_ON_EACH_BACKEND(one_expression_gives_its_value) {
    auto db = filled_blog<Backend>();
    BOOST_TEST((db.all(select(users.email).from(users).where(lt(users.id, 3)).order_by(users.id)) ==
                std::vector<std::string>{"ada@x", "bob@x"}));
    auto const names = db.all(select(users.name).from(users).order_by(users.id).limit(3));
    BOOST_TEST((names == std::vector<std::optional<std::string>>{"Ada", "Bob", std::nullopt}));
    BOOST_TEST((db.one(select(users.role).from(users).where(users.id == 4)) == role::editor));
}

TEST_ON_EACH_BACKEND(several_expressions_give_a_row) {
    auto           db   = filled_blog<Backend>();
    constexpr auto next = as<"next">(users.age + 1);
    auto const row = db.one(select(users.email, users.role, next).from(users).where(users.id == 4));
    BOOST_TEST(row[users.email] == "dee@x");
    BOOST_TEST((row[users.role] == role::editor));
    BOOST_TEST(row[next] == 52);
    auto const& [email, role, age] = row;
    BOOST_TEST(email == "dee@x");
    BOOST_TEST((role == role::editor));
    BOOST_TEST(age == 52);
}

TEST_ON_EACH_BACKEND(tables_and_expressions_mix) {
    auto       db  = filled_blog<Backend>();
    auto const row = db.one(select(users.email, posts, tags, posts.title)
                                .from(posts)
                                .inner_join(users, users.id == posts.author_id)
                                .cross_join(tags)
                                .where(posts.id == 2 && tags.label == "b"));
    BOOST_TEST(row[users.email] == "bob@x");
    BOOST_TEST((row[posts] == post{1, 2, 2, "re: engines", 3}));
    BOOST_TEST(row[tags].label == "b");
    BOOST_TEST(row[posts.title] == "re: engines");
}

TEST_ON_EACH_BACKEND(distinct_leaves_out_rows_that_are_alike) {
    auto db = filled_blog<Backend>();
    BOOST_TEST(db.all(select(users.age).from(users)).size() == 5);
    BOOST_TEST((db.all(select_distinct(users.age).from(users).order_by(users.age)) ==
                std::vector<std::int32_t>{0, 20, 36, 51}));
    BOOST_TEST(db.all(select_distinct(users.age, users.role).from(users)).size() == 4);
    BOOST_TEST(db.all(select_distinct(users.name).from(users)).size() == 4);
}

TEST_ON_EACH_BACKEND(no_rows_give_an_empty_vector) {
    auto db = empty_blog<Backend>();
    BOOST_TEST(db.all(select().from(users)).empty());
    BOOST_TEST(db.all(select().from(users).left_join(posts, posts.author_id == users.id)).empty());
}

TEST_ON_EACH_BACKEND(without_a_table) {
    auto db = Backend::database();
    BOOST_TEST(db.one(select(lit<7>)) == 7);
    auto const& [number, text] = db.one(select(lit<-3>, text_lit<"it's">));
    BOOST_TEST(number == -3);
    BOOST_TEST(text == "it's");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(integration_join)

constexpr auto written_by = eq(posts.author_id, users.id);

TEST_ON_EACH_BACKEND(an_inner_join_keeps_pairs) {
    auto       db  = filled_blog<Backend>();
    auto const all = db.all(select().from(users).inner_join(posts, written_by).order_by(posts.id));
    BOOST_REQUIRE(all.size() == 4);
    auto const& [writer, written] = all[3];
    static_assert(std::same_as<std::remove_cvref_t<decltype(writer)>, user>);
    static_assert(std::same_as<std::remove_cvref_t<decltype(written)>, post>);
    BOOST_TEST(writer.email == "ada@x");
    BOOST_TEST((written == post{2, 4, 1, "re: re: engines", 7}));
}

TEST_ON_EACH_BACKEND(a_left_join_keeps_what_is_on_the_left) {
    auto       db = filled_blog<Backend>();
    auto const all =
        db.all(select().from(users).left_join(posts, written_by).order_by(users.id, posts.id));
    BOOST_REQUIRE(all.size() == 7);
    static_assert(std::same_as<std::remove_cvref_t<decltype(all[0][posts])>, std::optional<post>>);
    // The first column of this one is null, and yet it is there.
    BOOST_REQUIRE(all[0][posts].has_value());
    BOOST_TEST((*all[0][posts] == post{std::nullopt, 1, 1, "engines", 10}));
    BOOST_TEST(all[1][posts]->parent_id.value() == 2);
    for (std::size_t at = 4; at != 7; ++at) BOOST_TEST(!all[at][posts].has_value());
    BOOST_TEST(all[4][users].email == "cy@x");
}

TEST_ON_EACH_BACKEND(a_right_join_keeps_what_is_on_the_right) {
    auto       db  = filled_blog<Backend>();
    auto const all = db.all(select(posts, users.email)
                                .from(posts)
                                .right_join(users, written_by)
                                .order_by(users.id, posts.id));
    BOOST_REQUIRE(all.size() == 7);
    static_assert(std::same_as<std::remove_cvref_t<decltype(all[0][posts])>, std::optional<post>>);
    static_assert(std::same_as<std::remove_cvref_t<decltype(all[0][users.email])>, std::string>);
    BOOST_TEST((*all[0][posts] == post{std::nullopt, 1, 1, "engines", 10}));
    BOOST_TEST(!all[6][posts].has_value());
    BOOST_TEST(all[6][users.email] == "eve@x");
}

TEST_ON_EACH_BACKEND(a_full_join_keeps_both_sides) {
    auto           db    = filled_blog<Backend>();
    constexpr auto other = alias<"other">(users);
    // Ids 1 to 5 against ids 3 to 7.
    auto const all = db.all(select()
                                .from(users)
                                .full_join(other, other.id + 2 == users.id)
                                .order_by(nulls_last(users.id), other.id));
    BOOST_REQUIRE(all.size() == 7);
    BOOST_TEST(all[0][users]->id == 1);
    BOOST_TEST(!all[0][other].has_value());
    BOOST_TEST(all[2][users]->id == 3);
    BOOST_TEST(all[2][other]->id == 1);
    BOOST_TEST(!all[6][users].has_value());
    BOOST_TEST(all[6][other]->id == 5);
}

TEST_ON_EACH_BACKEND(a_cross_join_gives_every_pair) {
    auto db = filled_blog<Backend>();
    BOOST_TEST(db.all(select().from(users).cross_join(tags)).size() == 15);
    BOOST_TEST(db.count(select(users.id).from(users).cross_join(tags).cross_join(posts)) == 60);
}

TEST_ON_EACH_BACKEND(values_of_an_outer_table_may_be_null) {
    auto       db  = filled_blog<Backend>();
    auto const all = db.all(select(users.id, posts.title, posts.views + 1)
                                .from(users)
                                .left_join(posts, written_by && posts.views > 5)
                                .order_by(users.id, posts.id));
    static_assert(std::same_as<std::remove_cvref_t<decltype(all[0][posts.title])>,
                               std::optional<std::string>>);
    BOOST_REQUIRE(all.size() == 6);
    BOOST_TEST(all[0][posts.title].value() == "engines");
    BOOST_TEST(all[0].template get<2>().value() == 11);
    BOOST_TEST(!all[2][posts.title].has_value());
    BOOST_TEST(!all[2].template get<2>().has_value());
}

TEST_ON_EACH_BACKEND(a_table_is_joined_with_itself_by_alias) {
    auto           db     = filled_blog<Backend>();
    constexpr auto parent = alias<"parent">(posts);
    auto const     all    = db.all(select(posts.id, parent.title, parent)
                                       .from(posts)
                                       .left_join(parent, parent.id == posts.parent_id)
                                       .order_by(posts.id));
    BOOST_REQUIRE(all.size() == 4);
    BOOST_TEST(!all[0][parent.title].has_value());
    BOOST_TEST(!all[0][parent].has_value());
    BOOST_TEST(all[1][parent.title].value() == "engines");
    BOOST_TEST(all[3][parent]->title == "re: engines");
    BOOST_TEST(all[3][parent]->parent_id.value() == 1);
}

TEST_ON_EACH_BACKEND(three_levels_of_joins) {
    auto           db     = filled_blog<Backend>();
    constexpr auto parent = alias<"parent">(posts);
    constexpr auto eldest = alias<"eldest">(posts);
    auto const     all    = db.all(select(posts.id, users.email, parent.id, eldest.id)
                                       .from(posts)
                                       .inner_join(users, written_by)
                                       .left_join(parent, parent.id == posts.parent_id)
                                       .left_join(eldest, eldest.id == parent.parent_id)
                                       .order_by(desc(posts.id)));
    BOOST_REQUIRE(all.size() == 4);
    BOOST_TEST(all[0][parent.id].value() == 2);
    BOOST_TEST(all[0][eldest.id].value() == 1);
    BOOST_TEST(!all[1][eldest.id].has_value());
    BOOST_TEST(!all[3][parent.id].has_value());
}

TEST_ON_EACH_BACKEND(an_outer_table_of_one_column) {
    auto       db  = filled_blog<Backend>();
    auto const all = db.all(select(users.id, tags)
                                .from(users)
                                .left_join(tags, tags.label == "b" && users.id == 2)
                                .order_by(users.id));
    BOOST_REQUIRE(all.size() == 5);
    BOOST_TEST(all[0][users.id] == 1);
    BOOST_TEST(!all[0][tags].has_value());
    BOOST_TEST(all[1][users.id] == 2);
    BOOST_REQUIRE(all[1][tags].has_value());
    BOOST_TEST(all[1][tags]->label == "b");

    auto const alone = db.all(select(tags)
                                  .from(users)
                                  .left_join(tags, tags.label == "b" && users.id == 2)
                                  .order_by(users.id));
    BOOST_REQUIRE(alone.size() == 5);
    BOOST_TEST(!alone[0].has_value());
    BOOST_TEST(alone[1]->label == "b");

    // Present on both sides: each value in its own place.
    auto const inner = db.all(
        select(users.email, tags).from(users).inner_join(tags, users.id == 1).order_by(tags.label));
    BOOST_REQUIRE(inner.size() == 3);
    BOOST_TEST(inner[1][users.email] == "ada@x");
    BOOST_TEST(inner[1][tags].label == "b");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
