// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/renamed_values.hpp>

#include <boost/test/unit_test.hpp>

using namespace orm::migrate;

namespace {

using text = std::string_view;

constexpr text before[]{"admin", "editor", "guest"};
constexpr text after[]{"admin", "author", "guest"};
constexpr text hints[]{"", "editor", ""};
constexpr text wrong[]{"", "writer", ""};
constexpr text twice[]{"", "editor", "editor"};

constexpr renamed_values between(orm::array_view<text> called) {
    return find_renamed_values(orm::enum_model{.values = before},
                               orm::enum_model{.values = after, .values_before = called});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_renamed_values)

BOOST_AUTO_TEST_CASE(a_value_is_found_by_what_it_was_called) {
    auto const found = between(hints);
    BOOST_REQUIRE(found.list.size() == 1u);
    BOOST_TEST(found.list[0].from == "editor");
    BOOST_TEST(found.list[0].to == "author");
    BOOST_TEST(new_name_of(found.list, "editor") == "author");
    BOOST_TEST(new_name_of(found.list, "admin") == "admin");
    BOOST_TEST(inverse(found.list)[0].to == "editor");
    static_assert(between({}).list.empty());
}

BOOST_AUTO_TEST_CASE(a_hint_that_means_nothing_is_told) {
    BOOST_TEST((between(wrong).fault == hint_fault::stale));
    BOOST_TEST(between(wrong).wrong == "author");
    BOOST_TEST((between(twice).fault == hint_fault::ambiguous));
}

BOOST_AUTO_TEST_SUITE_END()
