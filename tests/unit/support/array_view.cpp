// SPDX-License-Identifier: BSL-1.0
#include <orm/support/array_view.hpp>

#include <boost/test/unit_test.hpp>

#include <array>

namespace {

constexpr int                  numbers[]{3, 1, 4};
constexpr orm::array_view<int> view = numbers;

constexpr int sum(orm::array_view<int> items) {
    int result = 0;
    for (int const item : items) result += item;
    return result;
}

static_assert(view.size() == 3 && !view.empty());
static_assert(view.front() == 3 && view[2] == 4);
static_assert(sum(view) == 8);
static_assert(sum(view.from(1)) == 5);
static_assert(sum({numbers, 2}) == 4);
constexpr std::array<int, 2> held{5, 6};
static_assert(sum(held) == 11);
static_assert(orm::array_view<int>{}.empty() && sum({}) == 0);

}  // namespace

BOOST_AUTO_TEST_SUITE(support_array_view)

BOOST_AUTO_TEST_CASE(a_view_looks_at_the_array_itself) {
    int                        items[]{1, 2};
    orm::array_view<int> const looked_at = items;
    items[1]                             = 7;
    BOOST_TEST(looked_at[1] == 7);
}

BOOST_AUTO_TEST_SUITE_END()
