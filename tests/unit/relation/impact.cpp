// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/impact.hpp>

#include <boost/test/unit_test.hpp>

#include "unit/relation/shop.hpp"

using namespace blog;
using namespace orm::dsl;

using no_parameters = decltype(delete_from(nodes).all_rows());
using one_parameter = decltype(delete_from(nodes).where(eq(nodes.id, 1)));
template <class Delete>
using asked = orm::impact_query<orm::sqlite_dialect, orm::types<nodes_t>, Delete>;

static_assert(orm::parameter_count<asked<no_parameters>> == 0);
static_assert(orm::parameter_count<asked<one_parameter>> == 1);

BOOST_AUTO_TEST_SUITE(relation_impact)

BOOST_AUTO_TEST_CASE(lines_without_rows_are_left_out) {
    auto const graph =
        orm::impact_of_delete<orm::sqlite_dialect, orm::types<nodes_t>, one_parameter>::graph();
    auto const impact = orm::make_impact(graph, {{1, 4}, {0, 1}});
    BOOST_REQUIRE(impact.parts.size() == 2u);
    BOOST_TEST(impact.rows(nodes) == 1);
    BOOST_TEST(impact.rows(nodes, orm::impact_action::refused) == 4);
    BOOST_TEST(orm::make_impact(graph, {{1, 0}, {0, 1}}).parts.size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
