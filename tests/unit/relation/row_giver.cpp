// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/row_giver.hpp>

#include <orm/relation/chosen_link.hpp>

#include <boost/test/unit_test.hpp>

#include "unit/relation/shop.hpp"

using namespace blog;
using namespace orm;

namespace {

struct page {
    post                row;
    std::vector<remark> remarks;
};
using remarks_of_page = relation<page, 1>;
using link            = link_of<remarks_of_page, types<>>;
using query           = level_query<remark, link>;

}  // namespace

BOOST_AUTO_TEST_SUITE(relation_row_giver)

// Two parents with one key get a row each; of a key that nobody has, nothing comes.
BOOST_AUTO_TEST_CASE(every_parent_of_a_key_gets_the_row) {
    page pages[3];
    pages[0].row.id = pages[2].row.id = 1;
    pages[1].row.id                   = 2;
    std::vector<page*> parents{&pages[0], &pages[1], &pages[2]};
    key_index          keys(1, 3);
    for (std::uint32_t at = 0; at != 3; ++at)
        add_key(keys, at, pages[at].row, link::parent_columns{});
    BOOST_TEST(keys.count() == 2u);

    row_giver<remarks_of_page, query> giver(keys, parents);
    remark const                      given[]{
        {5, 1, "a text that is too long for the object"}, {6, 9, "x"}, {7, 2, "y"}};
    for (remark const& each : given)
        *static_cast<remark*>(row_giver<remarks_of_page, query>::add(&giver)) = each;
    giver.give();
    giver.give();
    BOOST_TEST(giver.given() == 3u);
    BOOST_REQUIRE(pages[0].remarks.size() == 1u);
    BOOST_REQUIRE(pages[2].remarks.size() == 1u);
    BOOST_TEST(pages[0].remarks[0].text == given[0].text);
    BOOST_TEST(pages[2].remarks[0].text == given[0].text);
    BOOST_TEST(pages[1].remarks[0].id == 7);
}

BOOST_AUTO_TEST_SUITE_END()
