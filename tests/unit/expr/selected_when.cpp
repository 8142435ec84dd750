// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/selected_when.hpp>

#include <boost/test/unit_test.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

static_assert(std::same_as<value_from<users_t, decltype(selected_when(true, users.age))>,
                           std::optional<std::int32_t>>);

BOOST_AUTO_TEST_SUITE(expr_selected_when)

BOOST_AUTO_TEST_CASE(what_is_not_wanted_is_null) {
    auto const query = [](bool wanted) {
        return orm::sql<orm::postgres_dialect>(
            select(users.id, selected_when(wanted, users.age + 1)).from(users));
    };
    BOOST_TEST(query(true).view() == R"(select "id", ("age" + $1) from "users")");
    BOOST_TEST(query(false).view() == R"(select "id", cast(null as bigint) from "users")");
}

BOOST_AUTO_TEST_SUITE_END()
