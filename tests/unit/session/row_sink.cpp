// SPDX-License-Identifier: BSL-1.0
#include <orm/session/row_sink.hpp>

#include <vector>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(session_row_sink)

BOOST_AUTO_TEST_CASE(a_vector_takes_rows_and_makes_room_for_those_that_are_expected) {
    std::vector<int>    rows{1};
    orm::row_sink const sink{&rows, orm::add_row<int>, orm::expect_rows<int>};
    *static_cast<int*>(sink.add(sink.rows)) = 2;
    BOOST_TEST(rows == (std::vector<int>{1, 2}), boost::test_tools::per_element());

    sink.expect(sink.rows, 100);
    BOOST_TEST(rows.capacity() >= 102U);
    int const* const before = rows.data();
    sink.expect(sink.rows, 100);  // there is room already
    BOOST_TEST(rows.data() == before);
    BOOST_TEST(rows.size() == 2U);
}

BOOST_AUTO_TEST_CASE(room_is_doubled_at_least) {
    std::vector<int> rows(1000);
    rows.shrink_to_fit();
    orm::expect_rows<int>(&rows, 1);
    BOOST_TEST(rows.capacity() >= 2000U);  // else rows that come one by one are copied each time
}

BOOST_AUTO_TEST_SUITE_END()
