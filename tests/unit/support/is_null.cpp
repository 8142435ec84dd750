// SPDX-License-Identifier: BSL-1.0
#include <orm/support/is_null.hpp>

#include <boost/test/unit_test.hpp>

namespace {

constexpr int number = 7;

static_assert(!orm::is_null(&number));
static_assert(orm::is_null(nullptr));

}  // namespace

BOOST_AUTO_TEST_SUITE(support_is_null)

BOOST_AUTO_TEST_CASE(pointers_are_told_apart_at_run_time) {
    int const* volatile null    = nullptr;
    int const* volatile pointer = &number;
    BOOST_TEST(orm::is_null(null));
    BOOST_TEST(!orm::is_null(pointer));
}

BOOST_AUTO_TEST_SUITE_END()
