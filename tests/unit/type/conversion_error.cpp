// SPDX-License-Identifier: BSL-1.0
#include <orm/type/conversion_error.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(type_conversion_error)

BOOST_AUTO_TEST_CASE(the_message_names_type_and_problem) {
    BOOST_CHECK_EXCEPTION(orm::throw_conversion_error("Role", "not listed"), orm::conversion_error,
                          [](std::runtime_error const& error) {
                              return error.what() == std::string("orm: Role: not listed");
                          });
}

BOOST_AUTO_TEST_SUITE_END()
