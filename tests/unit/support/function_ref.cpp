// SPDX-License-Identifier: BSL-1.0
#include <orm/support/function_ref.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(support_function_ref)

int twice(int value) { return 2 * value; }

int apply(orm::function_ref<int(int)> function) { return function(21); }

BOOST_AUTO_TEST_CASE(it_calls_what_it_was_made_from) {
    int        calls  = 0;
    auto const lambda = [&](int value) {
        ++calls;
        return value + 1;
    };
    BOOST_TEST(apply(lambda) == 22);
    BOOST_TEST(apply(&twice) == 42);
    BOOST_TEST(calls == 1);
}

BOOST_AUTO_TEST_CASE(a_function_that_changes_is_referred_to_not_copied) {
    auto counter = [count = 0](int step) mutable { return count += step; };
    apply(counter);
    BOOST_TEST(apply(counter) == 42);
}

BOOST_AUTO_TEST_CASE(it_is_empty_by_default) {
    orm::function_ref<void()> const none;
    BOOST_TEST(!none);
    BOOST_TEST(static_cast<bool>(orm::function_ref<int(int)>(&twice)));
}

BOOST_AUTO_TEST_SUITE_END()
