// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/taken_row.hpp>

#include <orm/relation/level_query.hpp>
#include <orm/session/plan.hpp>

#include <boost/test/unit_test.hpp>

#include "unit/relation/shop.hpp"

using namespace blog;
using namespace orm;

namespace {

using connection = first_type<possible_links<posts_t, remarks_t, multiplicity::many>::result>;
using rows       = level_query<remark, connection>;
using columns    = level_query<remark_text, connection>;

template <class Query>
using read_by = orm::row_type<statement_of_level<Query>>;

static_assert(std::same_as<read_by<rows>, remark>);
static_assert(!is_several_values<read_by<rows>>);
static_assert(is_several_values<read_by<columns>>);

}  // namespace

BOOST_AUTO_TEST_SUITE(relation_taken_row)

BOOST_AUTO_TEST_CASE(a_row_as_it_is) {
    read_by<rows> read{1, 7, "some text"};
    remark        row;
    BOOST_TEST(taken_row<rows>::column<remarks_t::post_id_t>(read) == 7);
    taken_row<rows>::store(read, row, false);
    BOOST_TEST(row.text == "some text");
    BOOST_TEST(read.text == "some text");
    taken_row<rows>::store(read, row, true);
    BOOST_TEST(row.id == 1);
}

BOOST_AUTO_TEST_CASE(columns_one_by_one_and_the_key_behind_them) {
    read_by<columns> read{};
    read.get<0>() = "some text";
    read.get<1>() = 7;
    BOOST_TEST(taken_row<columns>::column<remarks_t::post_id_t>(read) == 7);
    remark_text row;
    taken_row<columns>::store(read, row, true);
    BOOST_TEST(row.text == "some text");
}

BOOST_AUTO_TEST_SUITE_END()
