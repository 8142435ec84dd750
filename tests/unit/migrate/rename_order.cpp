// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/rename_order.hpp>

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

using orm::migrate::rename_order;
using orm::migrate::renaming;

namespace {

std::string said(std::vector<renaming> renames) {
    std::string text;
    rename_order(std::move(renames)).run([&](renaming const& one) {
        text.append(one.from).append(">").append(one.to).append(" ");
    });
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_rename_order)

BOOST_AUTO_TEST_CASE(a_name_is_taken_once_it_is_free) {
    BOOST_TEST(said({{"a", "b"}, {"b", "c"}}) == "b>c a>b ");
}

BOOST_AUTO_TEST_CASE(names_that_go_in_a_circle_take_one_between) {
    BOOST_TEST(said({{"a", "b"}, {"b", "a"}}) == "a>__orm_b b>a __orm_b>b ");
    BOOST_TEST(said({{"a", "b"}, {"b", "c"}, {"c", "a"}}) == "a>__orm_b c>a b>c __orm_b>b ");
}

BOOST_AUTO_TEST_CASE(the_case_of_letters_is_changed_through_another_name) {
    BOOST_TEST(said({{"users", "Users"}}) == "users>__orm_Users __orm_Users>Users ");
}

BOOST_AUTO_TEST_SUITE_END()
