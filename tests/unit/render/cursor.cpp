// SPDX-License-Identifier: BSL-1.0
#include <orm/render/cursor.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/postgres.hpp>

BOOST_AUTO_TEST_SUITE(render_cursor)

BOOST_AUTO_TEST_CASE(is_named_by_its_number) {
    constexpr auto const& postgres = orm::postgres_dialect::facts;
    BOOST_TEST(
        orm::declare_cursor(postgres, 3, R"(select "id" from "users" where "id" = $1)").view() ==
        R"(declare "orm_cursor_3" no scroll cursor for)"
        R"( select "id" from "users" where "id" = $1)");
    BOOST_TEST(orm::fetch_from_cursor(postgres, 0, 1000).view() ==
               R"(fetch 1000 from "orm_cursor_0")");
    BOOST_TEST(orm::close_cursor(postgres, 12).view() == R"(close "orm_cursor_12")");
}

BOOST_AUTO_TEST_SUITE_END()
