// SPDX-License-Identifier: BSL-1.0
#include <orm/render/sql.hpp>

#include <boost/test/unit_test.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto fixed    = select(users.id).from(users).where(users.age > 3);
constexpr auto optional = select(users.id).from(users).where(when(true, users.age > 3));
constexpr auto spelled  = select(raw<int>("1")).from(users);

// Of a query whose shape is known the text is static; others own theirs.
using fixed_text    = decltype(orm::sql<orm::sqlite_dialect>(fixed));
using optional_text = decltype(orm::sql<orm::sqlite_dialect>(optional));
static_assert(std::same_as<fixed_text, std::string_view>);
static_assert(std::same_as<optional_text, orm::built_text>);

template <class Query>
constexpr bool varies(Query) {
    return orm::has_parts<Query>;
}
static_assert(!varies(fixed) && varies(optional) && varies(spelled));
static_assert(varies(select(users.id).from(users).where(in(users.id, optional))));
static_assert(varies(update(users).set(users.age = raw<int>("1")).all_rows()));
static_assert(!varies(update(users).set(users.age = 1).all_rows()));

// The values do not matter, only the types.
static_assert(std::same_as<decltype(select(users.id).from(users).where(users.age > 3)),
                           decltype(select(users.id).from(users).where(users.age > 4))>);

using query = std::remove_const_t<decltype(fixed)>;
static_assert(orm::sql_text<orm::sqlite_dialect, query>.parameters == 1);
static_assert(orm::sql_text<orm::postgres_dialect, query>.view() ==
              R"(select "id" from "users" where "age" > $1)");

BOOST_AUTO_TEST_SUITE(render_sql)

BOOST_AUTO_TEST_CASE(static_text_is_one_object_and_ends_with_a_zero) {
    std::string_view const text = orm::sql<orm::sqlite_dialect>(fixed);
    std::string_view const again =
        orm::sql<orm::sqlite_dialect>(select(users.id).from(users).where(users.age > 99));
    BOOST_TEST((text.data() == again.data()));
    BOOST_TEST(text.data()[text.size()] == '\0');
}

BOOST_AUTO_TEST_CASE(built_text_follows_the_values) {
    for (bool const wanted : {true, false}) {
        auto const text = orm::sql<orm::sqlite_dialect>(
            select(users.id).from(users).where(when(wanted, users.age > 3)));
        BOOST_TEST(text.view() == (wanted ? R"(select "id" from "users" where "age" > ?)"
                                          : R"(select "id" from "users")"));
        BOOST_TEST(text.view().data()[text.view().size()] == '\0');
    }
}

BOOST_AUTO_TEST_CASE(built_text_moves) {
    orm::built_text text  = orm::sql<orm::sqlite_dialect>(optional);
    orm::built_text moved = std::move(text);
    BOOST_TEST(moved.view() == R"(select "id" from "users" where "age" > ?)");
    text = orm::sql<orm::sqlite_dialect>(spelled);
    BOOST_TEST(text.view() == R"(select 1 from "users")");
}

BOOST_AUTO_TEST_SUITE_END()
