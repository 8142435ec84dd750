// SPDX-License-Identifier: BSL-1.0
#include <orm/session/uuid_key.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>

#include <orm/schema/modifiers.hpp>

static_assert(orm::context_function<orm::uuid_v7_maker>);
static_assert(!orm::context_function<orm::uuid_v4_maker>);

BOOST_AUTO_TEST_CASE(keys_go_by_the_clock_of_the_connection) {
    orm::context around;
    around.set_clock([] { return std::chrono::sys_days(std::chrono::year(2022) / 2 / 22); });
    BOOST_TEST(orm::uuid_text(orm::uuid_v7(around)).starts_with("017f1eba-4c00-7"));
    BOOST_TEST(orm::uuid_v4().version() == boost::uuids::uuid::version_random_number_based);
}
