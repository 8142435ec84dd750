// SPDX-License-Identifier: BSL-1.0
#include <orm/session/dump.hpp>

#include <sstream>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "support/library.hpp"

using library::recorded;

namespace {

constexpr auto shelf = orm::schema(library::loans);

BOOST_AUTO_TEST_SUITE(session_dump)

BOOST_AUTO_TEST_CASE(what_is_written_is_read_again_in_one_transaction) {
    recorded<> from;
    from.log->rows = {{1, "a", 3}, {2, "b", 4}};
    std::stringstream file;
    BOOST_TEST(from.db.dump(shelf, file) == 2);
    BOOST_TEST(from.log->depth == 0);
    BOOST_TEST(file.str() ==
               "{\"orm\":\"dump\",\"version\":1}\n"
               "{\"table\":\"loans\",\"row\":"
               "{\"book_id\":1,\"reader\":\"a\",\"days\":3}}\n"
               "{\"table\":\"loans\",\"row\":"
               "{\"book_id\":2,\"reader\":\"b\",\"days\":4}}\n"
               "{\"rows\":2}\n");

    recorded<> into;
    BOOST_TEST(into.db.load_dump(shelf, file).rows == 2);
    BOOST_TEST((into.log->bound == std::vector<std::string>{"2", "b", "4"}));
    BOOST_TEST((into.log->depth == 0 && into.log->rollbacks == 0));
    file.clear();
    file.seekg(3);
    BOOST_CHECK_THROW(into.db.load_dump(shelf, file), orm::json_error);
    BOOST_TEST((into.log->depth == 0 && into.log->rollbacks == 1));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
