// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/bind_keys.hpp>

#include <string>

#include <boost/test/unit_test.hpp>

#include "unit/relation/shop.hpp"

using namespace orm;

namespace {

using of_one = among_keys<blog::remarks_t::post_id_t>;
using of_two = among_keys<blog::post_labels_t::post_id_t, blog::post_labels_t::label_name_t>;

value const one_column[]{value::of_integer(1), value::of_integer(2)};
value const two_columns[]{value::of_integer(1), value::of_text("a\"b"), value::of_integer(2),
                          value::of_text("")};

template <class Node>
void bind_to(value* values, scratch& kept, bool arrays, Node node) {
    binder             out{values, kept, false, arrays};
    no_arguments const none;
    bind(out, &node, &none);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(relation_bind_keys)

static_assert(parameter_count<of_one> == 1);
static_assert(parameter_count<of_two> == 2);

BOOST_AUTO_TEST_CASE(as_one_text) {
    scratch kept;
    value   bound[2];
    bind_to(bound, kept, false, of_one{one_column, 2});
    BOOST_TEST(bound[0].text() == "[1,2]");
    bind_to(bound, kept, false, of_two{two_columns, 2});
    BOOST_TEST(bound[0].text() == R"([[1,"a\"b"],[2,""]])");
    BOOST_TEST(bound[1].is_null());
}

BOOST_AUTO_TEST_CASE(as_an_array_for_each_column) {
    scratch kept;
    value   bound[2];
    bind_to(bound, kept, true, of_one{one_column, 2});
    BOOST_TEST((bound[0].kind == storage::list));
    BOOST_TEST((bound[0].type == sql_type::bigint));
    BOOST_TEST(bound[0].elements.size == 2u);
    bind_to(bound, kept, true, of_two{two_columns, 2});
    BOOST_TEST((bound[1].type == sql_type::text));
    BOOST_TEST(bound[0].elements.data[1].integer == 2);
    BOOST_TEST(bound[1].elements.data[0].text() == "a\"b");
}

BOOST_AUTO_TEST_SUITE_END()
