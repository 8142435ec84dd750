// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <orm/expr/aggregate.hpp>
#include <orm/expr/alias.hpp>
#include <orm/query/result.hpp>
#include <orm/query/select.hpp>

using namespace orm::dsl;

namespace {

struct user {
    std::int64_t id{};
    std::string  name;

    bool operator==(user const&) const = default;
};
ORM_TABLE(users, user, "users", (id, primary_key), (name, named("full_name")))

struct post {
    std::int64_t id{};
    std::int64_t author{};

    bool operator==(post const&) const = default;
};
ORM_TABLE(posts, post, "posts", (id, primary_key), (author, references(users.id)))

struct name_of_user {
    using part_of = user;

    std::string name;

    bool operator==(name_of_user const&) const = default;
};

struct author {
    user                        row;
    std::vector<post>           posts;
    std::optional<name_of_user> boss;
    orm::count_of<post>         drafts;

    bool operator==(author const&) const = default;
};

struct post_by {
    post row;

    bool operator==(post_by const&) const = default;
};

struct figures {
    user                             row;
    orm::count_of<post>              posts;
    orm::sum_of<&post::id>           total;
    orm::first_by<&post::id>         oldest;
    orm::last_by<&post::id, post_by> newest;

    bool operator==(figures const&) const = default;
};

template <class Query>
using row_type = typename orm::result_of<Query>::row;

template <class Type>
std::string refusal(std::string_view text) {
    try {
        static_cast<void>(orm::from_json<Type>(text));
    } catch (orm::json_error const& failure) {
        return failure.what();
    }
    return {};
}

static_assert(orm::json_type<std::vector<std::optional<author>>>);
static_assert(!orm::json_type<void*>);
static_assert(!orm::json_type<std::vector<orm::json_member>>);

}  // namespace

BOOST_AUTO_TEST_SUITE(relation_json)

BOOST_AUTO_TEST_CASE(shapes_go_there_and_back) {
    std::vector<author> const given{{{1, "Ada"}, {{1, 1}, {2, 1}}, name_of_user{"Bob"}, {7}},
                                    {{2, "Bob"}, {}, {}, {0}}};
    std::string const         text = orm::to_json(given);
    BOOST_TEST(
        text ==
        R"([{"row":{"id":1,"full_name":"Ada"},"posts":[{"id":1,"author":1},{"id":2,"author":1}],)"
        R"("boss":{"full_name":"Bob"},"drafts":7},)"
        R"({"row":{"id":2,"full_name":"Bob"},"posts":[],"boss":null,"drafts":0}])");
    BOOST_TEST((orm::from_json<std::vector<author>>(text) == given));
}

BOOST_AUTO_TEST_CASE(what_stands_for_rows_is_its_value_or_null) {
    std::vector<figures> const given{{{1, "Ada"}, {2}, {3}, {post{1, 1}}, {post_by{{2, 1}}}},
                                     {{2, "Bob"}, {}, {}, {}, {}}};
    std::string const          text = orm::to_json(given);
    BOOST_TEST(
        text ==
        R"([{"row":{"id":1,"full_name":"Ada"},"posts":2,"total":3,"oldest":{"id":1,"author":1},)"
        R"("newest":{"row":{"id":2,"author":1}}},)"
        R"({"row":{"id":2,"full_name":"Bob"},"posts":0,"total":null,"oldest":null,)"
        R"("newest":null}])");
    BOOST_TEST((orm::from_json<std::vector<figures>>(text) == given));
    // What is missing is null where it may be.
    BOOST_TEST(
        (orm::from_json<figures>(R"({"row":{"id":2,"full_name":"Bob"},"posts":0})") == given[1]));
    BOOST_TEST(refusal<figures>(R"({"row":{"id":2,"full_name":"Bob"}})") ==
               "orm: posts: it is missing");
}

BOOST_AUTO_TEST_CASE(results_have_the_names_of_what_was_selected) {
    auto const query = select(users, posts.id, as<"posts">(count()))
                           .from(users)
                           .inner_join(posts, eq(posts.author, users.id));
    using row = row_type<std::remove_const_t<decltype(query)>>;
    row given{};
    given.get<0>() = {1, "Ada"};
    given.get<1>() = 2;
    given.get<2>() = 3;
    BOOST_TEST(orm::to_json(given) == R"({"users":{"id":1,"full_name":"Ada"},"id":2,"posts":3})");
    BOOST_TEST((orm::from_json<row>(orm::to_json(given)) == given));

    using unnamed = row_type<std::remove_const_t<decltype(select(users.id, count()).from(users))>>;
    using twice   = row_type<std::remove_const_t<decltype(select(users.id, posts.id).from(users))>>;
    static_assert(orm::json_type<row> && !orm::json_type<unnamed> && !orm::json_type<twice>);
}

BOOST_AUTO_TEST_CASE(values_and_lists_alone) {
    BOOST_TEST(orm::to_json(std::optional<std::string>("a")) == "\"a\"");
    BOOST_TEST(orm::to_json(std::vector<std::optional<int>>{1, std::nullopt}) == "[1,null]");
    BOOST_TEST((orm::from_json<std::vector<bool>>("[true,false]") == std::vector{true, false}));
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_refused) {
    BOOST_TEST(refusal<user>("{\"id\":1") == "orm: JSON: the text is no JSON");
    BOOST_TEST(refusal<author>(R"({"row":{"id":1,"full_name":"a"},"drafts":0})") ==
               "orm: posts: it is missing");
    BOOST_TEST(refusal<author>(R"({"row":{"id":1,"full_name":"a"},"posts":{},"drafts":0})") ==
               "orm: a list is wanted, found an object");
    BOOST_TEST(
        refusal<author>(R"({"row":{"id":1,"full_name":"a"},"posts":[],"drafts":0,"more":1})") ==
        "orm: the object has a name that none of the values has");
}

BOOST_AUTO_TEST_SUITE_END()
