// SPDX-License-Identifier: BSL-1.0
#include <orm/support/owned.hpp>

#include <utility>

#include <boost/test/unit_test.hpp>

struct resource {
    int value = 0;
};
static int  alive = 0;
static void end(resource* object) noexcept {
    if (object != nullptr) --alive;
    delete object;
}
using owner = orm::owned<resource, end>;

static owner make(int value) {
    ++alive;
    return owner(new resource{value});
}

BOOST_AUTO_TEST_SUITE(support_owned)

BOOST_AUTO_TEST_CASE(the_object_ends_with_its_owner) {
    {
        owner const one = make(7);
        BOOST_TEST(one->value == 7);
        BOOST_TEST((*one).value == 7);
        BOOST_TEST(alive == 1);
    }
    BOOST_TEST(alive == 0);
}

BOOST_AUTO_TEST_CASE(moving_hands_it_over) {
    owner one = make(1);
    owner two(std::move(one));
    BOOST_TEST((one == nullptr));
    one = make(3);
    BOOST_TEST(alive == 2);
    one = std::move(two);
    BOOST_TEST(one->value == 1);
    BOOST_TEST(alive == 1);  // what was there has ended at once
    owner& same = one;
    one         = std::move(same);
    BOOST_TEST(one->value == 1);
    {
        owner const both[]{std::move(one), std::move(two)};
    }
    BOOST_TEST(alive == 0);
}

BOOST_AUTO_TEST_SUITE_END()
