// SPDX-License-Identifier: BSL-1.0
#include <orm/query/result.hpp>

#include <boost/test/unit_test.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

template <class Query, class Row>
concept gives = std::same_as<row_type<Query>, Row>;

// One output is itself, a whole table is its struct, more are a row.
static_assert(gives<decltype(select().from(users)), user>);
static_assert(gives<decltype(select(users).from(users)), user>);
static_assert(gives<decltype(select(users.age).from(users)), std::int32_t>);
static_assert(gives<decltype(select(users.nickname).from(users)), std::optional<std::string>>);
static_assert(gives<decltype(select(count()).from(users)), std::int64_t>);
static_assert(gives<decltype(select(max(users.age)).from(users)), std::optional<std::int32_t>>);
static_assert(gives<decltype(select(as<"n">(users.age)).from(users)), std::int32_t>);
static_assert(gives<decltype(select_distinct(users.rights).from(users)), role>);
static_assert(gives<decltype(select(lit<1>)), int>);
static_assert(
    gives<decltype(select(case_when(users.active, "yes").else_("no")).from(users)), std::string>);

template <class Row, std::size_t Index>
using part = std::tuple_element_t<Index, Row>;
template <class Query, class... Parts>
concept gives_row = std::tuple_size_v<row_type<Query>> == sizeof...(Parts) &&
                    []<std::size_t... Index>(std::index_sequence<Index...>) {
                        return (std::same_as<part<row_type<Query>, Index>, Parts> && ...);
                    }(std::index_sequence_for<Parts...>{});

static_assert(gives_row<decltype(select(users.id, users.nickname).from(users)), std::int64_t,
                        std::optional<std::string>>);
static_assert(
    gives_row<decltype(select(users, count()).from(users).group_by(users.id)), user, std::int64_t>);
static_assert(gives_row<decltype(select(users.rights, sum(users.age), max(users.nickname))
                                     .from(users)
                                     .group_by(users.rights)),
                        role, std::int64_t, std::optional<std::string>>);

// What an outer join may leave out is optional: structs, columns, what is computed of them.
constexpr auto written  = eq(posts.author_id, users.id);
constexpr auto everyone = select().from(users);
constexpr auto some     = select(users.age, posts.words, users.age + posts.words).from(users);
using std::int32_t, std::int64_t, std::optional;
static_assert(gives_row<decltype(everyone.inner_join(posts, written)), user, post>);
static_assert(gives_row<decltype(everyone.cross_join(posts)), user, post>);
static_assert(gives_row<decltype(everyone.left_join(posts, written)), user, optional<post>>);
static_assert(gives_row<decltype(everyone.right_join(posts, written)), optional<user>, post>);
static_assert(
    gives_row<decltype(everyone.full_join(posts, written)), optional<user>, optional<post>>);
static_assert(gives_row<decltype(some.inner_join(posts, written)), int32_t, int32_t, int64_t>);
static_assert(gives_row<decltype(some.left_join(posts, written)), int32_t, optional<int32_t>,
                        optional<int64_t>>);
static_assert(gives_row<decltype(some.right_join(posts, written)), optional<int32_t>, int32_t,
                        optional<int64_t>>);
static_assert(gives_row<decltype(some.full_join(posts, written)), optional<int32_t>,
                        optional<int32_t>, optional<int64_t>>);
static_assert(gives_row<decltype(select(users.id, count(posts.id), coalesce(posts.words, 0))
                                     .from(users)
                                     .left_join(posts, written)),
                        int64_t, int64_t, int32_t>);
constexpr auto other = alias<"other">(users);
static_assert(
    gives_row<decltype(everyone.left_join(other, eq(other.id, users.age))), user, optional<user>>);

// A statement without outputs gives no rows.
static_assert(std::is_void_v<row_type<decltype(update(users).set(users.age = 1))>>);

BOOST_AUTO_TEST_SUITE(query_result)

BOOST_AUTO_TEST_CASE(a_struct_is_read_without_parts) {
    auto const layout = orm::result_of<decltype(select().from(users))>::layout();
    BOOST_TEST(layout.parts.empty());
    BOOST_TEST_REQUIRE(layout.fields.size() == 9u);
    BOOST_TEST(layout.fields[1].offset == users_t::email_t::offset());
    BOOST_TEST(layout.fields[1].column == "email");
    BOOST_TEST(layout.fields[1].table == "users");
}

BOOST_AUTO_TEST_CASE(tables_side_by_side_are_parts) {
    auto const layout = orm::result_of<decltype(everyone.left_join(posts, written))>::layout();
    BOOST_TEST_REQUIRE(layout.parts.size() == 2u);
    BOOST_TEST(layout.fields.size() == 15u);
    BOOST_TEST((layout.parts[0].emplace == nullptr));
    BOOST_TEST((layout.parts[1].emplace != nullptr));
}

BOOST_AUTO_TEST_SUITE_END()
