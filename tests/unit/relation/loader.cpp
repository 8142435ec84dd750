// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/loader.hpp>

#include <boost/test/unit_test.hpp>

#include "unit/relation/shop.hpp"

using namespace blog;
using namespace orm;

namespace {

using texts = relation<post_page, 3>;

using of_table  = with_option<any_member, remarks_t>;
using of_other  = with_option<any_member, users_t>;
using of_member = with_option<&post_page::remarks, void>;

// What is said of the member comes before what is said of the table.
static_assert(with_for<texts>() == 0);
static_assert(with_for<texts, of_other>() == 0);
static_assert(with_for<texts, of_other, of_table>() == 2);
static_assert(with_for<texts, of_table, of_member>() == 2);
static_assert(with_for<texts, of_member, depth_option, of_table>() == 1);

}  // namespace

BOOST_AUTO_TEST_SUITE(relation_loader)

BOOST_AUTO_TEST_CASE(a_missing_row_is_named) {
    BOOST_CHECK_EXCEPTION(throw_missing_related("posts", "users"), no_rows,
                          [](no_rows const& thrown) {
                              std::string_view const text = thrown.what();
                              return text.find("no row of users") != text.npos &&
                                     text.find("a row of posts") != text.npos;
                          });
}

BOOST_AUTO_TEST_SUITE_END()
