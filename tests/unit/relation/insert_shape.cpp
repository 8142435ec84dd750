// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/insert_shape.hpp>

#include <boost/test/unit_test.hpp>

#include "unit/relation/shop.hpp"

using namespace blog;
using namespace orm;

namespace {

static_assert(writable_shape<post_page>);
static_assert(!writable_shape<post>);
static_assert(!writable_shape<std::vector<post>>);
static_assert(!writable_shape<int>);

static_assert(level_is_whole<post_page>);
static_assert(!level_is_whole<user_card>);

static_assert(
    is_forward<first_type<possible_links<remarks_t, posts_t, multiplicity::one>::result>>);
static_assert(
    !is_forward<first_type<possible_links<posts_t, remarks_t, multiplicity::many>::result>>);
static_assert(!is_forward<first_type<links_through<post_labels_t, posts_t, labels_t>>>);

// No depth has to be said of what is there already.
static_assert(check_insert<branch, types<>>());

}  // namespace

BOOST_AUTO_TEST_SUITE(relation_insert_shape)

BOOST_AUTO_TEST_CASE(keys_are_copied_column_by_column) {
    invoice const from{2024, 7};
    item          to{1, 0, 0};
    copy_columns(from, types<invoices_t::year_t, invoices_t::number_t>{}, to,
                 types<items_t::year_t, items_t::number_t>{});
    BOOST_TEST(to.year == 2024);
    BOOST_TEST(to.number == 7);
}

BOOST_AUTO_TEST_SUITE_END()
