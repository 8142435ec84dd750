// SPDX-License-Identifier: BSL-1.0
#include <orm/session/explain.hpp>

#include <boost/test/unit_test.hpp>

using namespace orm;

BOOST_AUTO_TEST_SUITE(session_explain)

BOOST_AUTO_TEST_CASE(a_step_has_four_fields) {
    auto const layout = explained_step_layout();
    BOOST_REQUIRE(layout.fields.size() == 4);
    BOOST_TEST(layout.parts.empty());
    BOOST_TEST((layout.fields[0].type == member_type::int64));
    BOOST_TEST((layout.fields[3].type == member_type::text));
    BOOST_TEST(layout.fields[3].offset == offsetof(explained_step, detail));
}

BOOST_AUTO_TEST_CASE(each_step_stands_under_its_parent) {
    using lines = std::vector<std::string>;
    BOOST_TEST((indented_plan({}) == lines{}));
    BOOST_TEST(
        (indented_plan(
             {{2, 0, 0, "a"}, {5, 2, 0, "b"}, {7, 5, 0, "c"}, {9, 2, 0, "d"}, {11, 0, 0, "e"}}) ==
         lines{"a", "  b", "    c", "  d", "e"}));
    // A parent that was never named is the root.
    BOOST_TEST((indented_plan({{1, 99, 0, "a"}}) == lines{"a"}));
}

BOOST_AUTO_TEST_SUITE_END()
