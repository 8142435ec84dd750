// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/name_between.hpp>

#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

using orm::migrate::name_between;

namespace {

constexpr std::string_view fifty_seven =
    "a_name_of_a_column_that_is_as_long_as_it_can_be_with_57_x";
constexpr std::string_view one_of_many =
    "a_name_of_a_column_that_is_as_long_as_it_can_be_with_its_end_1";
constexpr std::string_view other_of_many =
    "a_name_of_a_column_that_is_as_long_as_it_can_be_with_its_end_2";

constexpr bool ends_with_a_whole_character(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        auto const first = static_cast<unsigned char>(text[at]);
        at += first < 0x80U ? 1U : first < 0xE0U ? 2U : first < 0xF0U ? 3U : 4U;
    }
    return at == text.size();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_name_between)

BOOST_AUTO_TEST_CASE(a_name_that_is_short_enough_stands_whole) {
    static_assert(name_between("users").view() == "__orm_users");
    static_assert(name_between("__orm_old_", "age").view() == "__orm_old_age");
    static_assert(name_between("__orm_", "users", "app").view() == "__orm_app.users");
    static_assert(orm::migrate::name_of_rebuilt("users").view() == "__orm_new_users");
    static_assert(fifty_seven.size() == 57);
    BOOST_TEST(name_between(fifty_seven).view() == "__orm_" + std::string(fifty_seven));
}

BOOST_AUTO_TEST_CASE(long_names_that_end_differently_are_kept_apart) {
    static_assert(name_between(one_of_many).size == 63);
    static_assert(
        name_between(one_of_many).view().starts_with("__orm_a_name_of_a_column_that_is_"));
    static_assert(name_between(one_of_many).view() != name_between(other_of_many).view());
    static_assert(name_between("__orm_", fifty_seven, "a").view() !=
                  name_between("__orm_", fifty_seven, "b").view());
    // Whatever the engine makes of the name by cutting off one more byte.
    BOOST_TEST(name_between(one_of_many).view().substr(0, 62) !=
               name_between(other_of_many).view().substr(0, 62));
}

BOOST_AUTO_TEST_CASE(a_character_of_several_bytes_is_not_cut_apart) {
    for (std::string const character : {"\xC3\xA4", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"})
        for (std::string name = "x"; name.size() < 70; name += character) {
            orm::short_name const between = name_between(name);
            BOOST_TEST(ends_with_a_whole_character(between.view()), between.view());
            BOOST_TEST((name.size() <= 57 ? between.size == name.size() + 6 : between.size > 59));
        }
}

BOOST_AUTO_TEST_SUITE_END()
