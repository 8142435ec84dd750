// SPDX-License-Identifier: BSL-1.0
#include <orm/session/dump_writer.hpp>

#include <memory>
#include <sstream>
#include <string>
#include <type_traits>

#include <boost/test/unit_test.hpp>

#include "support/library.hpp"

namespace {

using recorded_connection = recording::connection<orm::sqlite_dialect>;

BOOST_AUTO_TEST_SUITE(session_dump_writer)

BOOST_AUTO_TEST_CASE(names_are_told_with_their_schema) {
    orm::dumped_sequence numbers{.schema = {}, .name = "num\"bers", .mark = {}, .set_mark = {}};
    BOOST_TEST(orm::begin_of_line("sequence", orm::dumped_name(numbers)) ==
               R"({"sequence":"num\"bers",)");
    numbers.schema = "kept";
    BOOST_TEST(orm::dumped_name(numbers) == "kept.num\"bers");
}

BOOST_AUTO_TEST_CASE(marks_stand_where_the_database_has_begun_to_count) {
    auto const                        log = std::make_shared<recording::recorder>();
    orm::session<recorded_connection> session(recorded_connection(log), 8);
    orm::dumped_sequence const        numbers[]{
        {.schema = {},
                .name   = "numbers",
                .mark   = orm::source_of_node<
                      orm::sqlite_dialect,
                      orm::counted_mark<std::remove_const_t<decltype(library::books.id)>>>,
                .set_mark = {}}};
    std::ostringstream out;
    log->rows = {{7}};
    orm::dump_writer<recorded_connection, std::ostringstream>(session, out, {})
        .write({}, {}, numbers);
    BOOST_TEST(out.str() ==
               "{\"orm\":\"dump\",\"version\":1}\n"
               "{\"sequence\":\"numbers\",\"last\":7}\n"
               "{\"rows\":0}\n");
    log->rows = {};
    out.str({});
    orm::dump_writer<recorded_connection, std::ostringstream>(session, out, {})
        .write({}, {}, numbers);
    BOOST_TEST(out.str().find("numbers") == std::string::npos);
    BOOST_CHECK_THROW(
        (orm::dump_writer<recorded_connection, std::ostringstream>(session, out, {.every = 0})),
        orm::usage_error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
