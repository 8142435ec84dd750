// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/direction.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(schema_direction)

BOOST_AUTO_TEST_CASE(by_default_the_engine_places_nulls) {
    BOOST_TEST((orm::nulls_position{} == orm::nulls_position::engine_default));
    BOOST_TEST((orm::direction{} == orm::direction::ascending));
}

BOOST_AUTO_TEST_SUITE_END()
