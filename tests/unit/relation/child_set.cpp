// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/child_set.hpp>

#include <type_traits>

#include <boost/test/unit_test.hpp>

#include "unit/relation/shop.hpp"

using namespace blog;
using namespace orm::dsl;

using remarks_of_post = orm::rows_of_row<post, remark>;
using by_key          = orm::link_of<remarks_of_post, orm::types<>>;
static_assert(std::is_same_v<by_key::child_columns, orm::types<remarks_t::post_id_t>>);
static_assert(orm::refers_to_parent<post, remark, by_key>);

using labels_of_post = orm::rows_of_row<post, label>;
using through        = orm::link_of<labels_of_post, orm::types<decltype(via(post_labels))>>;
static_assert(orm::has_a_table_between<post, label, through>);
static_assert(std::is_same_v<through::junction, post_labels_t>);

BOOST_AUTO_TEST_CASE(keys_are_put_one_behind_the_other) {
    orm::scratch            temporaries;
    std::vector<orm::value> keys;
    post_label const        one{7, "x"};
    orm::append_key(keys, one, temporaries,
                    orm::types<post_labels_t::post_id_t, post_labels_t::label_name_t>{});
    BOOST_TEST(keys.size() == 2);
    BOOST_TEST(keys[0].integer == 7);
    BOOST_TEST(keys[1].text() == "x");
    auto const node =
        orm::among(orm::types<post_labels_t::post_id_t, post_labels_t::label_name_t>{}, keys);
    BOOST_TEST(node.count == 1);
}
