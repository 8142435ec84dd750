// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/line.hpp>

#include <string_view>

#include <boost/test/unit_test.hpp>

using namespace orm::migrate;

namespace {

constexpr migration first{.name = "1", .up = {}};
constexpr migration second{.name = "2", .parent = "1", .up = {}};
constexpr migration other{.name = "2b", .parent = "1", .up = {}};

constexpr migration     one_after_the_other[]{first, second};
constexpr migration_set whole{.head = {}, .sqlite = one_after_the_other};
static_assert(is_line<whole>);

constexpr bool says(orm::array_view<migration> list, std::string_view text) {
    place const found = place_of_break(list);
    return std::string_view(found.characters, found.size) == text;
}

constexpr migration two_of_one[]{first, second, other};
static_assert(says(two_of_one, "2 and 2b follow 1"));
constexpr migration two_first[]{first, {.name = "1b", .up = {}}};
static_assert(says(two_first, "1 and 1b follow nothing"));
constexpr migration lost[]{first, {.name = "3", .parent = "2", .up = {}}};
static_assert(says(lost, "3 follow 2"));

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_line)

BOOST_AUTO_TEST_CASE(a_break_is_told_with_those_that_make_it) {
    BOOST_TEST(says(two_of_one, "2 and 2b follow 1"));
    BOOST_TEST(says(one_after_the_other, ""));
}

BOOST_AUTO_TEST_SUITE_END()
