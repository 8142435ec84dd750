// SPDX-License-Identifier: BSL-1.0
#include <orm/dialect/feature.hpp>

#include <boost/test/unit_test.hpp>

using orm::feature;

constexpr orm::feature_set some{feature::lateral_joins, feature::all_in_set_operations};

static_assert(some.contains(feature::lateral_joins));
static_assert(some.contains(feature::all_in_set_operations));
static_assert(!some.contains(feature::quantified_comparisons));
static_assert(!orm::feature_set{}.contains(feature::lateral_joins));

BOOST_AUTO_TEST_SUITE(dialect_feature)

BOOST_AUTO_TEST_CASE(a_set_has_what_it_was_given) {
    BOOST_TEST(some.contains(feature::lateral_joins));
    BOOST_TEST(!some.contains(feature::none));
}

BOOST_AUTO_TEST_SUITE_END()
