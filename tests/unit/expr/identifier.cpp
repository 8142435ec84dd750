// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/identifier.hpp>

#include <string>

#include <boost/test/unit_test.hpp>

#include <orm/backend/error.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

static_assert(in_sqlite(raw<int>("{}", orm::identifier("a b"))) == R"("a b")");
static_assert(in_postgres(raw<int>("{} + 1", orm::identifier("x\"; drop"))) ==
              R"("x""; drop" + 1)");
static_assert(in_sqlite(raw<int>("{}", orm::identifier("audit", "lo\"g"))) == R"("audit"."lo""g")");

BOOST_AUTO_TEST_SUITE(expr_identifier)

BOOST_AUTO_TEST_CASE(names_are_copied) {
    std::string           name = "first";
    orm::identifier const kept(name);
    name = "other";
    BOOST_TEST(kept.name() == "first");
    BOOST_TEST(kept.schema().empty());
}

BOOST_AUTO_TEST_CASE(what_is_no_name_is_refused) {
    BOOST_CHECK_THROW(orm::identifier(""), orm::usage_error);
    BOOST_CHECK_THROW(orm::identifier("", "name"), orm::usage_error);
    BOOST_CHECK_THROW(orm::identifier(std::string_view("a\0b", 3)), orm::usage_error);
    BOOST_CHECK_THROW(orm::identifier(std::string(64, 'x')), orm::usage_error);
    BOOST_TEST(orm::identifier(std::string(63, 'x')).name().size() == 63u);
}

BOOST_AUTO_TEST_SUITE_END()
