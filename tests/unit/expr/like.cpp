// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/like.hpp>

#include <boost/test/unit_test.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

static_assert(in_sqlite(like(users.email, "a%")) == R"("email" like ?)");
static_assert(in_sqlite(not_like(users.email, "a%")) == R"("email" not like ?)");
static_assert(in_postgres(like(users.email, "a%")) == R"("email" like $1)");

// SQLite's like does not compare case anyway.
static_assert(in_sqlite(ilike(users.email, "a%")) == R"("email" like ?)");
static_assert(in_sqlite(not_ilike(users.email, "a%")) == R"("email" not like ?)");
static_assert(in_postgres(ilike(users.email, "a%")) == R"("email" ilike $1)");
static_assert(in_postgres(not_ilike(users.email, "a%")) == R"("email" not ilike $1)");

static_assert(in_sqlite(like(users.email, concat(users.nickname, "%"))) ==
              R"("email" like "nickname" || ?)");
static_assert(in_sqlite(eq(like(users.email, "a%"), users.active)) ==
              R"(("email" like ?) = "active")");
static_assert(
    std::same_as<value_from<users_t, decltype(like(users.nickname, "a"))>, std::optional<bool>>);

static_assert(orm::text_operand<users_t::email_t>);
static_assert(orm::text_operand<std::string>);
static_assert(!orm::text_operand<users_t::age_t>);
static_assert(!orm::text_operand<users_t::rights_t>);
static_assert(!orm::text_operand<int>);

BOOST_AUTO_TEST_SUITE(expr_like)

BOOST_AUTO_TEST_CASE(escaped_text_stands_for_itself) {
    BOOST_TEST(escape_like("").text == "");
    BOOST_TEST(escape_like("plain").text == "plain");
    BOOST_TEST(escape_like("100%_\\").text == R"(100\%\_\\)");
    BOOST_TEST(("%" + escape_like("5%") + "%").text == R"(%5\%%)");
}

BOOST_AUTO_TEST_CASE(only_an_escaped_pattern_names_its_escape_character) {
    auto const escaped = like(users.email, "%" + escape_like("_") + "%");
    BOOST_TEST(in_sqlite(escaped).view() == R"("email" like ? escape '\')");
    BOOST_TEST(in_postgres(escaped).view() == R"("email" like $1 escape '\')");
    BOOST_TEST(escaped.pattern.stored == R"(%\_%)");
}

BOOST_AUTO_TEST_SUITE_END()
