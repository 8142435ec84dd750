// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/members.hpp>

#include <optional>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

using namespace orm;

namespace {

struct point {
    int x{};
    int y{};
};
struct nothing_at_all {};
struct several {
    int                  number{};
    point                place;
    std::string          text_;
    std::optional<point> first;
    std::optional<point> second;
    std::vector<several> children;
};
struct sixteen {
    char a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p;
};
struct seventeen {
    char a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q;
};

static_assert(member_count<nothing_at_all> == 0);
static_assert(member_count<point> == 2);
static_assert(member_count<several> == 6);
static_assert(member_count<sixteen> == 16);
static_assert(member_count<seventeen> > most_members);

static_assert(std::is_same_v<members_of<point>, types<int, int>>);
static_assert(
    std::is_same_v<members_of<several>, types<int, point, std::string, std::optional<point>,
                                              std::optional<point>, std::vector<several>>>);

static_assert(member_name<several, 0> == "number");
static_assert(member_name<several, 2> == "text_");
static_assert(member_name<several, 5> == "children");
static_assert(member_name<sixteen, 15> == "p");

static_assert(points_to_member<&several::first, several, 3>());
static_assert(!points_to_member<&several::first, several, 4>());
static_assert(points_to_member<&several::second, several, 4>());
static_assert(!points_to_member<&several::place, several, 0>());
static_assert(!points_to_member<&point::x, several, 0>());

}  // namespace

BOOST_AUTO_TEST_SUITE(relation_members)

BOOST_AUTO_TEST_CASE(members_are_found_by_their_position) {
    several object;
    member_at<0>(object)   = 7;
    member_at<1>(object).y = 8;
    member_at<5>(object).emplace_back();
    BOOST_TEST(object.number == 7);
    BOOST_TEST(object.place.y == 8);
    BOOST_TEST(object.children.size() == 1u);
    several const& fixed = object;
    BOOST_TEST(&member_at<2>(fixed) == &object.text_);
}

BOOST_AUTO_TEST_CASE(the_last_of_any_number) {
    sixteen letters{};
    member_at<15>(letters) = 'z';
    BOOST_TEST(letters.p == 'z');
}

BOOST_AUTO_TEST_SUITE_END()
