// SPDX-License-Identifier: BSL-1.0
#include <orm/render/features.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>

using orm::feature;

static_assert(orm::check_feature<orm::sqlite_dialect, feature::none>());
static_assert(orm::check_feature<orm::postgres_dialect, feature::lateral_joins>());
static_assert(!orm::engine_has<orm::sqlite_dialect, feature::lateral_joins>);
static_assert(!orm::engine_has<orm::sqlite_dialect, feature::quantified_comparisons>);
static_assert(orm::engine_has<orm::postgres_dialect, feature::all_in_set_operations>);

BOOST_AUTO_TEST_SUITE(render_features)

BOOST_AUTO_TEST_CASE(nothing_is_asked_of_an_engine_that_has_it) {
    BOOST_TEST((orm::check_feature<orm::postgres_dialect, feature::quantified_comparisons>()));
}

BOOST_AUTO_TEST_SUITE_END()
