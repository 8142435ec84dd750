// SPDX-License-Identifier: BSL-1.0
#include <orm/session/statement_words.hpp>

#include <type_traits>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(session_statement_words)

BOOST_AUTO_TEST_CASE(they_take_no_room) {
    static_assert(std::is_empty_v<orm::statement_words>);
    BOOST_TEST(std::is_trivial_v<orm::statement_words>);
}

BOOST_AUTO_TEST_SUITE_END()
