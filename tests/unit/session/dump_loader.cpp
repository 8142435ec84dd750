// SPDX-License-Identifier: BSL-1.0
#include <orm/session/dump_loader.hpp>

#include <memory>
#include <sstream>
#include <string>
#include <type_traits>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "support/library.hpp"

namespace {

using connection = recording::connection<orm::sqlite_dialect>;
using described  = orm::dumped_schema<orm::sqlite_dialect,
                                      std::remove_const_t<decltype(orm::schema(library::books))>>;

constexpr auto* first = "{\"orm\":\"dump\",\"version\":1}\n";
constexpr auto* one =
    "{\"table\":\"books\",\"row\":{\"id\":5,\"title\":\"a\",\"genre\":\"essay\","
    "\"pages\":1}}\n";
constexpr auto* mark = "{\"table\":\"books\",\"last\":9}\n";

struct loading {
    std::shared_ptr<recording::recorder> log = std::make_shared<recording::recorder>();
    orm::session<connection>             session{connection(log), 8};
    orm::dump_loader<connection>         loader{session, described::tables, {}, {}};

    orm::load_dump_result load(std::string const& text) {
        std::istringstream in(text);
        return loader.load(in);
    }
};

BOOST_AUTO_TEST_SUITE(session_dump_loader)

BOOST_FIXTURE_TEST_CASE(rows_are_written_and_marks_only_when_told, loading) {
    auto const result = load(std::string(first) + one + mark + "{\"rows\":1}\n\n");
    BOOST_TEST((result.rows == 1 && result.skipped == 0));
    BOOST_TEST(log->started.size() == 1U);
    BOOST_TEST((log->bound == std::vector<std::string>{"5", "a", "null", "essay", "1"}));
    loader.set_marks();
    BOOST_TEST(log->started.size() == 2U);
    BOOST_TEST((log->bound == std::vector<std::string>{"9"}));
}

BOOST_FIXTURE_TEST_CASE(what_is_wrong_is_told_with_its_line, loading) {
    BOOST_CHECK_EXCEPTION(load(std::string(first) + one + "\n{\"rows\":1}"), orm::json_error,
                          [](orm::error const& failure) { return failure.row() == 3; });
    BOOST_CHECK_THROW((orm::dump_loader<connection>(session, {}, {}, {.every = 0})),
                      orm::usage_error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
