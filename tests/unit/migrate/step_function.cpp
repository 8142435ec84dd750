// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/step_function.hpp>

#include <boost/test/unit_test.hpp>

using namespace orm::migrate;

BOOST_AUTO_TEST_SUITE(migrate_step_function)

BOOST_AUTO_TEST_CASE(a_function_is_found_by_its_name) {
    static constexpr step_function functions[]{{.name = "fill_1"}, {.name = "fill_2"}};
    static_assert(find_function(functions, "fill_2") == functions + 1);
    static_assert(find_function(functions, "fill") == nullptr);
    static_assert(find_function({}, "fill_1") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
