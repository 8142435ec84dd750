// SPDX-License-Identifier: BSL-1.0
#include <orm/query/raw_query.hpp>

#include <boost/test/unit_test.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

namespace {

struct summary {
    std::string                name;
    std::optional<std::string> nickname;
    blog::role                 rights = role::author;
};

struct nested {
    summary inner;
};

static_assert(orm::raw_row<summary>);
static_assert(orm::raw_row<user>);
static_assert(orm::raw_row<std::optional<std::int64_t>>);
static_assert(orm::raw_row<std::chrono::sys_seconds>);
static_assert(!orm::raw_row<nested>);

using effect = orm::raw_effect;
static_assert(orm::effect_of("select 1") == effect::reads);
static_assert(orm::effect_of("  -- ids\n VALUES (1)") == effect::unknown);
static_assert(orm::effect_of("(Values (1))") == effect::reads);
static_assert(orm::effect_of("select updated_at from log") == effect::reads);
static_assert(orm::effect_of("select replace(a, b, c) from log") == effect::reads);
static_assert(orm::effect_of("select 1 from users for update") == effect::writes_rows);
static_assert(orm::effect_of("select a from log where b = 'delete' and \"share\" = 1") ==
              effect::reads);
static_assert(orm::effect_of("with a as (select 1 -- it's\n) delete from b where c = 'd'") ==
              effect::writes_rows);
static_assert(orm::effect_of("select nextval('numbers')") == effect::writes_rows);
static_assert(orm::effect_of("Insert into log values (1)") == effect::writes_rows);
static_assert(orm::effect_of("with a as (DELETE from log returning id) select id from a") ==
              effect::writes_rows);
static_assert(orm::effect_of("replace into log values (1)") == effect::writes_rows);
static_assert(orm::effect_of("vacuum") == effect::unknown);
static_assert(orm::effect_of("") == effect::unknown);

// A select whose columns are told stands where queries do.
constexpr auto author = raw_column<"author", std::int64_t>;
constexpr auto most   = raw_column<"most", std::optional<std::int32_t>>;
constexpr auto top = raw_query("select 1 as author, 2 as most").columns(author, most).as<"top">();
template <class Column>
using row_of_one = row_type<decltype(select(Column()).from(top))>;
static_assert(orm::subquery<decltype(raw_query("select 1").columns(author))>);
static_assert(std::same_as<row_of_one<decltype(top[author])>, std::int64_t>);
static_assert(std::same_as<row_of_one<decltype(top[most])>, std::optional<std::int32_t>>);
static_assert(
    std::same_as<
        row_type<decltype(select(top[author]).from(users).left_join(top, eq(top[author], 1)))>,
        std::optional<std::int64_t>>);
// Its columns belong to nothing else.
static_assert(
    !std::is_void_v<orm::foreign_column<decltype(author)::table, orm::types<users_t>>::result>);

}  // namespace

BOOST_AUTO_TEST_SUITE(query_raw_query)

BOOST_AUTO_TEST_CASE(members_of_a_struct_are_found) {
    auto const    layout = orm::result_of<decltype(raw_query<summary>("select 1"))>::layout();
    summary const sample{};
    BOOST_TEST_REQUIRE(layout.fields.size() == 3u);
    BOOST_TEST((layout.check == orm::column_check::count));
    auto const offset = [&](auto const& member) {
        return static_cast<std::uint32_t>(reinterpret_cast<char const*>(&member) -
                                          reinterpret_cast<char const*>(&sample));
    };
    BOOST_TEST(layout.fields[0].offset == offset(sample.name));
    BOOST_TEST(layout.fields[1].offset == offset(sample.nickname));
    BOOST_TEST(layout.fields[2].offset == offset(sample.rights));
    BOOST_TEST(layout.fields[1].nullable);
}

BOOST_AUTO_TEST_CASE(the_struct_of_a_table_brings_its_names) {
    auto const layout = orm::result_of<decltype(raw_query<user>("select 1"))>::layout();
    BOOST_TEST((layout.check == orm::column_check::names));
    BOOST_TEST(layout.fields[1].column == "email");
    BOOST_TEST((layout.fields.size() == orm::columns_of<users_t>::size));
}

BOOST_AUTO_TEST_CASE(one_value_is_a_row) {
    auto const layout =
        orm::result_of<decltype(raw_query<std::optional<double>>("select 1"))>::layout();
    BOOST_TEST_REQUIRE(layout.fields.size() == 1u);
    BOOST_TEST(layout.fields[0].nullable);
}

BOOST_AUTO_TEST_SUITE_END()
