// SPDX-License-Identifier: BSL-1.0
#include <orm/query/into_result.hpp>

#include <boost/test/unit_test.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

namespace {

struct summary {
    std::string                name;
    std::optional<std::string> nickname;
    std::optional<double>      score;  // takes what is never null, too
};

struct with_post {
    user                author;
    std::optional<post> latest;
    std::int64_t        words;
};

struct writer {
    std::string                email;
    std::optional<std::string> nickname;
};
struct score_of {
    std::int64_t id;
    writer       who;
    double       score;
};

class closed {
public:
    closed() {}
};

constexpr auto summaries = select(users.email, users.nickname, users.score).from(users);
constexpr auto joined    = select(users, posts, lit<std::int64_t{1}>)
                            .from(users)
                            .left_join(posts, eq(posts.author_id, users.id));

static_assert(std::same_as<row_type<decltype(summaries.into<summary>())>, summary>);
static_assert(orm::check_target<summary>(
    orm::outputs_of<std::remove_const_t<decltype(summaries)>>::result{}));

// An aggregate in the target takes as many values as it has members.
constexpr auto scores = select(users.id, users.email, users.nickname, users.score).from(users);
static_assert(
    orm::check_target<score_of>(orm::outputs_of<std::remove_const_t<decltype(scores)>>::result{}));
static_assert(
    std::same_as<orm::target_members<
                     score_of, orm::outputs_of<std::remove_const_t<decltype(scores)>>::result>,
                 orm::types<std::int64_t, std::string, std::optional<std::string>, double>>);

static_assert(orm::plain_aggregate<summary>);
static_assert(!orm::plain_aggregate<closed>);
static_assert(orm::has_as_many_members<summary, 3>);
static_assert(!orm::has_as_many_members<summary, 2>);
static_assert(orm::member_takes<int, int>);
static_assert(orm::member_takes<std::optional<int>, int>);
static_assert(!orm::member_takes<int, std::optional<int>>);
static_assert(!orm::member_takes<double, int>);

}  // namespace

BOOST_AUTO_TEST_SUITE(query_into_result)

BOOST_AUTO_TEST_CASE(values_go_to_the_members_of_aggregates_in_the_target) {
    auto const     layout = orm::result_of<decltype(scores.into<score_of>())>::layout();
    score_of const sample{};
    auto const     offset = [&](auto const& member) {
        return static_cast<std::uint32_t>(reinterpret_cast<char const*>(&member) -
                                              reinterpret_cast<char const*>(&sample));
    };
    BOOST_TEST_REQUIRE(layout.fields.size() == 4u);
    BOOST_TEST(layout.fields[0].offset == offset(sample.id));
    BOOST_TEST(layout.fields[1].offset == offset(sample.who.email));
    BOOST_TEST(layout.fields[2].offset == offset(sample.who.nickname));
    BOOST_TEST(layout.fields[3].offset == offset(sample.score));
}

BOOST_AUTO_TEST_CASE(values_go_to_the_members_in_their_order) {
    auto const    layout = orm::result_of<decltype(summaries.into<summary>())>::layout();
    summary const sample{};
    auto const    offset = [&](auto const& member) {
        return static_cast<std::uint32_t>(reinterpret_cast<char const*>(&member) -
                                             reinterpret_cast<char const*>(&sample));
    };
    BOOST_TEST_REQUIRE(layout.fields.size() == 3u);
    BOOST_TEST(layout.parts.empty());
    BOOST_TEST(layout.fields[0].offset == offset(sample.name));
    BOOST_TEST(layout.fields[1].offset == offset(sample.nickname));
    BOOST_TEST(layout.fields[2].offset == offset(sample.score));
}

BOOST_AUTO_TEST_CASE(a_whole_table_is_one_part) {
    auto const layout = orm::result_of<decltype(joined.into<with_post>())>::layout();
    BOOST_TEST_REQUIRE(layout.parts.size() == 3u);
    BOOST_TEST(layout.parts[0].fields == 9u);
    BOOST_TEST((layout.parts[0].emplace == nullptr));
    BOOST_TEST(layout.parts[1].fields == 6u);
    BOOST_TEST((layout.parts[1].emplace != nullptr));
    BOOST_TEST(layout.parts[2].fields == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
