// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/logical.hpp>

#include <boost/test/unit_test.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto a = eq(users.age, 1);
constexpr auto b = eq(users.id, 2);
constexpr auto c = users.active;

static_assert(in_sqlite(and_(a, b, c)) == R"("age" = ? and "id" = ? and "active")");
static_assert(in_sqlite(or_(a, b, c)) == R"("age" = ? or "id" = ? or "active")");
static_assert(in_sqlite(and_(a)) == R"("age" = ?)");
static_assert(in_sqlite(not_(c)) == R"(not "active")");

// Of nothing: true and false.
static_assert(in_sqlite(and_()) == "1");
static_assert(in_sqlite(or_()) == "0");
static_assert(in_postgres(and_()) == "true");
static_assert(in_postgres(or_()) == "false");
static_assert(in_sqlite(or_(c, and_())) == R"("active" or 1)");
static_assert(in_sqlite(not_(or_())) == "not 0");

// Nested.
static_assert(in_sqlite(and_(or_(a, b), c)) == R"(("age" = ? or "id" = ?) and "active")");
static_assert(in_sqlite(or_(and_(a, b), c)) == R"("age" = ? and "id" = ? or "active")");
static_assert(in_sqlite(or_(a, and_(b, or_(a, c)))) ==
              R"("age" = ? or "id" = ? and ("age" = ? or "active"))");
static_assert(in_sqlite(not_(and_(a, b))) == R"(not ("age" = ? and "id" = ?))");
static_assert(in_sqlite(not_(or_(a, b))) == R"(not ("age" = ? or "id" = ?))");
static_assert(in_sqlite(not_(not_(c))) == R"(not (not "active"))");
static_assert(in_sqlite(not_(a)) == R"(not "age" = ?)");
static_assert(in_sqlite(and_(not_(a), not_(c))) == R"(not "age" = ? and not "active")");
static_assert(in_sqlite(eq(c, not_(c))) == R"("active" = (not "active"))");
static_assert(in_sqlite(and_(and_(a, b), and_(c))) == in_sqlite(and_(a, b, c)));

// An absent condition leaves no trace, alone or among others, whatever it is in.
constexpr auto yes    = when(true, a);
constexpr auto no     = when(false, b);
constexpr auto all_of = [](auto... conditions) {
    return in_sqlite(select(users.id).from(users).where(and_(conditions...)));
};
static_assert(in_sqlite(and_(yes, c)) == R"("age" = ? and "active")");
static_assert(in_sqlite(and_(no, c)) == R"("active")");
static_assert(in_sqlite(and_(c, no)) == R"("active")");
static_assert(in_sqlite(or_(no, c, no, yes)) == R"("active" or "age" = ?)");
static_assert(in_sqlite(and_(or_(no, no), c)) == R"("active")");
static_assert(in_sqlite(and_(not_(no), c)) == R"("active")");
static_assert(in_sqlite(and_(not_(and_(no, no)), c)) == R"("active")");
static_assert(in_sqlite(not_(and_(no, a, c))) == R"(not ("age" = ? and "active"))");
static_assert(in_sqlite(not_(or_(no, a))) == R"(not ("age" = ?))");
static_assert(in_sqlite(and_(or_(no, a), or_(c, no))) == R"(("age" = ?) and ("active"))");
static_assert(in_sqlite(and_(when(true, or_(a, c)), b)) ==
              R"(("age" = ? or "active") and "id" = ?)");
static_assert(in_sqlite(and_(when(true, no), c)) == R"("active")");
static_assert(all_of(no) == R"(select "id" from "users")");

// A text of an optional is kept as the function takes it: as a text, or as a view.
template <class Text>
using email_is = orm::optional_condition<
    orm::comparison<orm::comparison_operator::equal, users_t::email_t, orm::bound<Text>>>;
using maybe_text = std::optional<std::string>;
static_assert(
    std::same_as<decltype(when(maybe_text(), [](auto const& t) { return eq(users.email, t); })),
                 email_is<std::string>>);
static_assert(std::same_as<decltype(when(maybe_text(),
                                         [](std::string_view t) { return eq(users.email, t); })),
                           email_is<std::string_view>>);
static_assert(all_of(no, not_(no), or_(no)) == R"(select "id" from "users")");
static_assert(all_of(no, and_()) == R"(select "id" from "users" where 1)");
static_assert(all_of(yes) == R"(select "id" from "users" where "age" = ?)");
// `or_()` of nothing is false, and does not vanish.
static_assert(all_of(no, or_()) == R"(select "id" from "users" where 0)");

// From a value that may be there, and from a function that is called only if wanted.
constexpr auto adults = when(std::optional(18), [](int years) { return gte(users.age, years); });
static_assert(in_sqlite(and_(adults, c)) == R"("age" >= ? and "active")");
static_assert(in_sqlite(and_(when(std::optional<int>(), [](int) { return a; }), c)) ==
              R"("active")");
static_assert(in_sqlite(and_(when(true, [] { return a; }), c)) == R"("age" = ? and "active")");
static_assert(in_sqlite(and_(when(false, [] { return a; }), c)) == R"("active")");

static_assert(orm::condition<decltype(a)>);
static_assert(orm::condition<users_t::active_t>);
static_assert(orm::condition<decltype(no)>);
static_assert(!orm::condition<users_t::age_t>);
static_assert(!orm::condition<bool>);

static_assert(std::same_as<value_from<users_t, decltype(and_(a, c))>, bool>);
static_assert(std::same_as<value_from<users_t, decltype(or_(a, eq(users.nickname, "x")))>,
                           std::optional<bool>>);

BOOST_AUTO_TEST_SUITE(expr_logical)

BOOST_AUTO_TEST_CASE(the_function_of_an_absent_condition_is_not_called) {
    int        calls = 0;
    auto const made  = [&](auto const&...) {
        ++calls;
        return a;
    };
    when(std::optional<int>(), made);
    when(false, made);
    BOOST_TEST(calls == 0);
    when(std::optional(1), made);
    when(true, made);
    BOOST_TEST(calls == 2);
}

BOOST_AUTO_TEST_SUITE_END()
