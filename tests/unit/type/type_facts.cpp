// SPDX-License-Identifier: BSL-1.0
#include <orm/type/type_facts.hpp>

#include <boost/test/unit_test.hpp>

using namespace orm;

namespace {

constexpr type_facts unknown;
constexpr type_facts date{type_family::date, sql_type::date, storage::date, member_type::converted,
                          true};

}  // namespace

static_assert(unknown.family == type_family::none && !unknown.column && !unknown.nullable);
static_assert(date.as_null().nullable && date.as_null().column);
static_assert(!date.as_operand().column && date.as_operand().family == type_family::date);
static_assert(date.as(sql_type::text, storage::text).sql == sql_type::text);
static_assert(date.as(sql_type::text, storage::text).stored == storage::text);
static_assert(date.as(sql_type::text, storage::text).column);

BOOST_AUTO_TEST_SUITE(type_type_facts)

BOOST_AUTO_TEST_CASE(another_encoding_keeps_family_and_null) {
    constexpr type_facts encoded = date.as_null().as(sql_type::integer, storage::integer);
    BOOST_TEST(encoded.nullable);
    BOOST_TEST((encoded.family == type_family::date));
    BOOST_TEST((encoded.member == member_type::converted));
}

BOOST_AUTO_TEST_SUITE_END()
