// SPDX-License-Identifier: BSL-1.0
#include <orm/session/fetch_rows.hpp>

#include <boost/test/unit_test.hpp>

#include <concepts>
#include <cstdint>
#include <string>
#include <vector>

#include "support/library.hpp"

using namespace orm::dsl;
using namespace library;

namespace {

/// A row that may fail to be moved.
struct throwing {
    throwing() = default;
    throwing(throwing const& other) : title(other.title) {}
    throwing& operator=(throwing const&) = default;

    std::string title;
};

using connection = recording::connection<orm::sqlite_dialect>;

static_assert(orm::gathered<book, false, connection>);
static_assert(!orm::gathered<book, true, connection>);
static_assert(!orm::gathered<throwing, false, connection>);
static_assert(!orm::gathered<bool, false, connection>);

}  // namespace

BOOST_AUTO_TEST_SUITE(session_fetch_rows)

BOOST_AUTO_TEST_CASE(rows_come_in_their_order) {
    recorded<> library;
    for (int id = 1; id <= 100; ++id) library.log->rows.push_back(book_row(id, "a"));
    auto const all = library.db.all(select().from(books));
    BOOST_TEST(all.size() == 100);
    for (std::size_t at = 0; at != all.size(); ++at)
        BOOST_TEST(all[at].id == static_cast<std::int64_t>(at) + 1);
}

BOOST_AUTO_TEST_CASE(truths_come_one_by_one) {
    recorded<> library;
    library.log->rows = {{1}, {0}, {1}};
    BOOST_TEST((library.db.all(select(gt(books.pages, 100)).from(books)) ==
                std::vector<bool>{true, false, true}));
}

BOOST_AUTO_TEST_SUITE_END()
