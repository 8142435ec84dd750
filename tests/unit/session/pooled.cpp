// SPDX-License-Identifier: BSL-1.0
#include <orm/session/pooled.hpp>

#include <boost/test/unit_test.hpp>

#include <type_traits>
#include <utility>

#include "support/recorded_pool.hpp"

using namespace orm::dsl;
using namespace library;

static_assert(std::is_nothrow_move_constructible_v<recorded_pool::handle>);
static_assert(!std::is_copy_constructible_v<recorded_pool::handle>);

BOOST_AUTO_TEST_SUITE(session_pooled)

BOOST_AUTO_TEST_CASE(it_goes_back_with_the_object) {
    recorded_pool library;
    {
        auto db = library.pool.acquire();
        BOOST_TEST(db.healthy());
        db.run(delete_from(loans).all_rows());
        BOOST_TEST(db.stats().statements == 1);
        BOOST_TEST(library.pool.stats().in_use == 1);
        auto moved = std::move(db);
        BOOST_TEST(!db.healthy());
        BOOST_TEST(moved.healthy());
        BOOST_TEST(library.pool.stats().in_use == 1);
    }
    BOOST_TEST(library.pool.stats().in_use == 0);
    BOOST_TEST(library.pool.stats().idle == 1);
}

BOOST_AUTO_TEST_CASE(one_that_is_given_another_gives_back_its_own) {
    recorded_pool library;
    auto          first = library.pool.acquire();
    first               = library.pool.acquire();
    BOOST_TEST(library.pool.stats().in_use == 1);
    first.give_back();
    first.give_back();
    BOOST_TEST(library.pool.stats().in_use == 0);
    BOOST_TEST(library.pool.stats().open == 2);
}

BOOST_AUTO_TEST_CASE(its_statements_stay_prepared) {
    recorded_pool library;
    library.pool.acquire().run(delete_from(loans).all_rows());
    library.pool.acquire().run(delete_from(loans).all_rows());
    BOOST_TEST(library.log->prepared.size() == 1);
    BOOST_TEST(library.log->mistakes.empty());
}

BOOST_AUTO_TEST_SUITE_END()
