// SPDX-License-Identifier: BSL-1.0
#include <orm/session/running_copy.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

#include <orm/backend/error.hpp>

BOOST_AUTO_TEST_SUITE(session_running_copy)

BOOST_AUTO_TEST_CASE(a_value_that_does_not_convert_is_told_with_its_place) {
    constexpr std::string_view columns[] = {"name", "age"};
    orm::copy_target const     target{.sql = "copy", .table = "users", .columns = columns};
    std::string const told    = "orm: users.age in row 12: date: is past the year 9999 in: copy";
    auto const        is_told = [&](orm::encode_error const& failure) {
        BOOST_TEST(failure.what() == told);
        BOOST_TEST(failure.table() == "users");
        BOOST_TEST(failure.column() == "age");
        BOOST_TEST(failure.row() == 12);
        return true;
    };
    for (char const* const problem :
         {"orm: date: is past the year 9999", "date: is past the year 9999"})
        BOOST_CHECK_EXCEPTION(orm::throw_not_copied(orm::conversion_error(problem), target, 1, 12),
                              orm::encode_error, is_told);
}

BOOST_AUTO_TEST_SUITE_END()
