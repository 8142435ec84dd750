// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/fetching.hpp>

#include <boost/test/unit_test.hpp>

#include "support/library.hpp"

using namespace orm::dsl;
using namespace library;

// What nobody has thought about comes together, which is what takes least time.
static_assert(orm::fetching{} == orm::fetching::all);

BOOST_AUTO_TEST_SUITE(backend_fetching)

BOOST_AUTO_TEST_CASE(only_a_stream_asks_for_rows_one_by_one) {
    recorded<> library;
    library.log->rows = {book_row(1, "a")};
    library.db.stream(select().from(books));
    BOOST_TEST((library.log->fetched == orm::fetching::one_by_one));
    library.db.all(select().from(books));
    BOOST_TEST((library.log->fetched == orm::fetching::all));
}

BOOST_AUTO_TEST_SUITE_END()
