// SPDX-License-Identifier: BSL-1.0
#include <orm/support/list.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <type_traits>

namespace {

struct empty {};

constexpr auto mixed = orm::make_list(empty{}, 7, empty{}, 8L);

static_assert(std::is_same_v<decltype(mixed), orm::list<empty, int, empty, long> const>);
static_assert(std::is_aggregate_v<orm::list<int, std::string>>);
static_assert(std::is_trivially_copyable_v<orm::list<int, empty>>);
static_assert(sizeof(orm::list<empty, int>) == sizeof(int));
static_assert(orm::item_of<3>(mixed) == 8);

constexpr auto more = orm::append_to(mixed, 9, empty{});
static_assert(std::is_same_v<decltype(more), orm::list<empty, int, empty, long, int, empty> const>);
static_assert(orm::item_of<1>(more) == 7 && orm::item_of<4>(more) == 9);
static_assert(std::is_same_v<decltype(orm::append_to(orm::list<>{})), orm::list<>>);

/// What a list holds, or its types where there is none: numbers as they are, others as 0 and -1.
template <class... Items>
constexpr int sum(orm::list<Items...> const* items) {
    int result = 0;
    orm::for_each_item(items, [&]<class Item>(Item const* item) {
        if (item == nullptr)
            --result;
        else if constexpr (std::is_same_v<Item, int>)
            result += *item;
    });
    return result;
}

static_assert(sum(&mixed) == 7);
static_assert(sum(static_cast<orm::list<int, int, empty> const*>(nullptr)) == -3);
static_assert(sum(static_cast<orm::list<> const*>(nullptr)) == 0);

}  // namespace

BOOST_AUTO_TEST_SUITE(support_list)

BOOST_AUTO_TEST_CASE(items_are_visited_in_their_order) {
    auto const  texts = orm::make_list(std::string("a"), std::string("b"), std::string("a"));
    std::string all;
    orm::for_each_item(&texts, [&](std::string const* text) { all += *text; });
    BOOST_TEST(all == "aba");
}

BOOST_AUTO_TEST_SUITE_END()
